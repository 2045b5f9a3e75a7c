package statelab.results.hotpaths;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import statelab.results.run.HotPathFork;
import statelab.results.statistics.Interval;
import statelab.results.statistics.LogRatio;

/**
 * Where two signed tokens bring the state sooner than a store does, over algorithm and size of the
 * state (rows) and the store's round trip (columns). Time on the clock of one read.
 *
 * <p>token ÷ (round trip + rest), where rest = lookup in the store − bare round trip, both as
 * measured on loopback: what a lookup takes beside its way. At the measured round trip that is the
 * measured lookup itself. Each fork gives one ratio; a cell is decided when the interval over the
 * forks lies wholly on one side of 1.
 *
 * @param columns round trips in order
 * @param rows one for each algorithm and size of state that both were measured for
 */
public record SensitivityMap(List<Column> columns, List<Row> rows) {
  private static final double CONFIDENCE = 0.95;
  private static final String LOOPBACK = "loopback";

  /** From a round trip inside one machine to one across a continent. */
  private static final double[] ROUND_TRIPS_NS = {
    20e3, 50e3, 100e3, 200e3, 500e3, 1e6, 2e6, 5e6, 10e6
  };

  public SensitivityMap {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Which of the two brings the state sooner. */
  public enum Sooner {
    TOKEN,
    LOOKUP,
    UNDECIDED
  }

  /**
   * A round trip.
   *
   * @param ns its length
   * @param measured where it was measured; blank for one that is only assumed
   */
  public record Column(double ns, String measured) {}

  /**
   * One algorithm at one size of state.
   *
   * @param algorithm of the signatures
   * @param stateBytes length of the state's JSON
   * @param tokenNs time of checking both tokens
   * @param lookupNs time of the lookup on loopback
   * @param breakEvenNs round trip at which both take the same; below zero when tokens are sooner
   *     even without any way
   * @param cells one for each column
   */
  public record Row(
      String algorithm,
      long stateBytes,
      double tokenNs,
      double lookupNs,
      double breakEvenNs,
      List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * One row at one round trip.
   *
   * @param ratio time of the tokens ÷ time of the lookup
   * @param interval of the ratio over forks; nothing for a single fork
   * @param sooner what the interval says
   */
  public record Cell(double ratio, Optional<Interval> interval, Sooner sooner) {}

  /**
   * The map of a run's hot paths.
   *
   * @param roundTrips others that the run measured, beside the one on loopback
   * @return nothing when the tokens, the lookup or the bare round trip were not measured
   */
  public static Optional<SensitivityMap> of(HotPaths paths, List<Column> roundTrips) {
    Optional<HotPath> way = paths.smallest(HotPaths.BARE_ROUND_TRIP, Map.of());
    if (way.isEmpty()) {
      return Optional.empty();
    }
    List<Column> columns = columns(way.get(), roundTrips);
    List<Row> rows =
        paths.of(HotPaths.TWO_TOKENS, Map.of()).stream()
            .sorted(Comparator.comparingDouble(HotPath::ns))
            .flatMap(token -> row(paths, token, way.get(), columns).stream())
            .toList();
    return rows.isEmpty() ? Optional.empty() : Optional.of(new SensitivityMap(columns, rows));
  }

  private static List<Column> columns(HotPath way, List<Column> others) {
    return Stream.of(
            DoubleStream.of(ROUND_TRIPS_NS).mapToObj(ns -> new Column(ns, "")),
            Stream.of(new Column(way.ns(), LOOPBACK)),
            others.stream())
        .flatMap(each -> each)
        .sorted(Comparator.comparingDouble(Column::ns))
        .toList();
  }

  private static Optional<Row> row(
      HotPaths paths, HotPath token, HotPath way, List<Column> columns) {
    long stateBytes = HotPaths.number(token, HotPaths.STATE_BYTES);
    return paths
        .of(HotPaths.LOOKUP_IN_STORE, Map.of(HotPaths.STATE_BYTES, Long.toString(stateBytes)))
        .stream()
        .findFirst()
        .map(
            lookup ->
                new Row(
                    token.parameters().getOrDefault(HotPaths.ALGORITHM, ""),
                    stateBytes,
                    token.ns(),
                    lookup.ns(),
                    token.ns() - (lookup.ns() - way.ns()),
                    columns.stream().map(column -> cell(token, lookup, way, column)).toList()));
  }

  private static Cell cell(HotPath token, HotPath lookup, HotPath way, Column column) {
    List<Double> tokens = new ArrayList<>();
    List<Double> lookups = new ArrayList<>();
    for (HotPathFork fork : token.forks()) {
      Optional<Double> looked = fork(lookup, fork);
      Optional<Double> went = fork(way, fork);
      if (looked.isPresent() && went.isPresent()) {
        // A lookup that was faster than the bare round trip beside it has no rest.
        double rest = Math.max(0, looked.get() - went.get());
        tokens.add(fork.ns());
        lookups.add(column.measured().equals(LOOPBACK) ? looked.get() : column.ns() + rest);
      }
    }
    return tokens.size() < 2
        ? new Cell(
            token.ns() / (column.ns() + Math.max(0, lookup.ns() - way.ns())),
            Optional.empty(),
            Sooner.UNDECIDED)
        : judged(LogRatio.of(array(lookups), array(tokens)));
  }

  private static Cell judged(LogRatio ratio) {
    Optional<Interval> interval = ratio.interval(CONFIDENCE);
    Sooner sooner =
        interval
            .map(
                ends ->
                    ends.high() < 1
                        ? Sooner.TOKEN
                        : ends.low() > 1 ? Sooner.LOOKUP : Sooner.UNDECIDED)
            .orElse(Sooner.UNDECIDED);
    return new Cell(ratio.estimate(), interval, sooner);
  }

  private static Optional<Double> fork(HotPath path, HotPathFork like) {
    return path.forks().stream()
        .filter(each -> HotPath.pairs(each, like))
        .map(HotPathFork::ns)
        .findFirst();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
