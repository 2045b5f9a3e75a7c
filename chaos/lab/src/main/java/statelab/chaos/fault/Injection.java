package statelab.chaos.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.RunClock;
import statelab.results.run.Evidence;
import statelab.results.run.FaultRecord;

/**
 * One fault on one cluster, from its injection to the proof that it is gone. Closing it heals what
 * was injected and not yet healed, so that no way out of a trial leaves a fault behind.
 */
public final class Injection implements AutoCloseable {
  private static final Duration PATIENCE_TO_HIT = Duration.ofSeconds(10);
  private static final Duration PATIENCE_TO_HEAL = Duration.ofMinutes(1);

  private final Fault fault;
  private final Effect effect;
  private final Cluster cluster;
  private final RunClock clock;
  private final long injectedNs;
  private final @Nullable Long effectiveNs;
  private List<Evidence> hit;
  private @Nullable Long healedNs;
  private List<Evidence> gone = List.of();

  private Injection(
      Fault fault,
      Effect effect,
      Cluster cluster,
      RunClock clock,
      long injectedNs,
      List<Evidence> hit) {
    this.fault = fault;
    this.effect = effect;
    this.cluster = cluster;
    this.clock = clock;
    this.injectedNs = injectedNs;
    this.hit = List.copyOf(hit);
    this.effectiveNs = shownAt(hit);
  }

  /** Injects a fault and collects the signs that it took effect, which may be missing. */
  public static Injection of(Fault fault, Cluster cluster, RunClock clock)
      throws InterruptedException {
    cluster.requireGround();
    Effect effect = fault.on(cluster);
    effect.prepare();
    long injectedNs = clock.nowNs();
    boolean done = false;
    try {
      Witness witness = new Witness(clock, PATIENCE_TO_HIT);
      effect.inject(witness);
      List<Evidence> hit = effect.evidence(witness);
      done = true;
      return new Injection(fault, effect, cluster, clock, injectedNs, hit);
    } finally {
      if (!done) {
        undo(fault, effect);
      }
    }
  }

  /**
   * Sees that the fault lasted, heals it and collects the signs that it is gone. Does nothing once
   * it was healed.
   *
   * @throws LabException when it cannot be healed, or is not gone in time; or when the cluster has
   *     nothing to stand on, which says nothing about the fault
   */
  public void heal() throws InterruptedException {
    if (healedNs != null) {
      return;
    }
    cluster.requireGround();
    seeThatItLasted();
    long begunNs = clock.nowNs();
    undo(fault, effect);
    healedNs = begunNs;
    gone = List.copyOf(effect.healed(new Witness(clock, PATIENCE_TO_HEAL)));
    if (!gone.stream().allMatch(Evidence::proves)) {
      throw new LabException(
          LabException.Reason.NOT_HEALED,
          "The fault %s on %s could not be healed: %s."
              .formatted(fault.kind().label(), fault.target(), failures(gone)));
    }
  }

  private void seeThatItLasted() throws InterruptedException {
    List<Evidence> signs = new ArrayList<>(hit);
    signs.addAll(effect.lasting(new Witness(clock, Duration.ZERO)));
    hit = List.copyOf(signs);
  }

  /** Whatever keeps a fault from being healed, nothing after it can be trusted. */
  private static void undo(Fault fault, Effect effect) {
    try {
      effect.heal();
    } catch (RuntimeException e) {
      throw new LabException(
          LabException.Reason.NOT_HEALED,
          "The fault %s on %s could not be healed: %s"
              .formatted(fault.kind().label(), fault.target(), e.getMessage()),
          e);
    }
  }

  private static String failures(List<Evidence> signs) {
    return signs.stream()
        .filter(sign -> !sign.proves())
        .map(
            sign ->
                "%s should be %s but is %s".formatted(sign.what(), sign.expected(), sign.found()))
        .collect(Collectors.joining(", "));
  }

  /** The fault as it was carried out so far. */
  public FaultRecord record() {
    return new FaultRecord(
        fault.kind().label(),
        fault.target(),
        injectedNs,
        hit.stream().allMatch(Evidence::proves) ? effectiveNs : null,
        healedNs,
        shownAt(gone),
        hit,
        gone);
  }

  /** When the last of the signs was seen; null unless all prove. */
  private static @Nullable Long shownAt(List<Evidence> signs) {
    if (signs.isEmpty() || !signs.stream().allMatch(Evidence::proves)) {
      return null;
    }
    return signs.stream().map(Evidence::atNs).max(Comparator.naturalOrder()).orElseThrow();
  }

  @Override
  public void close() {
    if (healedNs == null) {
      undo(fault, effect);
    }
  }
}
