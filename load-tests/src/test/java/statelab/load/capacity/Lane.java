package statelab.load.capacity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/** A generator that is stopped, by SIGSTOP, but for its turns; only one may have its turn. */
record Lane(Contender contender, TargetProcess target) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration STEP = Duration.ofMillis(100);

  /** Starts a generator, and stops it once it sends. All others are stopped meanwhile. */
  static Lane start(Capacity.Generator generator, TargetProcess target)
      throws IOException, InterruptedException {
    long before = target.count().answered();
    Lane lane = new Lane(generator.start(target.address()), target);
    Pinned.killWithThisProcess(lane.contender.pid());
    lane.awaitLoad(before);
    Pinned.signal("STOP", lane.contender.pid());
    return lane;
  }

  /** Lets the generator send for that long. */
  Turn take(Duration length) throws IOException, InterruptedException {
    Duration cpuBefore = cpu();
    TargetProcess.Count before = target.count();
    Pinned.signal("CONT", contender.pid());
    Thread.sleep(length);
    Pinned.signal("STOP", contender.pid());
    TargetProcess.Count after = target.count();
    return new Turn(
        after.answered() - before.answered(), after.atNs() - before.atNs(), cpu().minus(cpuBefore));
  }

  private void awaitLoad(long before) throws IOException, InterruptedException {
    Instant latest = Instant.now().plus(PATIENCE);
    while (target.count().answered() < before + Capacity.USERS) {
      boolean lives = ProcessHandle.of(contender.pid()).isPresent();
      if (!lives || Instant.now().isAfter(latest)) {
        throw new IOException("the generator ended or sent nothing for " + PATIENCE);
      }
      Thread.sleep(STEP);
    }
  }

  private Duration cpu() throws IOException {
    return ProcessHandle.of(contender.pid())
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow(() -> new IOException("the generator ended while it was measured"));
  }

  @Override
  public void close() {
    try {
      Pinned.signal("CONT", contender.pid());
      contender.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
