package statelab.chaos.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
  private final List<String> silentAtEnd = new ArrayList<>();
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

  void readVitals(String moment) {
    vitals.addAll(cluster.vitals(moment));
  }

  /** Takes over what was read elsewhere. */
  void add(List<VitalsSample> samples) {
    vitals.addAll(samples);
  }

  /** Ends the last phase and looks which nodes are not ready, though none should be broken now. */
  void end() {
    closePhase(clock.nowNs());
    current = null;
    cluster.nodes().stream()
        .filter(node -> node.probe() != Probe.READY)
        .map(Node::name)
        .forEach(silentAtEnd::add);
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

  /** Names of the nodes that were not ready when all was over. */
  List<String> silentAtEnd() {
    return List.copyOf(silentAtEnd);
  }
}
