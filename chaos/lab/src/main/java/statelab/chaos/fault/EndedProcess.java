package statelab.chaos.fault;

import java.util.List;
import java.util.function.Consumer;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.Killable;
import statelab.chaos.lab.Probe;
import statelab.results.run.Evidence;

/** A process ends by a signal; healing starts it again. */
final class EndedProcess implements Effect {
  /** 128 + 9, the number of SIGKILL. */
  static final String KILLED = "137";

  /** 128 + 15, the number of SIGTERM. */
  static final String TERMINATED = "143";

  private final Cluster cluster;
  private final String target;
  private final Consumer<Killable> signal;
  private final String code;
  private boolean ended;

  private EndedProcess(Cluster cluster, String target, Consumer<Killable> signal, String code) {
    this.cluster = cluster;
    this.target = target;
    this.signal = signal;
    this.code = code;
  }

  static EndedProcess killed(Cluster cluster, String target) {
    return new EndedProcess(cluster, target, Killable::kill, KILLED);
  }

  static EndedProcess terminated(Cluster cluster, String target) {
    return new EndedProcess(cluster, target, Killable::terminate, TERMINATED);
  }

  @Override
  public void inject(Witness witness) {
    ended = true;
    signal.accept(process());
  }

  @Override
  public List<Evidence> evidence(Witness witness) throws InterruptedException {
    return List.of(
        witness.see("exit code of " + target, code, () -> ExitCode.words(process().exitCode())),
        witness.see(
            "processes left of " + target, "0", () -> Integer.toString(process().survivors())),
        witness.see(
            "health of " + target,
            Probe.REFUSED.name(),
            () -> cluster.member(target).probe().name()));
  }

  @Override
  public void heal() {
    if (ended) {
      process().restart();
      ended = false;
    }
  }

  @Override
  public List<Evidence> healed(Witness witness) throws InterruptedException {
    return witness.seeServing(cluster, target);
  }

  private Killable process() {
    return cluster.member(target).as(Killable.class);
  }
}
