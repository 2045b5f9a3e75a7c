package statelab.command.safety;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import statelab.command.option.SizeOption;
import statelab.command.option.TimeOption;

/**
 * The options that bound a run, a gate or a timing. They shape no figure, so that a run that met
 * one of them may be resumed with another.
 */
public final class RunLimits {
  private static final String TIME = "--max-time";
  private static final String DISK = "--max-disk";

  /** What is over this much of its estimate hangs, or the machine is too busy to measure. */
  private static final int PATIENCE = 3;

  /** Class-data archives, report, a healing that takes its time: whatever is planned. */
  private static final Duration SPARE = Duration.ofMinutes(10);

  @Option(
      names = TIME,
      paramLabel = "TIME",
      converter = TimeOption.class,
      description =
          "End all of it after this time, such as 2h; by default three times the estimate and 10 min.")
  private @Nullable Duration time;

  @Option(
      names = DISK,
      paramLabel = "SIZE",
      converter = SizeOption.class,
      defaultValue = "10GiB",
      description = "End all of it when its folder holds more; ${DEFAULT-VALUE} by default.")
  private long disk = 10L << 30;

  /** Names of these options. */
  public static Set<String> names() {
    return Set.of(TIME, DISK);
  }

  /**
   * What all that is left to do may take.
   *
   * @param estimate how long it takes when nothing goes wrong
   */
  public RunWatchdog.Bounds bounds(Duration estimate) {
    return new RunWatchdog.Bounds(time != null ? time : patience(estimate), disk);
  }

  /** How long one trial may take. */
  public static Duration patience(Duration estimate) {
    return estimate.multipliedBy(PATIENCE).plus(SPARE);
  }
}
