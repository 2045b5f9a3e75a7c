package statelab.results.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import statelab.results.run.Outcome;
import statelab.results.run.Phase;
import statelab.results.run.RequestRecord;

/**
 * How much a fault cost users and how soon it was over. Requests of all steps but the audit fall,
 * by their intended time, into bins of 100 ms that are counted from the injection.
 *
 * <ul>
 *   <li>{@code error_area_s} = Σ over bins from the injection to the end of the load of (requests
 *       not answered as expected ÷ requests) × 0.1 s. One second of complete outage is 1 s, and so
 *       are two seconds in which half of the requests fail. A bin without requests adds nothing.
 *   <li>{@code time_to_recover_s} = start of the first window of 1 s after the injection that lies
 *       in the calm band and after the last relapse. In the band: the window's share of requests
 *       answered as expected is at least the smallest of any window of the calm phase, its 95th
 *       percentile of latency (ordinary steps, successes) is at most 1.1 × the largest of any calm
 *       window, and it holds at least 0.9 × as many requests as the emptiest calm window, since
 *       users who still hang send nothing that could fail. A relapse is a window, begun by the
 *       horizon, whose share or number of requests is below the band, whatever came before. When
 *       there is no recovery by the horizon, the value is the horizon (the time is censored there);
 *       when the load ended before the horizon the figure is then invalid.
 * </ul>
 *
 * <p>That is the settling time of control engineering, "to reach and stay within" a band (Ogata,
 * Modern Control Engineering), with one difference: slow answers alone are no relapse. Healing
 * starts a process on the machine that everybody shares, and while it starts all arms answer more
 * slowly. What benchmarks of routers ask for, convergence that holds without further packets lost
 * (RFC 6412, "sustained convergence validation time"), is what is asked here.
 */
final class Recovery implements Meter {
  private static final String TIME = "time_to_recover_s";
  private static final long BIN_NS = 100_000_000;
  private static final double BIN_S = BIN_NS / 1e9;
  private static final int WINDOW_BINS = 10;
  private static final double LATENCY_TOLERANCE = 1.1;
  private static final double REQUESTS_TOLERANCE = 0.9;

  private final Timeline timeline;
  private final long injectionNs;
  private final double horizonS;
  private final TreeMap<Integer, Bin> bins = new TreeMap<>();

  /**
   * @param horizonS where a time to recover is censored, in s, above 0
   */
  Recovery(Timeline timeline, long injectionNs, double horizonS) {
    this.timeline = timeline;
    this.injectionNs = injectionNs;
    this.horizonS = horizonS;
  }

  @Override
  public void accept(RequestRecord request) {
    if (timeline.isMeasured(request)) {
      bins.computeIfAbsent(binAt(request.intendedNs()), index -> new Bin()).accept(request);
    }
  }

  private int binAt(long timeNs) {
    return Math.toIntExact(Math.floorDiv(timeNs - injectionNs, BIN_NS));
  }

  @Override
  public List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("error_area_s", errorArea()));
    calmBand().ifPresent(band -> figures.add(timeToRecover(band)));
    return figures;
  }

  private double errorArea() {
    return bins.tailMap(0).values().stream()
        .mapToDouble(bin -> (double) bin.unexpected / bin.requests * BIN_S)
        .sum();
  }

  private Figure timeToRecover(Window band) {
    int last = Math.min(horizonBin(), binAt(timeline.loadEndNs()) - WINDOW_BINS);
    Optional<Double> recovered =
        IntStream.rangeClosed(afterRelapses(band, last), last)
            .filter(bin -> window(bin).filter(window -> window.isWithin(band)).isPresent())
            .mapToObj(bin -> bin * BIN_S)
            .findFirst();
    String doubt =
        recovered.isEmpty() && watchedS() < horizonS
            ? "not recovered when the load ended, before the horizon of %.0f s".formatted(horizonS)
            : null;
    return new Figure(TIME, Math.min(horizonS, recovered.orElse(horizonS)), doubt);
  }

  private int horizonBin() {
    return Math.toIntExact(Math.round(horizonS / BIN_S));
  }

  /** From the injection to the end of the load. */
  private double watchedS() {
    return (timeline.loadEndNs() - injectionNs) / 1e9;
  }

  /** The first bin from which on no window up to the last one fails users. */
  private int afterRelapses(Window band, int last) {
    return IntStream.iterate(last, bin -> bin >= 0, bin -> bin - 1)
        .filter(bin -> window(bin).filter(window -> window.serves(band)).isEmpty())
        .map(bin -> bin + 1)
        .findFirst()
        .orElse(0);
  }

  /** The worst that the calm phase shows in any window, with its tolerances. */
  private Optional<Window> calmBand() {
    return timeline
        .span(Phase.CALM)
        .flatMap(
            calm ->
                IntStream.rangeClosed(
                        binAt(calm.fromNs() + BIN_NS - 1),
                        Math.min(0, binAt(calm.toNs())) - WINDOW_BINS)
                    .mapToObj(this::window)
                    .flatMap(Optional::stream)
                    .reduce(Window::worse))
        .map(Window::withTolerances);
  }

  /** The window that begins with this bin; empty when nobody sent a request in it. */
  private Optional<Window> window(int firstBin) {
    Bin sum = new Bin();
    bins.subMap(firstBin, firstBin + WINDOW_BINS).values().forEach(sum::add);
    if (sum.requests == 0) {
      return Optional.empty();
    }
    double expectedShare = 1 - (double) sum.unexpected / sum.requests;
    double p95Ns = (double) sum.latency.getValueAtPercentile(95);
    return Optional.of(new Window(expectedShare, p95Ns, (double) sum.requests));
  }

  /**
   * What one window shows.
   *
   * @param expectedShare share of requests answered as expected, 0 to 1
   * @param p95Ns 95th percentile of latency; 0 without a success
   * @param requests how many were meant to be sent in it and were sent
   */
  private record Window(double expectedShare, double p95Ns, double requests) {
    Window worse(Window other) {
      return new Window(
          Math.min(expectedShare, other.expectedShare),
          Math.max(p95Ns, other.p95Ns),
          Math.min(requests, other.requests));
    }

    Window withTolerances() {
      return new Window(expectedShare, p95Ns * LATENCY_TOLERANCE, requests * REQUESTS_TOLERANCE);
    }

    boolean isWithin(Window band) {
      return serves(band) && p95Ns <= band.p95Ns;
    }

    /** Whether as many users ask, and as many are answered as expected, as in the calm. */
    boolean serves(Window band) {
      return expectedShare >= band.expectedShare && requests >= band.requests;
    }
  }

  private static final class Bin {
    /** Two digits: a percentile that is off by 1 % does not move a band of 10 %. */
    private final Histogram latency = new Histogram(2);

    private long requests;
    private long unexpected;

    void accept(RequestRecord request) {
      requests++;
      if (request.outcome() != Outcome.SUCCEEDED) {
        unexpected++;
      } else if (Steps.isOrdinary(request)) {
        latency.recordValue(request.latencyNs());
      }
    }

    void add(Bin other) {
      requests += other.requests;
      unexpected += other.unexpected;
      latency.add(other.latency);
    }
  }
}
