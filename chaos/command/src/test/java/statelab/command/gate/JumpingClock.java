package statelab.command.gate;

import statelab.chaos.lab.RunClock;

/** A clock that jumps instead of waiting. */
final class JumpingClock implements RunClock {
  private long nowNs = 1_000;

  @Override
  public long nowNs() {
    return nowNs;
  }

  @Override
  public void sleepUntil(long timeNs) {
    nowNs = Math.max(nowNs, timeNs);
  }
}
