package statelab.results.hotpaths;

import java.util.List;
import java.util.Optional;
import statelab.results.statistics.Interval;
import statelab.results.statistics.LogRatio;

/**
 * A hot path against itself: what a round measured again, in another JVM, beside what it had
 * measured before. Whatever differs is noise between forks, or a fault of the measuring. The limits
 * are those of a gate ({@code gate.yaml}): it lets CPU time change by 5 % and latency by 25 %,
 * since time on the clock, with its waiting and waking, strays far more.
 *
 * @param path as it was measured the first time
 * @param time second ÷ first on the clock, over forks of the same round
 * @param cpu the same of CPU time; nothing where none was recorded, and then the time has to keep
 *     to its limit
 */
public record SelfComparison(HotPath path, LogRatio time, Optional<LogRatio> cpu) {
  /** The change of CPU time that a gate lets pass, in both directions. */
  public static final double CPU_LIMIT = 1.05;

  /** The change of latency that a gate lets pass, in both directions. */
  public static final double TIME_LIMIT = 1.25;

  private static final double CONFIDENCE = 0.95;

  /** What the intervals over forks say of the limits. */
  public enum Noise {
    /** They lie within them: differences beyond them are no noise. */
    WITHIN,
    /** One lies beyond its limit: the path differs from itself, so the measuring is at fault. */
    BEYOND,
    /** Neither: there are too few forks for the noise that they have. */
    OPEN
  }

  /** One for each path that was measured twice in two rounds or more. */
  public static List<SelfComparison> of(HotPaths paths) {
    return paths.again().stream().flatMap(again -> comparison(paths, again).stream()).toList();
  }

  private static Optional<SelfComparison> comparison(HotPaths paths, HotPath again) {
    return paths.of(again.benchmark(), again.parameters()).stream()
        .filter(path -> path.parameters().equals(again.parameters()))
        .findFirst()
        .flatMap(
            path ->
                again
                    .against(path)
                    .map(time -> new SelfComparison(path, time, again.cpuAgainst(path))));
  }

  /** Whether the noise is known to be small enough. */
  public Noise noise() {
    Noise ofTime = noise(time, cpu.isPresent() ? TIME_LIMIT : CPU_LIMIT);
    Noise ofCpu = cpu.map(ratio -> noise(ratio, CPU_LIMIT)).orElse(ofTime);
    if (ofTime == ofCpu) {
      return ofTime;
    }
    return ofTime == Noise.BEYOND || ofCpu == Noise.BEYOND ? Noise.BEYOND : Noise.OPEN;
  }

  private static Noise noise(LogRatio ratio, double limit) {
    Interval ends = interval(ratio);
    if (ends.low() > 1 / limit && ends.high() < limit) {
      return Noise.WITHIN;
    }
    return ends.low() > limit || ends.high() < 1 / limit ? Noise.BEYOND : Noise.OPEN;
  }

  /** Of a ratio over forks; a point where all of them say the same. */
  public static Interval interval(LogRatio ratio) {
    return ratio
        .interval(CONFIDENCE)
        .orElseGet(() -> new Interval(ratio.estimate(), ratio.estimate(), CONFIDENCE));
  }
}
