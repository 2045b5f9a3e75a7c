package statelab.results.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import statelab.results.catalogue.Direction;
import statelab.results.catalogue.ExperimentName;
import statelab.results.report.page.Comparison;
import statelab.results.report.page.VerdictMark;
import statelab.results.run.ClaimVerdict;

/** Puts a comparison of runs into words and tables. */
final class ComparisonWords {
  private static final VerdictMark UNJUDGED = VerdictMark.NOT_MEASURED;

  private final List<ComparedRun> runs;
  private final Map<ComparedRun.Place, List<Optional<RunPair>>> pairs;

  /**
   * @param runs the runs, the first being what the others are compared with
   * @param pairs for each place one entry for each run but the first
   */
  ComparisonWords(List<ComparedRun> runs, Map<ComparedRun.Place, List<Optional<RunPair>>> pairs) {
    this.runs = runs;
    this.pairs = pairs;
  }

  Comparison all() {
    Set<String> names = new LinkedHashSet<>();
    runs.forEach(run -> names.addAll(run.facts().keySet()));
    List<Comparison.FactRow> differing =
        names.stream().map(this::fact).filter(ComparisonWords::differs).toList();
    return new Comparison(
        columns(), differing, names.size() - differing.size(), claims(), experiments(), tally());
  }

  private List<Comparison.RunColumn> columns() {
    List<Comparison.RunColumn> columns = new ArrayList<>();
    for (ComparedRun run : runs) {
      columns.add(
          new Comparison.RunColumn(
              columns.size() + 1,
              run.name(),
              PageMaker.machine(run.manifest().machine()),
              Words.count(run.trials(), "trial")));
    }
    return columns;
  }

  private Comparison.FactRow fact(String name) {
    return new Comparison.FactRow(
        name, runs.stream().map(run -> run.facts().getOrDefault(name, "")).toList());
  }

  private static boolean differs(Comparison.FactRow row) {
    return row.values().stream().distinct().count() > 1;
  }

  private List<Comparison.ClaimLine> claims() {
    return runs.stream()
        .flatMap(run -> run.judged().verdicts().stream())
        .map(ClaimVerdict::claim)
        .distinct()
        .map(this::claim)
        .toList();
  }

  private Comparison.ClaimLine claim(String id) {
    List<ClaimVerdict> verdicts = runs.stream().flatMap(run -> run.verdict(id).stream()).toList();
    return new Comparison.ClaimLine(
        id,
        verdicts.getFirst().statement(),
        runs.stream().map(run -> cell(run, id)).toList(),
        agreement(id));
  }

  /** Runs agree only on what at least two of them have measured. */
  private Comparison.Agreement agreement(String id) {
    List<ClaimVerdict> measured =
        runs.stream()
            .flatMap(run -> run.verdict(id).filter(run.judged()::hasMeasured).stream())
            .toList();
    if (measured.size() < 2) {
      return measured.isEmpty() ? Comparison.Agreement.NONE : Comparison.Agreement.ONE;
    }
    return measured.stream().map(ClaimVerdict::verdict).distinct().count() == 1
        ? Comparison.Agreement.SAME
        : Comparison.Agreement.DIFFERENT;
  }

  private static Comparison.ClaimCell cell(ComparedRun run, String id) {
    return run.verdict(id)
        .flatMap(
            verdict ->
                run.judged()
                    .ledger()
                    .claim(id)
                    .map(EffectText::new)
                    .map(
                        text ->
                            new Comparison.ClaimCell(
                                true,
                                run.judged().mark(verdict),
                                text.effect(verdict.estimate()),
                                text.interval(verdict.intervalLow(), verdict.intervalHigh()))))
        .orElse(new Comparison.ClaimCell(false, UNJUDGED, "", ""));
  }

