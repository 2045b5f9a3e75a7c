package statelab.load.injector;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import statelab.load.recording.GeneratorLimits;
import statelab.load.recording.GeneratorVitals;
import statelab.load.recording.LatencyLog;
import statelab.load.recording.RequestLog;
import statelab.results.run.GeneratorReport;

/** Leads one load from its start to its report, and tells the parent about it. */
final class LoadDirector {
  private static final long INTERVAL_NS = Duration.ofSeconds(1).toNanos();

  /** Beyond the last request's timeout: waking up, connecting, recording. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** For requests under way when the parent has gone: the process itself has not much longer. */
  private static final Duration ORPHANS_PATIENCE = Duration.ofSeconds(1);

  private final LoadRun load;
  private final RequestLog log;
  private final OutputFiles files;
  private final ParentChannel parent;
  private final Assignment assignment;
  private final CompletableFuture<Void> engine = new CompletableFuture<>();
  private long completedBefore;

  LoadDirector(LoadRun load, RequestLog log, ParentChannel parent, Assignment assignment) {
    this.load = load;
    this.log = log;
    this.files = OutputFiles.of(assignment.out(), load.plan());
    this.parent = parent;
    this.assignment = assignment;
  }

  /** Runs the load and reports on it. */
  GeneratorReport direct() throws IOException {
    parent.tell(new Events.Ready());
    Long at = assignment.awaitStart();
    load.beginAt(at == null ? System.nanoTime() + LoadRun.LEAD.toNanos() : at);
    parent.tell(new Events.Started(load.startNs()));
    boolean claims = load.plan().model().supportsLatencyClaims();
    try (GeneratorVitals vitals = new GeneratorVitals();
        LatencyLog latencies = new LatencyLog(files.latencies(), claims)) {
      launchEngine();
      follow(latencies);
      return report(latencies.lags(), vitals);
    }
  }

  /** Waits until Gatling itself has ended too, for at most so long; whether it has. */
  boolean engineEndsWithin(Duration atMost) throws InterruptedException {
    try {
      engine.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException stuckOrBroken) {
      return false;
    }
  }

  private void launchEngine() {
    Thread.ofPlatform()
        .daemon()
        .name("gatling-runner")
        .start(
            () -> {
              try {
                GatlingEngine.run(load);
                engine.complete(null);
              } catch (RuntimeException | Error e) {
                engine.completeExceptionally(e);
              }
            });
  }

  /** Ticks once a second until the load has ended and every user has left, or time is up. */
  private void follow(LatencyLog latencies) {
    long next = load.startNs() + INTERVAL_NS;
    while (!over()) {
      assignment.ending().ifPresent(load::end);
      if (engine.isCompletedExceptionally()) {
        engine.join();
      }
      if (System.nanoTime() >= next) {
        tick(latencies, next);
        next += INTERVAL_NS;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    tick(latencies, System.nanoTime());
  }

  private boolean over() {
    long sinceEnd = System.nanoTime() - load.endNs();
    long longest = load.plan().requestTimeout().multipliedBy(2).plus(PATIENCE).toNanos();
    long patience = parent.gone() ? ORPHANS_PATIENCE.toNanos() : longest;
    return sinceEnd >= 0 && (load.active() == 0 || sinceEnd > patience);
  }

  private void tick(LatencyLog latencies, long now) {
    long ok = load.recorder().ok();
    long failed = load.recorder().failed();
    double rate = ok + failed - completedBefore;
    completedBefore = ok + failed;
    parent.tell(
        new Events.Progressed(
            now, load.active(), rate, ok, failed, load.recorder().takeLargestLag()));
    latencies.interval(load.recorder(), (now - load.startNs()) / 1e9);
  }

  private GeneratorReport report(Histogram lags, GeneratorVitals vitals) throws IOException {
    double cpuShare = vitals.cpuShare();
    int stuck = load.active();
    GeneratorReport figures =
        new GeneratorReport(
            log.written(),
            lags.getValueAtPercentile(99),
            lags.getMaxValue(),
            cpuShare,
            vitals.longestPauseNs(),
            log.finish(),
            load.lateArrivals(),
            load.replays(),
            load.ownErrors(),
            List.of());
    return GeneratorLimits.judge(
        figures,
        stuck,
        load.plan().model().offeredPerSecond() / load.plan().injectorCount(),
        load.unsent());
  }
}
