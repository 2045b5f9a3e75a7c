package statelab.load.recording;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import statelab.results.run.GeneratorReport;

/** Several injectors of one load, taken as one generator. */
public final class MergedGenerator {
  private MergedGenerator() {}

  /**
   * Merges reports: counts and CPU shares add up, the largest is the largest of all, and the
   * percentile of the lag comes from the added histograms. The limits are judged anew, and what a
   * single injector broke stays broken.
   *
   * @param reports one for each injector, at least one
   * @param latencyLogs their interval logs
   */
  public static GeneratorReport of(List<GeneratorReport> reports, List<Path> latencyLogs)
      throws FileNotFoundException {
    Histogram lags = merged(LatencyLog.LAG, latencyLogs);
    double cpuShare = reports.stream().mapToDouble(GeneratorReport::cpuShare).sum();
    GeneratorReport figures =
        new GeneratorReport(
            sum(reports, GeneratorReport::requests),
            lags.getValueAtPercentile(99),
            largest(reports, GeneratorReport::scheduleLagMaxNs),
            Math.min(1, cpuShare),
            largest(reports, GeneratorReport::gcPauseMaxNs),
            sum(reports, GeneratorReport::lostEvents),
            sum(reports, GeneratorReport::lateArrivals),
            sum(reports, GeneratorReport::replays),
            sum(reports, GeneratorReport::ownErrors),
            // What one injector broke holds for the trial, also where the sum would not show it.
            reports.stream().flatMap(each -> each.breaches().stream()).distinct().toList());
    return GeneratorLimits.judge(figures, 0, 0, 0);
  }

  /** All values of a tag in interval logs, added. */
  public static Histogram merged(String tag, List<Path> latencyLogs) throws FileNotFoundException {
    Histogram all = new Histogram(RequestRecorder.SIGNIFICANT_DIGITS);
    for (Path log : latencyLogs) {
      try (HistogramLogReader reader = new HistogramLogReader(log.toFile())) {
        while (reader.hasNext()) {
          EncodableHistogram next = reader.nextIntervalHistogram();
          if (next instanceof Histogram histogram && tag.equals(histogram.getTag())) {
            all.add(histogram);
          }
        }
      }
    }
    return all;
  }

  private static long sum(List<GeneratorReport> reports, ToLongFunction<GeneratorReport> part) {
    return reports.stream().mapToLong(part).sum();
  }

  private static long largest(List<GeneratorReport> reports, ToLongFunction<GeneratorReport> part) {
    return reports.stream().mapToLong(part).max().orElse(0);
  }
}
