package statelab.chaos.fault;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.Probe;
import statelab.chaos.lab.RunClock;
import statelab.results.run.Evidence;

/** Looks at something until it is as expected, or patience ends, and says what it saw. */
final class Witness {
  private final RunClock clock;
  private final Duration patience;

  /**
   * @param patience how long it looks at each thing before it gives up
   */
  Witness(RunClock clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * What one look brought.
   *
   * @param words what was found
   * @param proves whether that is what was expected
   */
  record Finding(String words, boolean proves) {}

  /** The same with another patience. */
  Witness withPatience(Duration newPatience) {
    return new Witness(clock, newPatience);
  }

  /**
   * Looks until what is found proves what is expected.
   *
   * @param what the check in words
   * @param expected what is expected, in words
   */
  Evidence check(String what, String expected, Supplier<Finding> look) throws InterruptedException {
    AtomicReference<Finding> found = new AtomicReference<>(new Finding("", false));
    boolean proves =
        await(
            () -> {
              found.set(look.get());
              return found.get().proves();
            });
    return new Evidence(what, clock.nowNs(), expected, found.get().words(), proves);
  }

  /** Looks until what is found equals what is expected. */
  Evidence see(String what, String expected, Supplier<String> look) throws InterruptedException {
    return check(
        what,
        expected,
        () -> {
          String found = look.get();
          return new Finding(found, found.equals(expected));
        });
  }

  /** Looks until a number is above 0. */
  Evidence seeSome(String what, LongSupplier look) throws InterruptedException {
    return check(
        what,
        "more than 0",
        () -> {
          long found = look.getAsLong();
          return new Finding(Long.toString(found), found > 0);
        });
  }

  /** Looks until a count did not grow for so long. */
  Evidence seeStill(String what, Duration length, LongSupplier count) throws InterruptedException {
    return check(
        what + " within " + length.toMillis() + " ms",
        "0",
        () -> {
          long before = count.getAsLong();
          rest(length);
          long grown = count.getAsLong() - before;
          return new Finding(Long.toString(grown), grown == 0);
        });
  }

  /** Looks until there were none at any look within so long; what cannot be told proves nothing. */
  Evidence seeNone(String what, Duration length, Supplier<OptionalInt> look)
      throws InterruptedException {
    return check(
        what,
        "0 for " + length.toMillis() + " ms",
        () -> {
          long endNs = clock.nowNs() + length.toNanos();
          OptionalInt found = look.get();
          while (isNone(found) && clock.nowNs() < endNs) {
            rest(RunClock.LOOK);
            found = look.get();
          }
          return new Finding(
              found.isPresent() ? Integer.toString(found.getAsInt()) : "cannot be told",
              isNone(found));
        });
  }

  private static boolean isNone(OptionalInt found) {
    return found.isPresent() && found.getAsInt() == 0;
  }

  /** Evidence that something is missing, without looking. */
  Evidence missing(String expected, String found) {
    return new Evidence(expected, clock.nowNs(), "there", found, false);
  }

  /** Waits until the condition holds; says whether it did within the patience. */
  boolean await(BooleanSupplier condition) throws InterruptedException {
    return clock.await(patience, condition);
  }

  /** Waits so long; ends early, with the thread's mark set, when it is interrupted. */
  void rest(Duration length) {
    try {
      clock.sleepUntil(clock.nowNs() + length.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The signs that a member serves again: it says that it is ready, and the gateway sends to it.
   */
  List<Evidence> seeServing(Cluster cluster, String member) throws InterruptedException {
    Evidence ready =
        see("health of " + member, Probe.READY.name(), () -> cluster.member(member).probe().name());
    boolean behindGateway = cluster.nodes().stream().anyMatch(node -> node.name().equals(member));
    return behindGateway ? List.of(ready, seeRotation(cluster, member, true)) : List.of(ready);
  }

  /** The sign that the gateway sends to a node, or no more. */
  Evidence seeRotation(Cluster cluster, String node, boolean in) throws InterruptedException {
    return see(
        "gateway's state of " + node,
        in ? "up" : "down",
        () -> cluster.inRotation(node) ? "up" : "down");
  }
}
