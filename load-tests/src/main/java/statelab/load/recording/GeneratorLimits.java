package statelab.load.recording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import statelab.results.run.GeneratorReport;

/**
 * What a generator must keep to for its trial to be valid. A breach says that the figures may be
 * the generator's own, not the target's.
 */
public final class GeneratorLimits {
  /**
   * 99th percentile of the schedule lag. A late send delays what it measures by as much, so this is
   * also the most by which the generator can have moved the 99th percentile of latency.
   */
  public static final Duration LAG_P99 = Duration.ofMillis(50);

  /** Largest schedule lag: below the shortest fault that an experiment looks at. */
  public static final Duration LAG_MAX = Duration.ofMillis(500);

  /**
   * Share of the machine's CPU time. Above it the generator takes the processor from what it
   * measures.
   */
  public static final double CPU_SHARE = 0.5;

  /**
   * Requests a second that one injector may be asked for: half as many again as one processor was
   * seen to send (54,937 for each second of CPU time in the median, in docs/performance.md, "The
   * load generator"), since other machines are faster. Lag cannot tell that more was asked for:
   * each user then sends as soon as it has its answer and is never late by its own fault. A rate
   * below this limit that is out of reach shows in what was left unsent.
   */
  public static final double OFFERED_PER_SECOND = 80_000;

  /** Share of the schedule that a generator without a processor to spare may leave unsent. */
  public static final double UNSENT_SHARE = 0.1;

  /**
   * Share of the processors on which the generator's event loops run, one loop each. Above it the
   * generator, and not the target, decides how much is sent.
   */
  public static final double BOTTLENECK_CPU_SHARE = 0.9;

  /** Longest pause of the generator's collector. */
  public static final Duration GC_PAUSE = Duration.ofMillis(200);

  private GeneratorLimits() {}

  /**
   * The same report with every limit that it breaks as a sentence.
   *
   * @param stuckUsers users that were still busy when the injector gave up waiting for them
   * @param offeredPerSecond requests a second that the schedule asked this injector for
   * @param unsent requests that were due before the end of the load and were never sent
   */
  public static GeneratorReport judge(
      GeneratorReport report, int stuckUsers, double offeredPerSecond, long unsent) {
    List<String> breaches = breaches(report);
    beyondReach(report, offeredPerSecond, unsent).ifPresent(breaches::add);
    if (offeredPerSecond > OFFERED_PER_SECOND) {
      breaches.add(
          "the schedule asked one injector for %.0f requests a second, more than the %.0f it can send"
              .formatted(offeredPerSecond, OFFERED_PER_SECOND));
    }
    none(breaches, "users that did not finish", stuckUsers);
    return new GeneratorReport(
        report.requests(),
        report.scheduleLagP99Ns(),
        report.scheduleLagMaxNs(),
        report.cpuShare(),
        report.gcPauseMaxNs(),
        report.lostEvents(),
        report.lateArrivals(),
        report.replays(),
        report.ownErrors(),
        breaches.stream().distinct().toList());
  }

  /** A user of a slow target leaves requests unsent too; only a busy generator is to blame. */
  private static Optional<String> beyondReach(
      GeneratorReport report, double offeredPerSecond, long unsent) {
    double due = report.requests() + unsent;
    boolean bottleneck = report.cpuShare() >= BOTTLENECK_CPU_SHARE;
    return bottleneck && unsent > UNSENT_SHARE * due
        ? Optional.of(
            "the generator could not send the %.0f requests a second it was asked for: %d of %.0f were left unsent while it used %.0f %% of its processors"
                .formatted(offeredPerSecond, unsent, due, 100 * report.cpuShare()))
        : Optional.empty();
  }

  private static List<String> breaches(GeneratorReport report) {
    List<String> breaches = new ArrayList<>(report.breaches());
    check(breaches, "99th percentile of schedule lag", report.scheduleLagP99Ns(), LAG_P99);
    check(breaches, "largest schedule lag", report.scheduleLagMaxNs(), LAG_MAX);
    check(breaches, "longest collector pause", report.gcPauseMaxNs(), GC_PAUSE);
    if (report.cpuShare() > CPU_SHARE) {
      breaches.add(
          "the generator used %.0f %% of the machine's CPU time, more than %.0f %%"
              .formatted(100 * report.cpuShare(), 100 * CPU_SHARE));
    }
    none(breaches, "records lost", report.lostEvents());
    none(breaches, "arrivals never sent", report.lateArrivals());
    none(breaches, "requests sent twice", report.replays());
    none(breaches, "errors of the generator itself", report.ownErrors());
    return breaches;
  }

  private static void check(List<String> breaches, String what, long foundNs, Duration limit) {
    if (foundNs > limit.toNanos()) {
      breaches.add(
          "%s of the generator was %.1f ms, more than %d ms"
              .formatted(what, foundNs / 1e6, limit.toMillis()));
    }
  }

  private static void none(List<String> breaches, String what, long found) {
    if (found > 0) {
      breaches.add("%s: %d, and there must be none".formatted(what, found));
    }
  }
}
