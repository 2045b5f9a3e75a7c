package statelab.load.recording;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * The HdrHistogram interval log beside the events: tag {@code corrected} (latency from the intended
 * time), {@code uncorrected} (from the real send time) and {@code lag} (the generator's own delay),
 * once a second, values in ns. A load that supports no claim about latency has no {@code
 * corrected}, because it has no schedule to correct by. Confined to one thread.
 */
public final class LatencyLog implements AutoCloseable {
  /** Tag of latencies from the intended time. */
  public static final String CORRECTED = "corrected";

  /** Tag of latencies from the real send time. */
  public static final String UNCORRECTED = "uncorrected";

  /** Tag of the generator's own delays. */
  public static final String LAG = "lag";

  private final HistogramLogWriter writer;
  private final boolean claims;
  private final Histogram allLags = new Histogram(RequestRecorder.SIGNIFICANT_DIGITS);
  private double seconds;

  /**
   * Begins a log in a file.
   *
   * @param claims whether latencies of the load may support a claim
   */
  public LatencyLog(Path file, boolean claims) throws FileNotFoundException {
    this.claims = claims;
    writer = new HistogramLogWriter(file.toFile());
    writer.outputComment("[times in seconds from the start of the load, values in ns]");
    if (!claims) {
      writer.outputComment(
          "[closed load: a slow target got less of it; supports no latency claim]");
    }
    writer.outputLogFormatVersion();
    writer.outputLegend();
  }

  /** Writes what was recorded since the last call. */
  public void interval(RequestRecorder recorder, double secondsNow) {
    if (claims) {
      write(CORRECTED, recorder.takeCorrected(), secondsNow);
    }
    write(UNCORRECTED, recorder.takeUncorrected(), secondsNow);
    Histogram lags = recorder.takeLag();
    allLags.add(lags);
    write(LAG, lags, secondsNow);
    seconds = secondsNow;
  }

  /** All lags so far. */
  public Histogram lags() {
    return allLags;
  }

  @Override
  public void close() {
    writer.close();
  }

  private void write(String tag, Histogram histogram, double secondsNow) {
    if (histogram.getTotalCount() > 0) {
      histogram.setTag(tag);
      writer.outputIntervalHistogram(seconds, secondsNow, histogram, 1.0);
    }
  }
}
