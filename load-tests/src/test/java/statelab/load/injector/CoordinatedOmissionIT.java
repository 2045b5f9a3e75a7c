package statelab.load.injector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.load.model.ArrivalShape;
import statelab.load.model.LoadModel;
import statelab.load.standin.StandInShop;
import statelab.results.run.RequestRecord;

/**
 * A target that hangs for two seconds. At a steady rate the requests that are intended during the
 * stall wait for the rest of it, so of a load of d seconds with a stall of s the share q of
 * requests that wait longer than x is (s − x)/d, and the percentile p is s − (1 − p)·d.
 *
 * <p>Six seconds of load; twenty seconds of 200 requests/s, and no allowance for the time in which
 * the target works off what had piled up, with {@code -Dstatelab.long=true}.
 */
@Tag("measures")
@Tag("extended")
final class CoordinatedOmissionIT {
  private static final Duration STALL = Duration.ofSeconds(2);
  private static final boolean LONG = Boolean.getBoolean("statelab.long");
  private static final Duration LOAD = Duration.ofSeconds(LONG ? 20 : 6);
  private static final int OPEN_RATE = LONG ? 200 : 60;
  private static final System.Logger LOG = System.getLogger("statelab.load");

  @TempDir Path directory;

  @Test
  void aPacedLoadShowsTheWholeStallWhereTheUncorrectedFigureHidesIt() throws Exception {
    LoadModel model = new LoadModel.Paced(5, Duration.ofMillis(25), LOAD);
    Injection load = stalled(Map.of(), model);

    showsTheWholeStall(load);
    // Only five requests, one for each user, hung: less than half a percent of all.
    assertThat(percentile99(load, RequestRecord::uncorrectedLatencyNs)).isLessThan(truth(load) / 4);
  }

  @Test
  void anOpenLoadShowsTheWholeStall() throws Exception {
    LoadModel model = new LoadModel.Open(ArrivalShape.CONSTANT, OPEN_RATE, LOAD);

    showsTheWholeStall(stalled(Map.of("steps_per_visit", "1"), model));
  }

  private static void showsTheWholeStall(Injection load) {
    double truth = truth(load);
    double corrected = percentile99(load, RequestRecord::latencyNs);
    LOG.log(
        System.Logger.Level.INFO,
        "p99: truth %.3f s, reported %.3f s, uncorrected %.3f s; the queue took %.3f s to drain"
            .formatted(
                truth / 1e9,
                corrected / 1e9,
                percentile99(load, RequestRecord::uncorrectedLatencyNs) / 1e9,
                drain(load) / 1e9));

    double allowance = LONG ? 0 : drain(load);
    assertThat(corrected).isBetween(0.95 * truth, 1.05 * (truth + allowance));
    // A slow target is not a slow generator.
    assertThat(load.report().scheduleLagP99Ns()).isLessThan((long) (truth / 2));
  }

  private static double truth(Injection load) {
    return stall(load).lengthNs() - 0.01 * LOAD.toNanos();
  }

  /** How long the target took to work off what had piled up: some of it waited that much longer. */
  private static double drain(Injection load) {
    Stall stall = stall(load);
    return load.requests().stream()
            .filter(request -> request.intendedNs() < stall.endNs())
            .mapToLong(RequestRecord::endNs)
            .max()
            .orElseThrow()
        - stall.endNs();
  }

  private Injection stalled(Map<String, String> parameters, LoadModel model) throws Exception {
    Process shop =
        new ProcessBuilder(
                Injection.JAVA.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StandInShop.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = shop.inputReader()) {
      URI target = URI.create("http://127.0.0.1:" + lines.readLine());
      LoadPlan plan = LoadPlan.of(target, "authenticated-reads", parameters, model, 1);
      try (InjectorProcess injector = Injection.launch(plan, directory)) {
        injector.awaitReady(Injection.PATIENCE);
        injector.start(Injection.PATIENCE);
        Thread.sleep(LoadRun.LEAD.plus(LOAD.minus(STALL).dividedBy(2)));
        signal(shop, "STOP");
        Thread.sleep(STALL);
        signal(shop, "CONT");
        return Injection.finish(injector, plan, directory);
      }
    } finally {
      shop.destroyForcibly();
    }
  }

  private static void signal(Process process, String name) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  /** When the target really hung: the longest time in which nobody got an answer. */
  private static Stall stall(Injection load) {
    List<Long> ends = load.requests().stream().map(RequestRecord::endNs).sorted().toList();
    return IntStream.range(1, ends.size())
        .mapToObj(i -> new Stall(ends.get(i), ends.get(i) - ends.get(i - 1)))
        .max(Comparator.comparingLong(Stall::lengthNs))
        .orElseThrow();
  }

  private record Stall(long endNs, long lengthNs) {}

  private static double percentile99(Injection load, ToLongFunction<RequestRecord> latency) {
    long[] sorted =
        load.requests().stream()
            .filter(request -> !request.step().equals("audit"))
            .mapToLong(latency)
            .sorted()
            .toArray();
    return sorted[(int) Math.ceil(0.99 * sorted.length) - 1];
  }
}
