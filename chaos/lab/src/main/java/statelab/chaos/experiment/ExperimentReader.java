package statelab.chaos.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import statelab.results.catalogue.Architecture;
import statelab.results.catalogue.Metrics;
import statelab.results.definition.DefinitionFile;
import statelab.results.definition.Fields;

/** Reads an experiment from YAML; what is wrong is reported all at once, with its place. */
public final class ExperimentReader {
  /** Stands in for the size of a cluster that could not be read. */
  static final int MOST_NODES = 16;

  private static final List<String> SECTIONS = Aim.SECTIONS.stream().map(String::valueOf).toList();

  private ExperimentReader() {}

  /** Reads a file. */
  public static Experiment read(Path file) throws IOException {
    return DefinitionFile.read(file, ExperimentReader::experiment);
  }

  /** Reads a text that problems call by this name. */
  public static Experiment parse(String name, String text) {
    return DefinitionFile.parse(name, text, ExperimentReader::experiment);
  }

  private static Optional<Experiment> experiment(Fields fields) {
    String name = fields.text("name");
    String question = fields.text("question");
    List<Arm> arms = fields.groups("arms").stream().flatMap(arm -> arm(arm).stream()).toList();
    Optional<Arm> control = fields.optionalGroup("control").flatMap(group -> control(group, arms));
    Optional<Experiment.ClusterShape> cluster =
        fields.group("cluster").flatMap(group -> cluster(group, Optional.empty()));
    int nodes = cluster.map(Experiment.ClusterShape::nodes).orElse(MOST_NODES);
    ProcedureReader procedure = new ProcedureReader(fields, nodes);
    Optional<Map<Profile, Integer>> trials =
        fields.group("trials").flatMap(ExperimentReader::trials);
    Optional<Aim> aim = aim(fields);
    LevelReader levelReader =
        new LevelReader(
            architectures(arms),
            cluster,
            procedure,
            aim.map(Aim::validity).orElse(ValidityRules.USUAL));
    List<LevelPlan> levels =
        fields.optionalGroup("levels").map(levelReader::read).orElse(List.of());
    Optional<Starts> starts =
        fields.has("start")
            ? fields.group("start").flatMap(group -> starts(group, procedure.scripted()))
            : Optional.of(Starts.EACH_TRIAL);
    return fields.build(
        () ->
            new Experiment(
                name,
                question,
                Stream.concat(arms.stream(), control.stream()).toList(),
                cluster.orElseThrow(),
                procedure.procedure(),
                trials.orElseThrow(),
                levels,
                starts.orElseThrow(),
                aim.orElseThrow()));
  }

  /** What it is for; all of it may be left out. */
  private static Optional<Aim> aim(Fields fields) {
    List<Integer> advice =
        someOf(fields, "advice", SECTIONS).stream().map(Integer::valueOf).toList();
    List<String> metrics = someOf(fields, "metrics", Metrics.names());
    Optional<ValidityRules> validity =
        fields.has("validity")
            ? fields.group("validity").flatMap(group -> validity(group, ValidityRules.USUAL))
            : Optional.of(ValidityRules.USUAL);
    return validity.map(rules -> new Aim(advice, metrics, rules));
  }

  private static List<String> someOf(Fields fields, String key, List<String> valid) {
    return fields.has(key)
        ? fields.manyOf(key, valid).stream().filter(each -> !each.isEmpty()).toList()
        : List.of();
  }

  /** What is left out is as in {@code base}. */
  static Optional<ValidityRules> validity(Fields fields, ValidityRules base) {
    double leastSent = fields.optionalNumber("least-sent").orElse(base.leastSent());
    double mostStolen = fields.optionalNumber("most-stolen").orElse(base.mostStolen());
    double mostUsed = fields.optionalNumber("most-used").orElse(base.mostUsed());
    return fields.build(() -> new ValidityRules(leastSent, mostStolen, mostUsed));
  }

