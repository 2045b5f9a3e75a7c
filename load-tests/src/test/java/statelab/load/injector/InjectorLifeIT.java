package statelab.load.injector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.load.model.LoadModel;
import statelab.load.recording.LatencyLog;
import statelab.load.recording.MergedGenerator;
import statelab.load.standin.StandInShop;
import statelab.load.standin.StandInShop.Mishap;
import statelab.results.run.GeneratorReport;
import statelab.results.run.RequestRecord;

/** How injectors begin, share a load, and end. */
final class InjectorLifeIT {
  private static final int USERS = 10;
  private static final Duration INTERVAL = Duration.ofMillis(200);
  private static final Duration DURATION = Duration.ofSeconds(3);

  /** What is intended later than so long before the end may be cut off, however busy it is. */
  private static final Duration TAIL = Duration.ofMillis(800);

  @TempDir Path directory;

  /** What a seed decides about a request. */
  private record Intent(String step, long offsetNs) {}

  @Test
  @Tag("extended")
  void theSeedDecidesUsersStepsAndIntendedTimesHoweverManyInjectorsShareTheLoad() throws Exception {
    try (StandInShop shop = new StandInShop(Mishap.NONE)) {
      LoadPlan plan = plan(shop, "shopping");
      Path alone = directory.resolve("alone");
      Path shared = directory.resolve("shared");
      Injection one = Injection.of(plan, alone);
      List<Injection> two = together(plan, shared);

      List<RequestRecord> ofBoth = two.stream().flatMap(part -> part.requests().stream()).toList();
      assertThat(intents(ofBoth)).isEqualTo(intents(one.requests()));
      assertThat(intents(ofBoth).values().stream().mapToInt(List::size).sum())
          .isEqualTo(USERS * DURATION.minus(TAIL).dividedBy(INTERVAL));

      List<Path> logs = List.of(shared.resolve("latency.hlog"), shared.resolve("latency-2.hlog"));
      GeneratorReport merged =
          MergedGenerator.of(two.stream().map(Injection::report).toList(), logs);
      assertThat(merged.requests()).isEqualTo(ofBoth.size());
      assertMerged(LatencyLog.CORRECTED, logs, ofBoth, RequestRecord::latencyNs);
      assertMerged(LatencyLog.UNCORRECTED, logs, ofBoth, RequestRecord::uncorrectedLatencyNs);
    }
  }

  /** A JVM writes what it says of itself where the events come from. */
  @Test
  void whatItsJvmSaysOfItselfStandsInItsLogAndDisturbsNothing() throws Exception {
    try (StandInShop shop = new StandInShop(Mishap.NONE)) {
      LoadPlan plan = plan(shop, "shopping");
      List<String> options = new ArrayList<>(Injection.jvmOptions(directory));
      options.add("-Xlog:gc=info");
      try (InjectorProcess injector =
          InjectorProcess.launch(
              Injection.JAVA, Injection.CLASS_PATH, options, plan, directory, progress -> {})) {
        injector.awaitReady(Injection.PATIENCE);
        injector.start(Injection.PATIENCE);

        assertThat(Injection.finish(injector, plan, directory).report().requests()).isPositive();
        assertThat(directory.resolve("injector-1.log")).content().contains("[gc] Using");
      }
    }
  }

  /** The second load is another journey, so that what is left of the first would show. */
  @Test
  void aSecondLoadOfTheSameProcessIsRecordedByItself() throws Exception {
    try (StandInShop shop = new StandInShop(Mishap.NONE)) {
      LoadPlan first = plan(shop, "shopping");
      LoadPlan second = plan(shop, "authenticated-reads");
      Path later = directory.resolve("later");
      try (InjectorProcess injector = Injection.launch(first, directory)) {
        injector.awaitReady(Injection.PATIENCE);
        injector.start(Injection.PATIENCE);
        Injection one = Injection.finish(injector, first, directory);
        assertThat(one.requests()).hasSize((int) shop.received());
        assertThat(injector.awaitIdle(Injection.PATIENCE)).isTrue();

        long before = shop.received();
        injector.next(second, later, progress -> {});
        injector.awaitReady(Injection.PATIENCE);
        injector.start(Injection.PATIENCE);
        Injection two = Injection.finish(injector, second, later);

        assertThat(two.requests()).hasSize((int) (shop.received() - before));
        assertThat(two.report().requests()).isEqualTo(two.requests().size());
        assertThat(two.requests())
            .extracting(RequestRecord::step)
            .contains("me")
            .doesNotContain("add-item", "cart");
        assertThat(Injection.read(directory.resolve("requests.jfr"))).hasSameSizeAs(one.requests());
      }
    }
  }

