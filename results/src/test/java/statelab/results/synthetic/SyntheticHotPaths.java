package statelab.results.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import statelab.results.archive.HotPathFolder;
import statelab.results.archive.RunFolder;

/** Hot paths with known figures, in files as JMH writes them. */
public final class SyntheticHotPaths {
  /** Times on the clock in ns; the CPU time is the same. */
  private static final List<Timed> PATHS =
      List.of(
          new Timed(
              "MemoryLookupBenchmark.lookup", 500, List.of("access", "COLD", "sessions", "100000")),
          new Timed("StoreLookupBenchmark.isRevoked", 40_000, List.of("stateBytes", "1024")),
          new Timed("StoreLookupBenchmark.lookup", 50_000, List.of("stateBytes", "1024")),
          new Timed(
              "StoreLookupBenchmark.readUnlessRevoked", 52_000, List.of("stateBytes", "1024")),
          new Timed("StoreLookupBenchmark.replace", 60_000, List.of("stateBytes", "1024")),
          token("verifyIdentity", 12_000, "HS256"),
          token("issueState", 20_000, "HS256"),
          token("verifyIdentityAndState", 30_000, "HS256"),
          token("verifyIdentityAndState", 100_000, "RS256"),
          token("verifyIdentityAndState", 1_000_000, "ES256"),
          token("verifyIdentityAndState", 1_200_000, "EDDSA"));

  private SyntheticHotPaths() {}

  private record Timed(String benchmark, double ns, List<String> parameters) {}

  private static Timed token(String method, double ns, String algorithm) {
    return new Timed(
        "TokenBenchmark." + method, ns, List.of("algorithm", algorithm, "stateBytes", "1024"));
  }

  /**
   * Adds them to a run, in this many rounds that differ by two percent each; tokens also stray by
   * one.
   */
  public static void write(RunFolder run, int rounds) throws IOException {
    HotPathFolder hotPaths = HotPathFolder.of(run);
    Path folder = hotPaths.begin();
    for (int round = 1; round <= rounds; round++) {
      double drift = 1 + 0.02 * round;
      double stray = 1 + 0.01 * (round % 2);
      Files.writeString(folder.resolve("round-" + round + "-all.json"), results(drift, stray));
      // A permille more, in every second round, is a noise that three rounds show to be small.
      Files.writeString(
          folder.resolve("round-" + round + "-all-again.json"),
          results(drift * (1 + 0.001 * (round % 2)), stray));
    }
    hotPaths.finish();
  }

  private static String results(double drift, double stray) {
    return PATHS.stream()
        .map(
            path ->
                result(
                    path.benchmark(),
                    path.ns() * drift * (path.benchmark().startsWith("Token") ? stray : 1),
                    path.parameters().toArray(String[]::new)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** One result of one fork, of two iterations around this time. */
  public static String result(String benchmark, double ns, String... parameters) {
    StringBuilder named = new StringBuilder();
    for (int index = 0; index < parameters.length; index += 2) {
      named
          .append(index == 0 ? "" : ",")
          .append("\"%s\":\"%s\"".formatted(parameters[index], parameters[index + 1]));
    }
    return String.format(
        Locale.ROOT,
        """
        {"jmhVersion":"1.37","benchmark":"statelab.benchmarks.%s","mode":"avgt","threads":1,"forks":1,
         "params":{%s},
         "primaryMetric":{"score":%f,"scoreUnit":"ns/op","rawData":[[%f,%f]]},
         "secondaryMetrics":{"cpu":{"score":%f,"scoreUnit":"ns/op","rawData":[[%f,%f]]}}}
        """,
        benchmark,
        named,
        ns,
        ns * 0.9,
        ns * 1.1,
        ns,
        ns,
        ns);
  }
}
