package statelab.chaos.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import statelab.chaos.lab.ClockReading;
import statelab.chaos.lab.Drainable;
import statelab.chaos.lab.Killable;
import statelab.chaos.lab.Node;
import statelab.chaos.lab.Pausable;
import statelab.chaos.lab.Probe;
import statelab.chaos.lab.Skewable;
import statelab.chaos.lab.Wired;

/** A process in memory that changes state at once. */
final class FakeMember implements Node, Killable, Pausable, Drainable, Skewable, Wired {
  private final String name;
  private OptionalInt exitCode = OptionalInt.empty();
  private Duration ahead = Duration.ZERO;
  private boolean paused;
  private boolean draining;
  private long reads;

  /** Children that survive its death. */
  int orphans;

  /** Nothing in it asks its clock. */
  boolean ignoresClock;

  /** Connections that go round the proxies. */
  int backdoors;

  /** Nobody may look at its connections. */
  boolean closedBook;

  /** How often it cannot be started again before it can. */
  int failingStarts;

  FakeMember(String name) {
    this.name = name;
  }

  boolean serves() {
    return probe() == Probe.READY;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Probe probe() {
    if (exitCode.isPresent()) {
      return Probe.REFUSED;
    }
    if (paused) {
      return Probe.SILENT;
    }
    return draining ? Probe.NOT_READY : Probe.READY;
  }

  @Override
  public void kill() {
    exitCode = OptionalInt.of(137);
  }

  @Override
  public void terminate() {
    exitCode = OptionalInt.of(143);
  }

  @Override
  public OptionalInt exitCode() {
    return exitCode;
  }

  @Override
  public int survivors() {
    return exitCode.isPresent() ? orphans : 1;
  }

  @Override
  public void restart() {
    if (failingStarts > 0) {
      failingStarts--;
      throw new IllegalStateException(name + " does not start");
    }
    exitCode = OptionalInt.empty();
    draining = false;
  }

  @Override
  public void pause() {
    paused = true;
  }

  @Override
  public void resume() {
    paused = false;
  }

  @Override
  public boolean paused() {
    return paused;
  }

  @Override
  public void drain() {
    draining = true;
  }

  @Override
  public boolean idle() {
    return draining;
  }

  @Override
  public void skew(Duration newAhead) {
    ahead = newAhead;
  }

  /** Each look finds that the clock has been asked once more. */
  @Override
  public Optional<ClockReading> clock() {
    return Optional.of(new ClockReading(ahead, ignoresClock ? 0 : reads++));
  }

  @Override
  public OptionalInt connectionsTo(Node other) {
    return closedBook ? OptionalInt.empty() : OptionalInt.of(backdoors);
  }
}