  private List<Comparison.ExperimentLines> experiments() {
    Map<String, List<ComparedRun.Place>> byExperiment =
        pairs.keySet().stream()
            .collect(
                Collectors.groupingBy(
                    ComparedRun.Place::experiment, LinkedHashMap::new, Collectors.toList()));
    return byExperiment.entrySet().stream()
        .map(
            entry ->
                new Comparison.ExperimentLines(
                    entry.getKey(),
                    ExperimentName.find(entry.getKey())
                        .map(ExperimentName::question)
                        .orElse(entry.getKey()),
                    entry.getValue().stream().map(this::line).toList()))
        .toList();
  }

  private Comparison.Line line(ComparedRun.Place place) {
    List<Comparison.Cell> cells = new ArrayList<>();
    cells.add(cell(runs.getFirst(), place, Optional.empty()));
    List<Optional<RunPair>> its = pairs.getOrDefault(place, List.of());
    for (int i = 1; i < runs.size(); i++) {
      cells.add(cell(runs.get(i), place, its.get(i - 1)));
    }
    return new Comparison.Line(
        place.metric().name(), place.metric().meaning(), place.arm().label(), cells);
  }

  private static Comparison.Cell cell(
      ComparedRun run, ComparedRun.Place place, Optional<RunPair> pair) {
    String unit = place.metric().unit();
    Optional<ArmMean> mean = ArmMean.of(place.metric(), run.values(place));
    int invalid = run.invalid(place);
    String missing = invalid > 0 ? "no valid trial" : "not measured";
    return new Comparison.Cell(
        mean.map(found -> Quantity.of(found.mean(), unit)).orElse(missing),
        mean.flatMap(ArmMean::interval)
            .map(ends -> Quantity.range(ends.low(), ends.high(), unit))
            .orElse(""),
        "n = %d%s"
            .formatted(
                mean.map(ArmMean::n).orElse(0),
                invalid > 0 ? ", " + invalid + " invalid left out" : ""),
        pair.map(RunPair::effectText).orElse(""),
        pair.map(RunPair::intervalText).orElse(""),
        pair.map(ComparisonWords::says).orElse(Comparison.Says.NOTHING));
  }

  private static Comparison.Says says(RunPair pair) {
    return switch (pair.outcome()) {
      case EQUAL -> new Comparison.Says("equal in every trial", "=", "unmeasured");
      case ALIKE -> new Comparison.Says("alike", "=", "unmeasured");
      case DIFFERENT -> differs(pair);
      case OPEN -> new Comparison.Says("cannot tell", "?", "inconclusive");
    };
  }

  /** Which way it differs, and whether that is the better one. */
  private static Comparison.Says differs(RunPair pair) {
    boolean higher = pair.isHigher();
    String word = higher ? "higher" : "lower";
    String symbol = higher ? "↑" : "↓";
    return switch (pair.metric().direction()) {
      case DESCRIBES -> new Comparison.Says(word, symbol, "unmeasured");
      case LOWER_IS_BETTER, HIGHER_IS_BETTER -> {
        boolean better = higher == (pair.metric().direction() == Direction.HIGHER_IS_BETTER);
        yield new Comparison.Says(
            word + (better ? ", better" : ", worse"), symbol, better ? "supported" : "refuted");
      }
    };
  }

  private String tally() {
    Map<RunPair.Outcome, Long> counts =
        pairs.values().stream()
            .flatMap(List::stream)
            .flatMap(Optional::stream)
            .collect(Collectors.groupingBy(RunPair::outcome, Collectors.counting()));
    return "Of the figures that two runs have, %d are equal in every trial, %d alike within their thresholds, %d differ by more, and of %d the trials cannot tell%s"
        .formatted(
            counts.getOrDefault(RunPair.Outcome.EQUAL, 0L),
            counts.getOrDefault(RunPair.Outcome.ALIKE, 0L),
            counts.getOrDefault(RunPair.Outcome.DIFFERENT, 0L),
            counts.getOrDefault(RunPair.Outcome.OPEN, 0L),
            alone());
  }

  /** What stands in no table, since there is nothing to hold it against. */
  private String alone() {
    long alone =
        runs.stream()
            .flatMap(run -> run.places().stream())
            .distinct()
            .filter(place -> !pairs.containsKey(place))
            .count();
    return alone == 0 ? "" : "; figures that only one run has: " + alone;
  }
}
