package statelab.results.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import statelab.results.archive.RunFolder;
import statelab.results.catalogue.ExperimentName;
import statelab.results.catalogue.Metrics;
import statelab.results.report.page.Comparison;

/** Two or more runs side by side; the first is what the others are compared with. */
public final class RunComparison {
  private final List<ComparedRun> runs;
  private final Map<ComparedRun.Place, List<Optional<RunPair>>> pairs;

  private RunComparison(List<ComparedRun> runs) {
    this.runs = runs;
    this.pairs = pairs(runs);
  }

  /**
   * Compares runs.
   *
   * @throws IllegalArgumentException if they are fewer than two, one stands twice, or they have no
   *     metric of the same arm in common; the message says which
   * @throws statelab.results.archive.ArchiveException if a run cannot be read
   */
  public static RunComparison of(List<RunFolder> folders) {
    if (folders.size() < 2) {
      throw new IllegalArgumentException("a comparison needs two runs or more");
    }
    Set<Object> seen = new LinkedHashSet<>();
    for (RunFolder folder : folders) {
      if (!seen.add(folder.path())) {
        throw new IllegalArgumentException(folder.path() + " stands twice among the runs");
      }
    }
    RunComparison comparison = new RunComparison(folders.stream().map(ComparedRun::of).toList());
    if (comparison.pairs.isEmpty()) {
      throw new IllegalArgumentException(
          comparison.runs.stream()
              .map(run -> "%s holds %s".formatted(run.name(), run.holds()))
              .collect(
                  Collectors.joining(
                      "; ", "the runs have no metric of the same arm in common: ", "")));
    }
    return comparison;
  }

  /** What at least two runs have values for, in the order of a report. */
  private static Map<ComparedRun.Place, List<Optional<RunPair>>> pairs(List<ComparedRun> runs) {
    Map<ComparedRun.Place, Long> places =
        runs.stream()
            .flatMap(run -> run.places().stream())
            .collect(
                Collectors.groupingBy(place -> place, LinkedHashMap::new, Collectors.counting()));
    List<ComparedRun.Place> common =
        places.keySet().stream()
            .filter(place -> places.getOrDefault(place, 0L) > 1)
            .sorted(
                Comparator.comparingInt(RunComparison::experimentOrder)
                    .thenComparingInt(place -> Metrics.names().indexOf(place.metric().name()))
                    .thenComparing(ComparedRun.Place::arm, MeasuredArm.IN_ORDER))
            .toList();
    Map<ComparedRun.Place, List<Optional<RunPair>>> pairs = new LinkedHashMap<>();
    common.forEach(place -> pairs.put(place, againstFirst(runs, place)));
    return pairs;
  }

  private static int experimentOrder(ComparedRun.Place place) {
    int known = ExperimentName.labels().indexOf(place.experiment());
    return known < 0 ? Integer.MAX_VALUE : known;
  }

  private static List<Optional<RunPair>> againstFirst(
      List<ComparedRun> runs, ComparedRun.Place place) {
    double[] first = runs.getFirst().values(place);
    return runs.stream()
        .skip(1)
        .map(run -> RunPair.of(place.metric(), first, run.values(place)))
        .toList();
  }

  /** The comparison as one HTML page that needs no network and no script. */
  public String html() {
    return new Template().renderComparison(words());
  }

  /** Names of the runs, in order. */
  List<String> names() {
    return runs.stream().map(ComparedRun::name).toList();
  }

  /** Every figure of every run as numbers. */
  List<ComparedFigure> figures() {
    List<ComparedFigure> figures = new ArrayList<>();
    pairs.forEach(
        (place, against) -> {
          figures.add(ComparedFigure.of(runs.getFirst(), 1, place, Optional.empty()));
          for (int i = 1; i < runs.size(); i++) {
            figures.add(ComparedFigure.of(runs.get(i), i + 1, place, against.get(i - 1)));
          }
        });
    return figures;
  }

  /** The page's parts, every number in words. */
  Comparison words() {
    return new ComparisonWords(runs, pairs).all();
  }
}
