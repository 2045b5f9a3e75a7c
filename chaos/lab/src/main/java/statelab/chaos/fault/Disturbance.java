package statelab.chaos.fault;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import statelab.chaos.fault.Witness.Finding;
import statelab.chaos.lab.Link;
import statelab.results.run.Evidence;

/** What is put on a link, and what shows that connections in use feel it. */
sealed interface Disturbance {
  /** Puts it on the link. */
  void put(Link link);

  /** Signs that it took effect. */
  List<Evidence> proof(WatchedLink link, Witness witness) throws InterruptedException;

  /**
   * What is sent is held back for a while.
   *
   * @param latency how long
   * @param jitter by how much it varies in both directions
   */
  record Delay(Duration latency, Duration jitter) implements Disturbance {
    /** Below the asked by so much, a round trip may be for its timers' granularity. */
    private static final double TOLERANCE = 0.1;

    public Delay {
      if (latency.compareTo(Duration.ofMillis(1)) < 0) {
        throw new IllegalArgumentException("latency must be at least 1ms, but was " + latency);
      }
      if (jitter.isNegative() || jitter.compareTo(latency) >= 0) {
        throw new IllegalArgumentException(
            "jitter must be from 0 to less than the latency, but was " + jitter);
      }
    }

    @Override
    public void put(Link link) {
      link.delay(latency, jitter);
    }

    @Override
    public List<Evidence> proof(WatchedLink link, Witness witness) throws InterruptedException {
      List<Evidence> signs = new ArrayList<>();
      if (link.roundTripBefore().isPresent()) {
        signs.add(slower(link, link.roundTripBefore().get(), witness));
      }
      signs.add(heldBack(link, witness));
      return List.copyOf(signs);
    }

    /**
     * A delayed round trip takes the latency at least, less jitter and a tolerance; and it takes
     * clearly longer than before, or the link was that slow without the delay.
     */
    private Evidence slower(WatchedLink link, Duration before, Witness witness)
        throws InterruptedException {
      Duration asAsked =
          Duration.ofMillis(Math.round(latency.toMillis() * (1 - TOLERANCE))).minus(jitter);
      Duration clearlySlower = before.plus(latency.dividedBy(2));
      Duration atLeast = asAsked.compareTo(clearlySlower) > 0 ? asAsked : clearlySlower;
      return witness.check(
          "round trip through " + link.name(),
          "at least %s (before: %s)".formatted(words(atLeast), words(before)),
          () -> {
            Optional<Duration> now = link.roundTrip();
            return new Finding(
                now.map(Disturbance::words).orElse("no answer"),
                now.filter(time -> time.compareTo(atLeast) >= 0).isPresent());
          });
    }
  }

  /**
   * Less passes than before.
   *
   * @param kilobytesPerSecond for each connection and direction
   */
  record Throttle(long kilobytesPerSecond) implements Disturbance {
    public Throttle {
      if (kilobytesPerSecond < 1) {
        throw new IllegalArgumentException(
            "kilobytes-per-second must be at least 1, but was " + kilobytesPerSecond);
      }
    }

    @Override
    public void put(Link link) {
      link.throttle(kilobytesPerSecond);
    }

    @Override
    public List<Evidence> proof(WatchedLink link, Witness witness) throws InterruptedException {
      return List.of(heldBack(link, witness));
    }
  }

  /**
   * Connections end by a TCP reset when something is sent on them.
   *
   * @param answers whether only what comes back ends them
   */
  record Resets(boolean answers) implements Disturbance {
    @Override
    public void put(Link link) {
      if (answers) {
        link.resetAnswers();
      } else {
        link.reset();
      }
    }

    @Override
    public List<Evidence> proof(WatchedLink link, Witness witness) throws InterruptedException {
      return List.of(
          witness.seeSome(
              "connections of %s reset".formatted(link.name()), link::resetConnections));
    }
  }

  /** Everything is swallowed; connections stay open. */
  record Silence() implements Disturbance {
    private static final Duration WINDOW = Duration.ofMillis(500);

    @Override
    public void put(Link link) {
      link.silence();
    }

    @Override
    public List<Evidence> proof(WatchedLink link, Witness witness) throws InterruptedException {
      return List.of(
          witness.seeSome("bytes dropped by " + link.name(), link::droppedBytes),
          witness.seeStill("bytes let through by " + link.name(), WINDOW, link::forwardedBytes));
    }
  }

  /** Connections are closed and new ones refused. */
  record Cut() implements Disturbance {
    @Override
    public void put(Link link) {
      link.cut();
    }

    @Override
    public List<Evidence> proof(WatchedLink link, Witness witness) throws InterruptedException {
      return List.of(
          witness.seeSome(
              "connections of %s that were in use".formatted(link.name()),
              () -> link.before().openConnections()),
          witness.see(
              "connections open through " + link.name(),
              "0",
              () -> Long.toString(link.link().traffic().openConnections())),
          witness.see(
              "a new connection to " + link.name(),
              "refused",
              () -> link.link().accepts() ? "accepted" : "refused"));
    }
  }

  /** A sign from somebody else's bytes: no probe is under way when it is looked for. */
  private static Evidence heldBack(WatchedLink link, Witness witness) throws InterruptedException {
    return witness.seeSome("bytes held back by " + link.name(), link::heldByToxics);
  }

  /** A time in words, in ms with one decimal. */
  static String words(Duration time) {
    return "%.1f ms".formatted(time.toNanos() / (double) MILLISECONDS.toNanos(1));
  }
}
