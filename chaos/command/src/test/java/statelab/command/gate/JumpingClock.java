package statelab.command.gate;

import java.util.concurrent.atomic.AtomicLong;
import statelab.chaos.lab.RunClock;

/**
 * A clock that jumps instead of waiting. Trials that are carried out at the same time begin at the
 * same time of it and do not hasten each other; for the thread that had them carried out it is as
 * late as for the last of them.
 */
final class JumpingClock implements RunClock {
  private static final long START_NS = 1_000;

  private final Thread owner = Thread.currentThread();
  private final AtomicLong latestNs = new AtomicLong(START_NS);
  private final InheritableThreadLocal<Long> ownNs =
      new InheritableThreadLocal<>() {
        @Override
        protected Long initialValue() {
          return START_NS;
        }
      };

  @Override
  public long nowNs() {
    if (Thread.currentThread().equals(owner)) {
      ownNs.set(latestNs.get());
    }
    return ownNs.get();
  }

  @Override
  public void sleepUntil(long timeNs) {
    ownNs.set(Math.max(nowNs(), timeNs));
    latestNs.accumulateAndGet(ownNs.get(), Math::max);
  }
}