  private static Optional<Arm> arm(Fields fields) {
    String architecture = fields.oneOf("architecture", Architecture.labels());
    Map<String, String> options = texts(fields, "options");
    Map<Profile, Integer> ownTrials = ownTrials(fields);
    return fields.build(() -> new Arm(architecture, options, false, ownTrials));
  }

  /** The arm that is measured twice, so that the run knows its own noise. */
  private static Optional<Arm> control(Fields fields, List<Arm> arms) {
    String name = fields.oneOf("arm", architectures(arms));
    Map<Profile, Integer> ownTrials = ownTrials(fields);
    return fields.build(() -> armOf(name, arms).asControl(ownTrials));
  }

  private static Map<Profile, Integer> ownTrials(Fields fields) {
    return fields.optionalGroup("trials").flatMap(ExperimentReader::someTrials).orElse(Map.of());
  }

  private static List<String> architectures(List<Arm> arms) {
    return arms.stream().map(Arm::architecture).distinct().toList();
  }

  /** The profiles that something is measured in. */
  static Set<Profile> profiles(Fields fields) {
    return fields.manyOf("profiles", Profile.labels()).stream()
        .filter(label -> !label.isEmpty())
        .map(label -> Profile.valueOf(label.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toSet());
  }

  private static Arm armOf(String architecture, List<Arm> arms) {
    return arms.stream()
        .filter(arm -> arm.architecture().equals(architecture))
        .findFirst()
        .orElseThrow();
  }

  /** A mapping of names to texts that may be left out. */
  static Map<String, String> texts(Fields fields, String key) {
    Map<String, String> texts = new HashMap<>();
    fields
        .optionalGroup(key)
        .ifPresent(group -> group.keys().forEach(name -> texts.put(name, group.text(name))));
    return texts;
  }

  /** What is left out is as in {@code base}, or has to be given when there is none. */
  static Optional<Experiment.ClusterShape> cluster(
      Fields fields, Optional<Experiment.ClusterShape> base) {
    int nodes =
        Math.toIntExact(inherited(fields, "nodes", base.map(b -> (long) b.nodes()), fields::whole));
    boolean affinity =
        fields.flag("affinity", base.map(Experiment.ClusterShape::affinity).orElse(true));
    boolean orders = fields.flag("orders", base.map(Experiment.ClusterShape::orders).orElse(false));
    return fields.build(() -> new Experiment.ClusterShape(nodes, affinity, orders));
  }

  /** What is given, or as in {@code base} when it is left out and there is one. */
  static <T> T inherited(Fields fields, String key, Optional<T> base, Function<String, T> reader) {
    return base.isPresent() && !fields.has(key) ? base.get() : reader.apply(key);
  }

  /** How many trials share one start of a cluster; a script has no warm-up. */
  private static Optional<Starts> starts(Fields fields, boolean scripted) {
    Optional<Map<Profile, Integer>> trials =
        fields.group("trials").flatMap(ExperimentReader::someTrials);
    Duration warmUp = scripted ? Duration.ZERO : fields.duration("warm-up");
    return fields.build(() -> new Starts(trials.orElseThrow(), warmUp));
  }

  private static Optional<Map<Profile, Integer>> trials(Fields fields) {
    return trials(fields, Arrays.asList(Profile.values()));
  }

  /** Trials by profile, of which some may be left out. */
  private static Optional<Map<Profile, Integer>> someTrials(Fields fields) {
    return trials(
        fields,
        Arrays.stream(Profile.values()).filter(profile -> fields.has(profile.label())).toList());
  }

  private static Optional<Map<Profile, Integer>> trials(Fields fields, List<Profile> profiles) {
    Map<Profile, Integer> trials = new EnumMap<>(Profile.class);
    for (Profile profile : profiles) {
      trials.put(profile, Math.toIntExact(fields.whole(profile.label())));
    }
    return fields.build(() -> trials);
  }
}
