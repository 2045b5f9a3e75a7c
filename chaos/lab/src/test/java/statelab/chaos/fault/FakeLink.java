package statelab.chaos.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import statelab.chaos.lab.Link;
import statelab.chaos.lab.LinkTraffic;

/** A link under steady traffic, whose proxies do what they are told unless they are deaf. */
final class FakeLink implements Link {
  private static final Duration ROUND_TRIP = Duration.ofMillis(1);
  private static final long BYTES = 100;

  private final String name;
  private final List<String> disturbances = new ArrayList<>();
  private Duration delay = Duration.ZERO;
  private long forwarded;
  private long dropped;
  private long resets;
  private long intoToxics;

  /** Accepts every fault and carries bytes as before. */
  boolean deaf;

  /** How long a round trip takes when nothing disturbs it. */
  Duration usual = ROUND_TRIP;

  /** Keeps what was put on it. */
  boolean stuck;

  /** Lets some bytes through even when it should swallow all. */
  boolean leaking;

  FakeLink(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void delay(Duration latency, Duration jitter) {
    put("latency");
    delay = deaf ? Duration.ZERO : latency;
  }

  @Override
  public void throttle(long kilobytesPerSecond) {
    put("bandwidth");
  }

  @Override
  public void reset() {
    put("reset");
  }

  @Override
  public void resetAnswers() {
    put("reset");
  }

  @Override
  public void silence() {
    put("silence");
  }

  @Override
  public void cut() {
    put("cut");
  }

  private void put(String disturbance) {
    disturbances.add(disturbance);
  }

  @Override
  public void clear() {
    if (!stuck) {
      disturbances.clear();
      delay = Duration.ZERO;
    }
  }

  @Override
  public List<String> disturbances() {
    return List.copyOf(disturbances);
  }

  /** Each look finds that some more bytes have come. */
  @Override
  public LinkTraffic traffic() {
    boolean silent = feels("silence");
    if (silent) {
      dropped += BYTES;
    }
    if (!silent || leaking) {
      forwarded += BYTES;
    }
    if (feels("reset")) {
      resets++;
    }
    if (feels("latency") || feels("bandwidth")) {
      intoToxics += BYTES;
    }
    // Something is under way whenever anybody looks, whether it is held back or not.
    long held = BYTES;
    return new LinkTraffic(feels("cut") ? 0 : 3, resets, forwarded, dropped, held, intoToxics);
  }

  private boolean feels(String disturbance) {
    return !deaf && disturbances.contains(disturbance);
  }

  @Override
  public Optional<Duration> roundTrip() {
    return feels("silence") || feels("cut") ? Optional.empty() : Optional.of(usual.plus(delay));
  }

  @Override
  public boolean answersProbes() {
    return true;
  }

  @Override
  public boolean accepts() {
    return !feels("cut");
  }
}
