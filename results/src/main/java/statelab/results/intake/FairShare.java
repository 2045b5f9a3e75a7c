package statelab.results.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import statelab.results.catalogue.MetricKind;
import statelab.results.catalogue.Metrics;
import statelab.results.run.Phase;
import statelab.results.run.PhaseSpan;
import statelab.results.run.RequestRecord;
import statelab.results.run.TrialRecord;
import statelab.results.run.VitalsSample;

/**
 * How soon a node that was added carries its share: {@code time_to_fair_share_s} = start of the
 * first window of 1 s, in steps of 100 ms from the injection, in which nodes that were not there in
 * the calm phase answered at least 0.8 ÷ N of all answers, with N the nodes of the calm phase and
 * one. A request falls into the window in which its answer ended. When no window before the healing
 * does, the value is the metric's horizon, where the time is censored; when the healing came before
 * the horizon the figure is invalid. Only where the planned change was to add a node.
 */
final class FairShare implements Meter {
  /** The fault whose record says that a node was added. */
  static final String SCALE_OUT = "scale-out";

  private static final String TIME = "time_to_fair_share_s";
  private static final double ENOUGH = 0.8;
  private static final long BIN_NS = 100_000_000;
  private static final double BIN_S = BIN_NS / 1e9;
  private static final int WINDOW_BINS = 10;

  private final Set<String> oldNodes = new HashSet<>();
  private final TreeMap<Integer, Bin> bins = new TreeMap<>();
  private final long injectionNs;
  private final int lastWindow;

  FairShare(TrialRecord trial, Timeline timeline, long injectionNs) {
    this.injectionNs = injectionNs;
    trial.vitals().stream()
        .filter(sample -> sample.moment().equals(VitalsSample.CALM_START) && sample.ofNode())
        .map(VitalsSample::process)
        .forEach(oldNodes::add);
    long healingNs = timeline.span(Phase.OBSERVE).map(PhaseSpan::toNs).orElse(injectionNs);
    lastWindow = binAt(healingNs) - WINDOW_BINS;
  }

  static boolean appliesTo(TrialRecord trial) {
    return trial.faults().stream().anyMatch(fault -> fault.kind().equals(SCALE_OUT));
  }

  private int binAt(long timeNs) {
    return Math.toIntExact(Math.floorDiv(timeNs - injectionNs, BIN_NS));
  }

  @Override
  public void accept(RequestRecord request) {
    if (!request.node().isEmpty() && request.endNs() >= injectionNs) {
      bins.computeIfAbsent(binAt(request.endNs()), index -> new Bin())
          .add(oldNodes.contains(request.node()) ? 0 : 1);
    }
  }

  @Override
  public List<Figure> figures() {
    if (bins.isEmpty() || oldNodes.isEmpty()) {
      return List.of();
    }
    double horizonS = horizonS();
    Optional<Double> reached =
        IntStream.rangeClosed(0, lastWindow)
            .filter(this::isFair)
            .mapToObj(bin -> bin * BIN_S)
            .findFirst()
            .filter(time -> time <= horizonS);
    boolean tooShort = reached.isEmpty() && lastWindow * BIN_S < horizonS;
    return List.of(
        Figure.of(TIME, reached.orElse(horizonS))
            .doubted(
                tooShort
                    ? "its share was not reached when the node was taken out again, before the horizon of %.0f s"
                        .formatted(horizonS)
                    : null));
  }

  private boolean isFair(int firstBin) {
    Bin sum = new Bin();
    bins.subMap(firstBin, firstBin + WINDOW_BINS).values().forEach(sum::add);
    return sum.answers > 0 && sum.byNewNodes >= ENOUGH * sum.answers / (oldNodes.size() + 1);
  }

  private static double horizonS() {
    if (Metrics.named(TIME).kind() instanceof MetricKind.TimeToEvent time) {
      return time.horizonS();
    }
    throw new IllegalStateException(TIME + " must be a time to an event in the catalogue");
  }

  private static final class Bin {
    private long answers;
    private long byNewNodes;

    void add(int byNewNode) {
      answers++;
      byNewNodes += byNewNode;
    }

    void add(Bin other) {
      answers += other.answers;
      byNewNodes += other.byNewNodes;
    }
  }
}
