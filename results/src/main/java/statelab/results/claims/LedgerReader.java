package statelab.results.claims;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import statelab.results.catalogue.Architecture;
import statelab.results.catalogue.ColumnGroup;
import statelab.results.catalogue.Direction;
import statelab.results.catalogue.ExperimentName;
import statelab.results.catalogue.Metric;
import statelab.results.catalogue.Metrics;
import statelab.results.definition.Fields;

/** Reads the fields of a ledger and holds them against the catalogue. */
final class LedgerReader {
  private static final List<String> SECTIONS =
      IntStream.rangeClosed(2, 10).mapToObj(String::valueOf).toList();

  private final Set<String> ids = new HashSet<>();
  private final Set<String> claimIds = new HashSet<>();

  private LedgerReader() {}

  static Optional<LedgerContent> read(Fields root) {
    return new LedgerReader().content(root);
  }

  private Optional<LedgerContent> content(Fields root) {
    if (root.whole("version") != 1) {
      root.reject("version", "must be 1");
    }
    List<Column> columns = each(root.groups("columns"), LedgerReader::column);
    List<Claim> claims = each(root.groups("claims"), this::claim);
    List<NotMeasured> notMeasured = each(root.groups("not-measured-yet"), this::notMeasured);
    List<Question> questions = each(root.groups("questions"), this::question);
    return root.build(() -> new LedgerContent(columns, questions, claims, notMeasured));
  }

  private static <T> List<T> each(List<Fields> groups, Function<Fields, Optional<T>> reader) {
    return groups.stream().map(reader).flatMap(Optional::stream).toList();
  }

  private static Optional<Column> column(Fields fields) {
    Optional<ColumnGroup> group =
        fields.choice("group", List.of(ColumnGroup.values()), ColumnGroup::label);
    List<String> arms = fields.manyOf("arms", Architecture.labels());
    String setting = fields.text("setting");
    return fields.build(() -> new Column(group.orElseThrow(), arms, setting));
  }

  private Optional<Claim> claim(Fields fields) {
    String id = newId(fields);
    claimIds.add(id);
    List<Integer> advice = advice(fields);
    String statement = fields.text("statement");
    Optional<ExperimentName> experiment = experiment(fields);
    Optional<Metric> metric = metric(fields);
    Optional<Contrast> contrast =
        fields.group("contrast").flatMap(below -> ContrastReader.read(below, metric));
    Optional<Double> largest = fields.optionalNumber("largest-effect");
    OptionalDouble largestEffect =
        largest.isPresent() ? OptionalDouble.of(largest.get()) : OptionalDouble.empty();
    String refutedBy = fields.text("refuted-by");
    return fields.build(
        () ->
            new Claim(
                id,
                advice,
                statement,
                experiment.orElseThrow(),
                metric.orElseThrow(),
                contrast.orElseThrow(),
                largestEffect,
                refutedBy));
  }

  private Optional<NotMeasured> notMeasured(Fields fields) {
    String id = newId(fields);
    List<Integer> advice = advice(fields);
    String statement = fields.text("statement");
    String reason = fields.text("reason");
    return fields.build(() -> new NotMeasured(id, advice, statement, reason));
  }

  private Optional<Question> question(Fields fields) {
    String id = newId(fields);
    String text = fields.text("question");
    String advised = fields.text("advised");
    Optional<Question.Rule> rule =
        fields.choice("rule", List.of(Question.Rule.values()), Question.Rule::label);
    List<String> claims =
        fields.has("claims") ? fields.manyOf("claims", claimIds) : List.<String>of();
    Optional<Question.Cell> cell = fields.optionalGroup("cell").flatMap(LedgerReader::cell);
    String reason = fields.optionalText("not-measured-yet").orElse("");
    return fields.build(
        () -> new Question(id, text, advised, rule.orElseThrow(), claims, cell, reason));
  }

  private static Optional<Question.Cell> cell(Fields fields) {
    Optional<ExperimentName> experiment = experiment(fields);
    String level = fields.optionalText("level").orElse("");
    Optional<Metric> metric = metric(fields);
    return fields.build(
        () -> new Question.Cell(experiment.orElseThrow(), level, metric.orElseThrow()));
  }

  private static Optional<ExperimentName> experiment(Fields fields) {
    return fields.choice("experiment", List.of(ExperimentName.values()), ExperimentName::label);
  }

  private static Optional<Metric> metric(Fields fields) {
    Optional<Metric> metric = fields.choice("metric", Metrics.all(), Metric::name);
    if (metric.filter(found -> found.direction() == Direction.DESCRIBES).isPresent()) {
      fields.reject("metric", "must be a metric that is judged; this one only describes a trial");
    }
    return metric;
  }

  private static List<Integer> advice(Fields fields) {
    return fields.manyOf("advice", SECTIONS).stream()
        .filter(section -> !section.isEmpty())
        .map(Integer::valueOf)
        .toList();
  }

  private String newId(Fields fields) {
    String id = fields.text("id");
    if (!id.isEmpty() && !ids.add(id)) {
      fields.reject("id", "must be unique in the ledger");
    }
    return id;
  }
}
