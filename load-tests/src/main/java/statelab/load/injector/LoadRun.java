package statelab.load.injector;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import statelab.load.journey.Journey;
import statelab.load.model.Schedule;
import statelab.load.recording.RequestRecorder;

/**
 * One load while it runs: its plan and schedule, its clock, the users that have entered, and how it
 * shall end. Thread-safe.
 */
final class LoadRun {
  /** How far ahead of an arrival its user is created, so that creating it delays nothing. */
  static final Duration LEAD = Duration.ofMillis(500);

  /** An arrival this close to the end may still be on its way when the load ends. */
  private static final long ARRIVAL_TOLERANCE_NS = Duration.ofMillis(500).toNanos();

  private final LoadPlan plan;
  private final Journey journey;
  private final Schedule schedule;
  private final RequestRecorder recorder;
  private final AtomicInteger entered = new AtomicInteger();
  private final AtomicInteger active = new AtomicInteger();
  private final LongAdder replays = new LongAdder();
  private final LongAdder ownErrors = new LongAdder();
  private final LongAdder unsent = new LongAdder();
  private final Map<String, VirtualUser> users = new ConcurrentHashMap<>();
  private volatile long startNs;
  private volatile long endNs = Long.MAX_VALUE;
  private volatile boolean audit = true;

  /**
   * A load that has not begun.
   *
   * @throws IllegalArgumentException when the plan names no journey or breaks one of its rules
   */
  LoadRun(LoadPlan plan, RequestRecorder recorder) {
    this.plan = plan;
    this.recorder = recorder;
    this.journey = Journey.of(plan.journey(), plan.parameters());
    this.schedule =
        Schedule.of(plan.model(), journey.stepInterval(), journey.stepsPerVisit(), plan.seed());
  }

  /** The schedule counts from this time on; the load ends by itself after its duration. */
  void beginAt(long atNs) {
    startNs = atNs;
    endNs = atNs + plan.model().duration().toNanos();
  }

  /** Ends the load now, with or without each user's closing read. */
  synchronized void end(boolean withAudit) {
    long now = System.nanoTime();
    if (now < endNs) {
      audit = withAudit;
      endNs = now;
    }
  }

  /** Whether no further request of the load shall be sent. */
  boolean ended() {
    return System.nanoTime() >= endNs;
  }

  /** Whether users make a closing read when the load has ended. */
  boolean audits() {
    return audit;
  }

  /**
   * The next user, in the order of arrival; its number is unique over all injectors. Null when the
   * load has ended or has no more users.
   */
  @Nullable VirtualUser enter() {
    int number = plan.injectorIndex() + entered.getAndIncrement() * plan.injectorCount();
    if (number >= schedule.users()) {
      return null;
    }
    active.incrementAndGet();
    if (ended()) {
      active.decrementAndGet();
      return null;
    }
    VirtualUser user =
        new VirtualUser(
            this, number, journey.visitor(number, plan.seed()), schedule.itinerary(number));
    users.put(user.key(), user);
    return user;
  }

  void leave() {
    active.decrementAndGet();
  }

  /** The user of a {@linkplain VirtualUser#key() key}. */
  VirtualUser user(String key) {
    VirtualUser user = users.get(key);
    if (user == null) {
      throw new IllegalStateException("no user " + key + " has entered");
    }
    return user;
  }

  /** Users that are in the load now. */
  int active() {
    return active.get();
  }

  LoadPlan plan() {
    return plan;
  }

  Schedule schedule() {
    return schedule;
  }

  RequestRecorder recorder() {
    return recorder;
  }

  long startNs() {
    return startNs;
  }

  long endNs() {
    return endNs;
  }

  /** From this time on the generator's schedule lag counts. */
  long warmUntilNs() {
    return startNs + plan.warmUp().toNanos();
  }

  void countReplays(int number) {
    replays.add(number);
  }

  void countOwnError() {
    ownErrors.increment();
  }

  void countUnsent(long requests) {
    unsent.add(requests);
  }

  /** Requests that were due before the end of the load and were not sent. */
  long unsent() {
    return unsent.sum();
  }

  long replays() {
    return replays.sum();
  }

  long ownErrors() {
    return ownErrors.sum();
  }

  /** Arrivals of this injector that were due before the end and of which nothing was sent. */
  long lateArrivals() {
    long due = endNs - startNs - ARRIVAL_TOLERANCE_NS;
    long scheduled = 0;
    for (int user = plan.injectorIndex();
        user < schedule.users() && schedule.arrivalNs(user) < due;
        user += plan.injectorCount()) {
      scheduled++;
    }
    long begun =
        users.values().stream().filter(user -> user.begun() && user.arrivalNs() < due).count();
    return scheduled - begun;
  }
}
