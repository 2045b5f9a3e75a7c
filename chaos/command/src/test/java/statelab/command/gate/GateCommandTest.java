package statelab.command.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import statelab.command.Statelab;
import statelab.command.console.ExitCode;
import statelab.results.gate.GateDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole command on a lab in memory: what it measures, says, writes and ends with. */
class GateCommandTest {
  private static final FakeBuild GOOD = FakeBuild.GOOD;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, FakeBuild> builds = new HashMap<>();

  /** One change for the worse of each metric that the standard gate decides about. */
  static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of("cpu_ns_per_request", GOOD.withCpuNs(330_000)),
        Arguments.of("bytes_per_request", GOOD.withBytes(930)),
        Arguments.of("latency_p50_ns", GOOD.withLatencyNs(2_100_000)),
        Arguments.of("sessions_lost_share", GOOD.withLosses(3, 5, 0.5)),
        Arguments.of("failed_requests", GOOD.withLosses(0, 90, 0.5)),
        Arguments.of("time_to_recover_s", GOOD.withLosses(0, 5, 2.7)));
  }

  /** A metric that is added to the standard gate needs a change above that it catches. */
  @Test
  void everyMetricOfTheStandardGateIsShownToCatchAChange() {
    assertThat(changes().map(change -> change.get()[0]))
        .containsExactlyElementsOf(
            GateDefinition.standard().metrics().stream()
                .map(gated -> gated.metric().name())
                .toList());
  }

  @Test
  void aCandidateLikeItsBasePasses() throws IOException {
    assertThat(gate(GOOD, GOOD)).as(said()).isEqualTo(ExitCode.DONE);

    assertThat(json().path("outcome").stringValue()).isEqualTo("pass");
    assertThat(json().path("findings").path(0).path("pairs").intValue()).isEqualTo(10);
    assertThat(folder.resolve("out/gate.html")).exists();
    assertThat(folder.resolve("out/gate.md")).exists();
    assertThat(folder.resolve("out/gate.xml")).content().contains("failures=\"0\"");
    assertThat(out.toString()).contains("Every metric is shown to be no worse than allowed.");
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangeForTheWorseOfEachMetricIsARegression(String metric, FakeBuild change)
      throws IOException {
    assertThat(gate(GOOD, change)).as(said()).isEqualTo(ExitCode.GATE_REGRESSION);

    assertThat(metrics("regression")).containsExactly(metric);
    assertThat(folder.resolve("out/gate.xml")).content().contains("failures=\"1\"");
    assertThat(out.toString()).contains("Worse than allowed: " + metric + ".");
  }

  /** Trials of a gate end before the catalogue's horizon; the worst there is must still be seen. */
  @Test
  void aCandidateThatNeverRecoversIsARegression() throws IOException {
    FakeBuild lasting = GOOD.withLosses(0, 5, 60);

    assertThat(gate(GOOD, lasting)).as(said()).isEqualTo(ExitCode.GATE_REGRESSION);
    assertThat(metrics("regression")).containsExactly("time_to_recover_s");
    assertThat(gate(lasting, lasting)).as(said()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void requestsThatFailInARollingUpdateAreARegression() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("rolling.yaml"),
            """
            version: 1
            experiment: rolling-update
            architectures: [replicated-session]
            inconclusive: fail
            metrics:
              - metric: failed_requests
                allowed: 10
              - metric: sessions_lost_share
                allowed: 0.45
                largest-effect: 1
            """);
    FakeBuild smooth = GOOD.withLosses(0, 0, 0);

    assertThat(gate(smooth, smooth.withLosses(0, 30, 0), "--gate=" + file, "--budget=6m"))
        .as(said())
        .isEqualTo(ExitCode.GATE_REGRESSION);
    assertThat(metrics("regression")).containsExactly("failed_requests");
    assertThat(metrics("pass")).containsExactly("sessions_lost_share");
    assertThat(gate(smooth, smooth, "--gate=" + file, "--budget=6m"))
        .as(said())
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void whatIsNotShownFailsUnlessItIsToPass() throws IOException {
    FakeBuild restless = GOOD.withCpuNs(315_000).withSpread(0.08);

    assertThat(gate(GOOD, restless, "--budget=150s"))
        .as(said())
        .isEqualTo(ExitCode.GATE_INCONCLUSIVE);
    assertThat(metrics("inconclusive")).containsExactly("cpu_ns_per_request");
    assertThat(gate(GOOD, restless, "--budget=150s", "--inconclusive=pass"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("the budget of 150 s was used up");
  }

  @Test
  void trialsThatMayNotBeUsedMakeTheGateInvalid() throws IOException {
    FakeBuild late = GOOD.withBreach("was late");

    assertThat(gate(GOOD, late)).isEqualTo(ExitCode.GATE_INVALID);
    assertThat(out.toString()).contains("invalid: load generator: was late");
  }

  @Test
  void aMetricThatTheTrialsDoNotYieldEndsTheGateAtOnce() throws IOException {
    String standard = GateDefinition.standardText();
    Path file =
        Files.writeString(
            folder.resolve("my.yaml"), standard.replace("failed_requests", "rollout_duration_s"));

    assertThat(gate(GOOD, GOOD, "--gate=" + file)).as(said()).isEqualTo(ExitCode.GATE_INVALID);
    assertThat(pairLines()).filteredOn(line -> line.contains("requests")).hasSize(4);
    assertThat(out.toString()).contains("the trials do not yield rollout_duration_s");
  }

  /** As many as four minutes hold where starting and ending a cluster takes its time. */
  @Test
  void aBuildCanPassAgainstItselfInSixPairs() throws IOException {
    assertThat(gate(GOOD, GOOD, "--budget=65s")).as(said()).isEqualTo(ExitCode.DONE);
    assertThat(json().path("findings").path(0).path("pairs").intValue()).isEqualTo(6);
    assertThat(out.toString()).containsSubsequence("The budget holds about 3 pairs; ", "pair  1");
  }

  @Test
  void theCommandThatRepeatsAGateHasEveryOptionThatShapesIt() throws IOException {
    gate(GOOD, GOOD, "--inconclusive=pass", "--budget=150s");
    assertThat(json().path("command").stringValue())
        .endsWith(" --architectures=replicated-session --inconclusive=pass --budget=150s --seed=7");
  }

  @Test
  void theCommandThatRepeatsASelfTestSaysHowMuchWasSlowedDown() throws IOException {
    execute(
        "--self-test",
        "--candidate=" + build("itself"),
        "--slow-down=0.2",
        "--budget=4m",
        "--seed=7");
    assertThat(Files.readString(folder.resolve("out/against-slowed/gate.json")))
        .contains("statelab gate --self-test --slow-down=0.2 --candidate=");
  }

  @Test
  void theSameSeedMeasuresTheSame() throws IOException {
    gate(GOOD, GOOD);
    List<String> first = pairLines();
    out.getBuffer().setLength(0);
    gate(GOOD, GOOD);

    // Both sides of a pair end at the same time, so either may be told first.
    assertThat(pairLines()).containsExactlyInAnyOrderElementsOf(first).hasSize(20);
    assertThat(first.stream().filter(line -> line.contains("base")).count()).isEqualTo(10);
  }

  @Test
  void theSelfTestFindsWhatItSlowsDown() {
    builds.put("slowed", GOOD.withCpuNs(330_000));

    assertThat(execute("--self-test", "--candidate=" + build("itself"), "--budget=20m"))
        .as(said())
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("This machine can gate:");
    assertThat(folder.resolve("out/against-slowed/gate.md")).content().contains("regression");
    assertThat(folder.resolve("out/against-itself/gate.md")).content().contains("pass");
  }

  @Test
  void theGatesOfASelfTestShareItsBudget() {
    execute("--self-test", "--candidate=" + build("itself"), "--budget=4m");

    assertThat(out.toString()).startsWith("The budget holds about 6 pairs; ");
  }

  @Test
  void aSlowDownThatCannotBeSeenIsNotFound() {
    assertThat(execute("--self-test", "--candidate=" + build("itself"), "--budget=20m"))
        .as(said())
        .isEqualTo(ExitCode.GATE_INCONCLUSIVE);
    assertThat(out.toString()).contains("did not find the slow-down within the budget");
  }

  @Test
  void aRevisionThatNobodyKnowsIsOneSentence() {
    assertThat(execute("--base=no-such-revision")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString().lines().toList()).hasSize(1);
    assertThat(err.toString()).contains("--base: 'no-such-revision' is n");
  }

  @Test
  void aGateFileThatIsBrokenIsReportedWithItsPlace() throws IOException {
    Path file =
        Files.writeString(folder.resolve("my.yaml"), "version: 1\nexperiment: gate-trial\n");

    assertThat(execute("--base=" + build("base"), "--gate=" + file)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains(file + ":1: metrics: found nothing; must be given");
  }

  private ExitCode gate(FakeBuild base, FakeBuild candidate, String... more) {
    builds.put("base", base);
    builds.put("candidate", candidate);
    List<String> arguments =
        new ArrayList<>(
            List.of("--base=" + build("base"), "--candidate=" + build("candidate"), "--seed=7"));
    arguments.addAll(List.of(more));
    return execute(arguments.toArray(String[]::new));
  }

  private Path build(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private ExitCode execute(String... arguments) {
    JumpingClock clock = new JumpingClock();
    GateLabs labs =
        (nodes, architectures, slowDown) ->
            new FakeGateLab(
                builds.getOrDefault(slowDown > 0 ? "slowed" : nodes.getFileName().toString(), GOOD),
                clock,
                nodes.getFileName().toString().hashCode());
    int code =
        Statelab.commandLine(new GateCommand(labs, clock))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(
                Stream.concat(Arrays.stream(arguments), Stream.of("--out=" + folder.resolve("out")))
                    .toArray(String[]::new));
    return Arrays.stream(ExitCode.values())
        .filter(each -> each.code() == code)
        .findFirst()
        .orElseThrow();
  }

  private String said() {
    return out + "\n" + err;
  }

  private List<String> pairLines() {
    return out.toString().lines().filter(line -> line.startsWith("pair")).toList();
  }

  private JsonNode json() throws IOException {
    return JsonMapper.shared().readTree(Files.readString(folder.resolve("out/gate.json")));
  }

  private List<String> metrics(String outcome) throws IOException {
    List<String> found = new ArrayList<>();
    for (JsonNode finding : json().path("findings")) {
      if (finding.path("outcome").stringValue().equals(outcome)) {
        found.add(finding.path("metric").stringValue());
      }
    }
    return found;
  }
}
