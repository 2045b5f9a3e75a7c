package statelab.results.hotpaths;

import java.util.List;
import java.util.Optional;
import statelab.results.statistics.Interval;
import statelab.results.statistics.LogRatio;

/**
 * A hot path against itself: what a round measured again, in another JVM, beside what it had
 * measured before. Whatever differs is noise between forks, or a fault of the measuring.
 *
 * @param path as it was measured the first time
 * @param ratio second ÷ first, over forks of the same round
 */
public record SelfComparison(HotPath path, LogRatio ratio) {
  /** The change of CPU time that a gate lets pass, in both directions: 5 %. */
  public static final double LIMIT = 1.05;

  private static final double CONFIDENCE = 0.95;

  /** What the interval over forks says of the limits. */
  public enum Noise {
    /** It lies within them: differences beyond them are no noise. */
    WITHIN,
    /** It lies beyond one of them: the path differs from itself, so the measuring is at fault. */
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
        .flatMap(path -> again.against(path).map(ratio -> new SelfComparison(path, ratio)));
  }

  /** Of the ratio over forks; nothing where all of them say the same. */
  public Optional<Interval> interval() {
    return ratio.interval(CONFIDENCE);
  }

  /** Whether the noise is known to be small enough. */
  public Noise noise() {
    double low = interval().map(Interval::low).orElse(ratio.estimate());
    double high = interval().map(Interval::high).orElse(ratio.estimate());
    if (low > 1 / LIMIT && high < LIMIT) {
      return Noise.WITHIN;
    }
    return low > LIMIT || high < 1 / LIMIT ? Noise.BEYOND : Noise.OPEN;
  }
}