  @Test
  void itsLastWordsAreNoLineOfAStackTrace() throws Exception {
    try (StandInShop shop = new StandInShop(Mishap.NONE)) {
      Files.createDirectories(directory.resolve("requests.jfr/in-the-way"));
      try (InjectorProcess injector = Injection.launch(plan(shop, "shopping"), directory)) {
        assertThatThrownBy(
                () -> {
                  injector.awaitReady(Injection.PATIENCE);
                  injector.start(Injection.PATIENCE);
                  injector.awaitReport(Injection.PATIENCE);
                })
            .isInstanceOf(InjectorFailedException.class)
            .hasMessageContaining("exit code 1")
            .hasMessageContaining("requests.jfr");
      }
    }
  }

  @Test
  void endsAtOnceWhenItsStandardInputEnds() throws Exception {
    try (StandInShop shop = new StandInShop(Mishap.NONE)) {
      Process injector = start(plan(shop, "shopping"));
      try (BufferedReader events = injector.inputReader()) {
        assertThat(events.readLine()).isEqualTo("{\"event\":\"ready\"}");
        injector.getOutputStream().close();
        assertThat(injector.waitFor(5, TimeUnit.SECONDS)).isTrue();
      } finally {
        injector.destroyForcibly();
      }
    }
  }

  @Test
  void whatWasRecordedIsOnDiskWhenTheInputEndsInTheMiddleOfALoad() throws Exception {
    try (StandInShop shop = new StandInShop(Mishap.NONE)) {
      LoadModel model = new LoadModel.Paced(USERS, Duration.ofMillis(50), Duration.ofMinutes(5));
      Process injector = start(LoadPlan.of(shop.address(), "shopping", Map.of(), model, 1));
      try (BufferedReader events = injector.inputReader()) {
        assertThat(events.readLine()).isEqualTo("{\"event\":\"ready\"}");
        injector.getOutputStream().write("start\n".getBytes(StandardCharsets.UTF_8));
        injector.getOutputStream().flush();
        await().atMost(Injection.PATIENCE).until(() -> shop.received() > 5 * USERS);

        injector.getOutputStream().close();

        assertThat(events.lines().toList().getLast())
            .startsWith("{\"event\":\"finished\"")
            .contains("\"latency_claims\":true");
        assertThat(injector.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Injection.read(directory.resolve("requests.jfr")))
            .hasSize((int) shop.received());
      } finally {
        injector.destroyForcibly();
      }
    }
  }

  @Test
  void endsInTheMiddleOfALoadWhenItsParentIsKilled() throws Exception {
    try (StandInShop shop = new StandInShop(Mishap.NONE)) {
      LoadModel model = new LoadModel.Paced(USERS, Duration.ofMillis(50), Duration.ofMinutes(5));
      Path plan = directory.resolve("wanted.json");
      PlanFile.write(LoadPlan.of(shop.address(), "shopping", Map.of(), model, 1), plan);
      Process parent = InjectorParent.start(plan, directory);
      try (BufferedReader announcement = parent.inputReader()) {
        long injector = Long.parseLong(announcement.readLine());
        await().atMost(Injection.PATIENCE).until(() -> shop.received() > USERS);
        assertThat(lives(injector)).isTrue();

        parent.destroyForcibly();

        await().atMost(Duration.ofSeconds(10)).until(() -> !lives(injector));
      } finally {
        parent.destroyForcibly();
      }
    }
  }

