package statelab.results.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import statelab.results.statistics.ChangePoints;

/**
 * Stored gates that measured many candidates against one frozen reference. What is compared over
 * time is each metric as a ratio to (or difference from) that reference in the same session, so
 * that neither the machine nor its load of the day is in it.
 *
 * @param reference what all were measured against
 * @param gates how many gates it rests on
 * @param series one for each architecture and metric
 */
public record GateHistory(String reference, int gates, List<Series> series) {
  private static final String FILE = "gate.json";
  private static final int DEPTH = 4;

  public GateHistory {
    series = List.copyOf(series);
  }

  /**
   * One metric over time.
   *
   * @param ratio whether values are ratios to the reference and not differences
   * @param points in the order of time
   * @param changes indices of the points at which the level changed
   * @param autocorrelation lag-1 autocorrelation of what the changes do not explain
   */
  public record Series(
      String architecture,
      String metric,
      String unit,
      boolean ratio,
      List<Point> points,
      List<Integer> changes,
      double autocorrelation) {
    public Series {
      points = List.copyOf(points);
      changes = List.copyOf(changes);
    }

    /** Whether values depend on those before, so that change points deserve doubt. */
    public boolean doubtful() {
      return points.size() >= 2 * ChangePoints.SHORTEST_SEGMENT
          && Math.abs(autocorrelation) > ChangePoints.doubtfulAutocorrelation(points.size());
    }
  }

  /** The value of one metric in one gate. */
  public record Point(Instant at, String candidate, double value) {}

  /**
   * Reads every {@code gate.json} in a folder and up to four levels below it.
   *
   * @throws HistoryException if there is none, one cannot be read, or they were not measured
   *     against the same reference with the same experiment in the same lab and conditions
   */
  public static GateHistory read(Path folder) {
    List<StoredGate> gates = stored(folder);
    if (gates.isEmpty()) {
      throw new HistoryException(
          "%s holds no %s; 'statelab gate --base=REFERENCE --out=FOLDER' writes one"
              .formatted(folder, FILE));
    }
    requireSame("reference", StoredGate::base, gates);
    requireSame("experiment", StoredGate::experiment, gates);
    requireSame("lab", StoredGate::lab, gates);
    requireSame("conditions", gate -> gate.conditions().toString(), gates);
    return new GateHistory(gates.getFirst().base(), gates.size(), series(gates));
  }

  private static List<StoredGate> stored(Path folder) {
    try (Stream<Path> files = Files.find(folder, DEPTH, (file, facts) -> isGate(file))) {
      return files.map(StoredGate::read).sorted(Comparator.comparing(StoredGate::at)).toList();
    } catch (IOException e) {
      throw new HistoryException("cannot read the folder " + folder);
    }
  }

  private static boolean isGate(Path file) {
    return file.endsWith(FILE) && Files.isRegularFile(file);
  }

  private static void requireSame(
      String what, Function<StoredGate, String> of, List<StoredGate> gates) {
    String first = of.apply(gates.getFirst());
    for (StoredGate gate : gates) {
      if (!of.apply(gate).equals(first)) {
        throw new HistoryException(
            "%s has the %s '%s', but %s has '%s'; a history needs one and the same"
                .formatted(gate.file(), what, of.apply(gate), gates.getFirst().file(), first));
      }
    }
  }

  private static List<Series> series(List<StoredGate> gates) {
    Map<List<String>, List<Point>> points = new LinkedHashMap<>();
    Map<List<String>, StoredGate.Figure> kinds = new LinkedHashMap<>();
    for (StoredGate gate : gates) {
      for (StoredGate.Figure figure : gate.figures()) {
        List<String> key = List.of(figure.architecture(), figure.metric());
        kinds.putIfAbsent(key, figure);
        points
            .computeIfAbsent(key, none -> new ArrayList<>())
            .add(new Point(gate.at(), gate.candidate(), figure.estimate()));
      }
    }
    return kinds.entrySet().stream()
        .map(entry -> series(entry.getValue(), points.getOrDefault(entry.getKey(), List.of())))
        .toList();
  }

  /** Ratios are searched by their logarithms, in which up and down weigh the same. */
  private static Series series(StoredGate.Figure kind, List<Point> points) {
    double[] values =
        points.stream()
            .mapToDouble(point -> kind.ratio() ? Math.log(point.value()) : point.value())
            .toArray();
    List<Integer> changes = ChangePoints.of(values);
    return new Series(
        kind.architecture(),
        kind.metric(),
        kind.unit(),
        kind.ratio(),
        points,
        changes,
        ChangePoints.autocorrelation(values, changes));
  }
}
