package statelab.chaos.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.Node;
import statelab.chaos.lab.Probe;
import statelab.chaos.lab.RunClock;
import statelab.results.run.Phase;
import statelab.results.run.PhaseSpan;
import statelab.results.run.VitalsSample;

/** What happened in one trial and when, written down as it goes. */
final class TrialJournal {
  private final Cluster cluster;
  private final RunClock clock;
  private final List<PhaseSpan> phases = new ArrayList<>();
  private final List<VitalsSample> vitals = new ArrayList<>();
  private final List<String> notReadyAtEnd = new ArrayList<>();
  private Optional<String> notWarm = Optional.empty();
  private @Nullable Phase current;
  private long sinceNs;

  TrialJournal(Cluster cluster, RunClock clock) {
    this.cluster = cluster;
    this.clock = clock;
  }

  /** Ends the phase before, if there was one, and begins this one. */
  void begin(Phase phase, long atNs) {
    closePhase(atNs);
    current = phase;
    sinceNs = atNs;
  }

  /** Waits until the current phase has lasted so long. */
  void stay(Duration length) throws InterruptedException {
    clock.sleepUntil(sinceNs + length.toNanos());
  }

  /** Waits until the cluster is warm under the load that began with the current phase. */
  void warmUp(WarmUp warmUp) throws InterruptedException {
    WarmingUp warming = new WarmingUp(cluster, clock);
    notWarm = warming.await(warmUp, sinceNs);
    add(warming.readings());
  }

  void readVitals(String moment) {
    vitals.addAll(cluster.vitals(moment));
  }

  /** Takes over what was read elsewhere. */
  void add(List<VitalsSample> samples) {
    vitals.addAll(samples);
  }

  /** Ends the last phase and looks what is not ready, though nothing should be broken now. */
  void end() {
    closePhase(clock.nowNs());
    current = null;
    Stream.of(cluster.nodes(), cluster.stores(), cluster.orders().stream().toList())
        .flatMap(List::stream)
        .filter(node -> node.probe() != Probe.READY)
        .map(TrialJournal::notReady)
        .forEach(notReadyAtEnd::add);
  }

  private static String notReady(Node node) {
    return node.end().orElse(node.name() + " was not ready at the end of the trial.");
  }

  private void closePhase(long atNs) {
    if (current != null) {
      phases.add(new PhaseSpan(current, sinceNs, atNs));
    }
  }

  List<PhaseSpan> phases() {
    return List.copyOf(phases);
  }

  List<VitalsSample> vitals() {
    return List.copyOf(vitals);
  }

  /** How long the load has gone on: all phases but the audit. */
  Duration underLoad() {
    return phases.stream()
        .filter(span -> span.phase() != Phase.AUDIT)
        .map(PhaseSpan::length)
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** A sentence when the cluster was not warm before it was measured. */
  Optional<String> notWarm() {
    return notWarm;
  }

  /** A sentence for each node, store or order ledger that was not ready when all was over. */
  List<String> notReadyAtEnd() {
    return List.copyOf(notReadyAtEnd);
  }
}