  @Test
  void aBadPlanEndsItWithTheSentenceThatSaysWhy() throws Exception {
    try (StandInShop shop = new StandInShop(Mishap.NONE);
        InjectorProcess injector = Injection.launch(plan(shop, "shoping"), directory)) {
      assertThatThrownBy(() -> injector.awaitReady(Injection.PATIENCE))
          .isInstanceOf(InjectorFailedException.class)
          .hasMessageContaining("exit code 2")
          .hasMessageContaining("unknown journey 'shoping'; did you mean 'shopping'?");
    }
  }

  @Test
  void aRateThatTheGeneratorCannotReachMakesItsReportABreach() throws Exception {
    try (StandInShop shop = new StandInShop(Mishap.NONE)) {
      LoadModel model = new LoadModel.Paced(400, Duration.ofMillis(1), Duration.ofSeconds(2));
      Injection load =
          Injection.of(LoadPlan.of(shop.address(), "shopping", Map.of(), model, 1), directory);

      assertThat(load.report().breaches()).isNotEmpty();
    }
  }

  private Process start(LoadPlan plan) throws IOException {
    Path file = directory.resolve("plan.json");
    PlanFile.write(plan, file);
    List<String> command = new ArrayList<>(List.of(Injection.JAVA.toString()));
    command.addAll(Injection.jvmOptions(directory));
    command.addAll(List.of("-cp", Injection.CLASS_PATH, Injector.class.getName()));
    command.addAll(List.of("--plan=" + file, "--out=" + directory));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Whether a process runs; one that only waits to be reaped does not. */
  private static boolean lives(long pid) throws IOException {
    Path status = Path.of("/proc", String.valueOf(pid), "stat");
    try {
      return !Files.readString(status).replaceFirst(".*\\) ", "").startsWith("Z");
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  private static List<Injection> together(LoadPlan plan, Path directory) throws Exception {
    LoadPlan first = plan.forInjector(0, 2);
    LoadPlan second = plan.forInjector(1, 2);
    try (InjectorProcess one = Injection.launch(first, directory);
        InjectorProcess two = Injection.launch(second, directory)) {
      one.awaitReady(Injection.PATIENCE);
      two.awaitReady(Injection.PATIENCE);
      long startNs = System.nanoTime() + Duration.ofMillis(1500).toNanos();
      one.startAt(startNs, Injection.PATIENCE);
      two.startAt(startNs, Injection.PATIENCE);
      return List.of(
          Injection.finish(one, first, directory), Injection.finish(two, second, directory));
    }
  }

  private static LoadPlan plan(StandInShop shop, String journey) {
    LoadModel model = new LoadModel.Paced(USERS, INTERVAL, DURATION);
    return LoadPlan.of(shop.address(), journey, Map.of(), model, 5);
  }

  /**
   * Histograms that are added know each value to three digits; all of them, and the largest too.
   */
  private static void assertMerged(
      String tag, List<Path> logs, List<RequestRecord> requests, ToLongFunction<RequestRecord> by)
      throws IOException {
    Histogram merged = MergedGenerator.merged(tag, logs);
    long[] sorted = requests.stream().mapToLong(by).sorted().toArray();
    assertThat(merged.getTotalCount()).isEqualTo(sorted.length);
    for (double percentile : new double[] {50, 90, 99, 100}) {
      long exact = sorted[(int) Math.ceil(percentile / 100 * sorted.length) - 1];
      assertThat(merged.getValueAtPercentile(percentile))
          .as("%s p%.0f", tag, percentile)
          .isBetween(exact, (long) (exact * 1.001));
    }
  }

  /** Every request that was intended well before the end, by user, in the order of intent. */
  private static Map<Integer, List<Intent>> intents(List<RequestRecord> requests) {
    long startNs =
        requests.stream()
            .filter(request -> request.user() == 0)
            .mapToLong(RequestRecord::intendedNs)
            .min()
            .orElseThrow();
    return requests.stream()
        .filter(request -> !request.step().equals("audit"))
        .filter(request -> request.intendedNs() - startNs < DURATION.minus(TAIL).toNanos())
        .sorted(Comparator.comparingLong(RequestRecord::intendedNs))
        .collect(
            Collectors.groupingBy(
                RequestRecord::user,
                Collectors.mapping(
                    r -> new Intent(r.step(), r.intendedNs() - startNs), Collectors.toList())));
  }
}
