package statelab.chaos.lab.host;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import statelab.chaos.lab.Addressable;
import statelab.chaos.lab.ClockReading;
import statelab.chaos.lab.Collectable;
import statelab.chaos.lab.Drainable;
import statelab.chaos.lab.Killable;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.Node;
import statelab.chaos.lab.Pausable;
import statelab.chaos.lab.Probe;
import statelab.chaos.lab.Revoking;
import statelab.chaos.lab.Skewable;
import statelab.chaos.lab.Wired;

/** A part of a cluster: a node, the gateway, the store or the order ledger. */
public final class Member
    implements Node,
        Killable,
        Pausable,
        Drainable,
        Skewable,
        Wired,
        Addressable,
        Revoking,
        Collectable {
  private static final int PORT_IN_USE_CODE = 3;
  private static final Duration LAST_LIFE_LIMIT = Duration.ofSeconds(2);
  private static final String CLOCK_OFFSET = "clock_offset_ms";
  private static final String CLOCK_READS = "clock_reads";

  private final String name;
  private final String program;
  private final Place place;
  private final Supplier<? extends Life> births;
  private final Questions questions;
  private Life life;
  private boolean familyWatched;

  /**
   * Starts it.
   *
   * @param program what it runs, for errors
   * @param births start it, the first time and again
   */
  public Member(String program, Place place, Supplier<? extends Life> births, Questions questions) {
    this.name = place.member();
    this.program = program;
    this.place = place;
    this.births = births;
    this.questions = questions;
    this.life = births.get();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public InetSocketAddress address() {
    return place.httpFromHere().address();
  }

  @Override
  public void revoke(String user) {
    tell("/revoke", "{\"user\":\"%s\"}".formatted(user));
  }

  @Override
  public void collectGarbage() {
    tell("/gc", "");
  }

  /** Where it listens. */
  public Place place() {
    return place;
  }

  @Override
  public Probe probe() {
    try {
      Probe probe = questions.probe();
      if (probe == Probe.READY && !familyWatched) {
        familyWatched = true;
        watchFamily();
      }
      return probe;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Probe.SILENT;
    }
  }

  Optional<Map<String, Double>> vitals() {
    try {
      return life.alive() ? questions.vitals() : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Fails, with its last words, when it has ended. */
  void failWhenDead() {
    if (!life.alive()) {
      throw death();
    }
  }

  private LabException death() {
    return new LabException(
        portInUse() ? LabException.Reason.PORT_IN_USE : LabException.Reason.DIED_AT_START,
        ended(" before it was ready"));
  }

  /** A JVM that has run out of memory ends with the same exit code, and says so. */
  private boolean portInUse() {
    return life.exitCode().orElseThrow() == PORT_IN_USE_CODE
        && !life.lastWords().contains(OutOfMemoryError.class.getSimpleName());
  }

  @Override
  public Optional<String> end() {
    return life.alive() ? Optional.empty() : Optional.of(ended("") + ".");
  }

  private String ended(String when) {
    String lastWords = life.lastWords();
    return "%s (%s) ended with exit code %d%s; %s"
        .formatted(
            name,
            program,
            life.exitCode().orElseThrow(),
            when,
            lastWords.isEmpty()
                ? "it wrote nothing to its standard error"
                : "its last line was: " + lastWords);
  }

  void watchFamily() {
    life.watchFamily();
  }

  @Override
  public void kill() {
    life.kill();
  }

  @Override
  public void terminate() {
    life.terminate();
  }

  @Override
  public OptionalInt exitCode() {
    return life.exitCode();
  }

  @Override
  public int survivors() {
    return life.survivors();
  }

  @Override
  public void restart() {
    life.endWithin(LAST_LIFE_LIMIT);
    life = births.get();
    familyWatched = false;
  }

  @Override
  public void drain() {
    tell("/drain", "");
  }

  @Override
  public boolean idle() {
    return vitals().map(values -> values.get("requests_running")).filter(n -> n == 0).isPresent();
  }

  @Override
  public void skew(Duration ahead) {
    tell("/clock", "{\"offset_ms\":%d}".formatted(ahead.toMillis()));
  }

  @Override
  public Optional<ClockReading> clock() {
    return vitals().flatMap(Member::reading);
  }

  private static Optional<ClockReading> reading(Map<String, Double> vitals) {
    Double offsetMs = vitals.get(CLOCK_OFFSET);
    Double reads = vitals.get(CLOCK_READS);
    return offsetMs == null || reads == null
        ? Optional.empty()
        : Optional.of(new ClockReading(Duration.ofMillis(Math.round(offsetMs)), Math.round(reads)));
  }

  private void tell(String path, String body) {
    try {
      questions.tell(path, body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public OptionalInt connectionsTo(Node other) {
    return other instanceof Member peer
        ? DirectSockets.between(life.pid(), peer.life.pid())
        : OptionalInt.empty();
  }

  @Override
  public void pause() {
    life.pause();
  }

  @Override
  public void resume() {
    life.resume();
  }

  @Override
  public boolean paused() {
    return life.paused();
  }

  /** Its present or last life. */
  Life life() {
    return life;
  }
}
