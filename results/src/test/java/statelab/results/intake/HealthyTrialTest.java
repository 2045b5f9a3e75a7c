package statelab.results.intake;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.results.archive.StoredTrial;
import statelab.results.run.FaultRecord;
import statelab.results.run.GeneratorReport;
import statelab.results.run.Level;
import statelab.results.run.Observation;
import statelab.results.run.Outcome;
import statelab.results.run.Phase;
import statelab.results.run.PhaseSpan;
import statelab.results.run.RequestRecord;
import statelab.results.run.SessionOutcome;
import statelab.results.run.TrialRecord;
import statelab.results.run.VitalsSample;
import statelab.results.synthetic.Recordings;

/** Trials whose figures can be counted by hand: calm from 0 to 10 s on two nodes and a store. */
class HealthyTrialTest {
  private static final long S = 1_000_000_000L;
  private static final long MS = 1_000_000L;

  @TempDir Path folder;

  private final List<RequestRecord> requests = new ArrayList<>();
  private final List<VitalsSample> idle = new ArrayList<>();
  private List<FaultRecord> faults = List.of();
  private Map<String, String> factors = Map.of();

  @Test
  void aSessionIsMissedWhenItsFirstRequestAfterTheLoginFindsNone() throws IOException {
    request(1, 1, 1 * S, "node-1", 200, SessionOutcome.NEW);
    request(1, 1, 2 * S, "node-2", 401, SessionOutcome.LOST);
    request(2, 1, 1 * S, "node-1", 200, SessionOutcome.NEW);
    request(2, 1, 2 * S, "node-1", 200, SessionOutcome.KEPT);
    request(2, 1, 3 * S, "node-2", 401, SessionOutcome.LOST);
    request(3, 1, 1 * S, "node-1", 200, SessionOutcome.NEW);
    request(3, 1, 2 * S, "node-1", 200, SessionOutcome.KEPT);
    request(4, 1, 1 * S, "node-1", 200, SessionOutcome.NEW);

    assertThat(values().get("session_miss_share")).isCloseTo(1.0 / 3, within(1e-9));
  }

  @Test
  void whatAFaultLosesIsNoMissOfTheBalancer() throws IOException {
    faults =
        List.of(new FaultRecord("kill", "node-2", 5 * S, 5 * S, null, null, List.of(), List.of()));
    request(1, 1, 6 * S, "node-2", 401, SessionOutcome.LOST);

    assertThat(values()).doesNotContainKey("session_miss_share");
  }

  @Test
  void latencyUnderTheFaultIsThatOfRequestsBetweenInjectionAndHealing() throws IOException {
    faults =
        List.of(
            new FaultRecord("latency", "link", 10 * S, 10 * S, null, null, List.of(), List.of()));
    timed(9 * S, 1 * MS);
    timed(11 * S, 20 * MS);
    timed(12 * S, 20 * MS);
    timed(13 * S, 300 * MS);
    timed(16 * S, 1 * MS);

    assertThat(values().get("fault_latency_p50_ns")).isCloseTo(20e6, within(0.02e6));
    assertThat(values().get("fault_latency_p99_ns")).isCloseTo(300e6, within(0.3e6));
  }

  /** A slow server was asked less, so that its latencies are not those of the users it deserved. */
  @Test
  void whereUsersWaitForAnswersTheRateIsAFigureAndNoLatencyIs() throws IOException {
    request(1, 1, -1, "node-1", 200, SessionOutcome.KEPT);
    for (int i = 0; i < 20; i++) {
      request(1, 1, i * S / 2, "node-1", 200, SessionOutcome.KEPT);
    }
    request(1, 1, 3 * S, "node-1", 503, SessionOutcome.NONE);
    request(1, 1, 10 * S, "node-1", 200, SessionOutcome.KEPT);

    assertThat(values()).containsKey("latency_p99_ns").doesNotContainKey("served_per_s");
    factors = Map.of("think_time", "PT0S");
    // 20 in the 10 s of the calm, and the one that was asked just before it and answered in it.
    assertThat(values())
        .containsEntry("served_per_s", 2.1)
        .containsKey("bytes_per_request")
        .doesNotContainKeys("latency_p50_ns", "latency_p99_ns", "uncorrected_latency_p99_ns");
    assertThat(TrialIntake.read(stored()).calmLatency()).isEmpty();
    faults =
        List.of(
            new FaultRecord("latency", "link", 10 * S, 10 * S, null, null, List.of(), List.of()));
    // The one answer after the injection, in the 5 s until the healing.
    assertThat(values())
        .containsEntry("served_per_s", 2.1)
        .containsEntry("fault_served_per_s", 0.2)
        .doesNotContainKeys("fault_latency_p50_ns", "fault_latency_p99_ns", "time_to_recover_s");
  }

  @Test
  void theBusiestNodeIsHeldAgainstTheMeanOfAllAlsoTheIdleOnes() throws IOException {
    for (int i = 0; i < 6; i++) {
      request(1, 1, i * S, "node-1", 200, SessionOutcome.KEPT);
    }
    request(2, 1, 1 * S, "node-2", 200, SessionOutcome.KEPT);
    request(2, 1, 12 * S, "node-2", 200, SessionOutcome.KEPT);

    assertThat(values().get("load_peak_to_mean")).isCloseTo(6 / 3.5, within(1e-9));
  }

  @Test
  void trafficBehindTheNodesIsDividedByTheRequestsAnsweredBetweenTheReadings() throws IOException {
    for (int i = 0; i < 5; i++) {
      request(1, 1, i * S, "node-1", 200, SessionOutcome.KEPT);
    }
    request(1, 1, 12 * S, "node-1", 200, SessionOutcome.KEPT);

    assertThat(values())
        .containsEntry("peer_bytes_per_request", 800.0)
        .containsEntry("store_operations_per_request", 2.0)
        .containsEntry("cpu_ns_per_request", 600.0);
  }

  @Test
  void whatIdleServersTakeInATimeAsLongIsNoCostOfRequests() throws IOException {
    idle(0, 0);
    idle(2 * S, 150);
    for (int i = 0; i < 5; i++) {
      request(1, 1, i * S, "node-1", 200, SessionOutcome.KEPT);
    }

    // 3000 ns in 10 s, of which the two nodes take 75 ns in each second when nobody asks them.
    assertThat(values()).containsEntry("cpu_ns_per_request", (3000.0 - 2 * 750.0) / 5);
  }

  private void idle(long at, double cpuNs) {
    String moment = at == 0 ? "idle-start" : "idle-end";
    for (String node : List.of("node-1", "node-2")) {
      idle.add(vitals(node, moment, 20 * S + at, Map.of("cpu_ns", cpuNs)));
    }
  }

  @Test
  void whatTheGatewayTookIsWhatServersAreSetBeside() throws IOException {
    for (int i = 0; i < 5; i++) {
      request(1, 1, i * S, "node-1", 200, SessionOutcome.KEPT);
    }
    assertThat(values()).doesNotContainKey("cpu_to_gateway_cpu");

    idle.add(vitals("gateway", "calm-start", 0, Map.of("cpu_ns", 100.0, "jit_cpu_ns", 50.0)));
    idle.add(vitals("gateway", "calm-end", 10 * S, Map.of("cpu_ns", 2000.0, "jit_cpu_ns", 450.0)));

    assertThat(values())
        .containsEntry("cpu_to_gateway_cpu", 3000.0 / 1500.0)
        .containsEntry("cpu_ns_per_request", 600.0);
  }

  @Test
  void aWriteHasACostOfItsOwnOnlyWhereNothingButWritesIsMeasured() throws IOException {
    step("add-item", 5 * S);
    step("add-item", 6 * S);
    assertThat(values())
        .containsEntry("cpu_ns_per_write", 1500.0)
        .containsEntry("peer_bytes_per_write", 2000.0);

    step("me", 7 * S);
    assertThat(values()).doesNotContainKeys("cpu_ns_per_write", "peer_bytes_per_write");
  }

  @Test
  void theMixOfRequestsIsThatOfTheRequestsWhoseCostIsMeasured() throws IOException {
    for (int i = 0; i < 5; i++) {
      request(1, 1, i * S, "node-1", 200, SessionOutcome.KEPT);
    }
    step("add-item", 5 * S);
    step("add-item", 6 * S);
    step("me", 7 * S);
    step("me", 12 * S);

    assertThat(values()).containsEntry("write_share", 0.25).containsEntry("identity_share", 0.125);
  }

  private void step(String name, long at) {
    requests.add(
        new RequestRecord(
            at,
            at,
            at + MS,
            1,
            1,
            name,
            "node-1",
            200,
            Outcome.SUCCEEDED,
            SessionOutcome.KEPT,
            "",
            1,
            1));
  }

  @Test
  void requestsRefusedForTheirSizeAreAShareOfThoseAnswered() throws IOException {
    request(1, 1, 1 * S, "node-1", 200, SessionOutcome.KEPT);
    request(1, 1, 2 * S, "node-1", 431, SessionOutcome.NONE);
    request(1, 1, 3 * S, "", 400, SessionOutcome.NONE);
    request(1, 1, 4 * S, "node-1", 503, SessionOutcome.NONE);
    request(1, 1, 5 * S, "", 0, SessionOutcome.NONE);

    assertThat(values()).containsEntry("too_large_share", 0.5);
  }

  @Test
  void anAddedNodeHasItsShareInTheFirstSecondInWhichItAnswersFourFifthsOfIt() throws IOException {
    faults = List.of(added());
    for (int tenth = 0; tenth < 50; tenth++) {
      boolean byNewNode = tenth >= 20 && tenth % 2 == 0;
      request(
          1,
          1,
          (100L + tenth) * 100 * MS,
          byNewNode ? "node-3" : "node-1",
          200,
          SessionOutcome.KEPT);
    }

    // Three of ten answers are more than 0.8 / 3; those from 11.5 to 12.5 s are the first.
    assertThat(values().get("time_to_fair_share_s")).isCloseTo(1.5, within(1e-9));
  }

  @Test
  void anAddedNodeThatIsTakenOutTooSoonWithoutItsShareTellsNothing() throws IOException {
    faults = List.of(added());
    request(1, 1, 11 * S, "node-1", 200, SessionOutcome.KEPT);

    assertThat(TrialIntake.read(stored()).observations())
        .filteredOn(observation -> observation.metric().equals("time_to_fair_share_s"))
        .hasSize(1)
        .allSatisfy(
            observation ->
                assertThat(observation.invalidReason()).contains("before the horizon of 15 s"));
  }

  private static FaultRecord added() {
    return new FaultRecord(
        "scale-out", "cluster", 10 * S, 10 * S, null, null, List.of(), List.of());
  }

  @Test
  void everyObservationHasTheLevelOfItsTrial() throws IOException {
    request(1, 1, 1 * S, "node-1", 200, SessionOutcome.KEPT);

    assertThat(TrialIntake.read(stored()).observations())
        .isNotEmpty()
        .extracting(Observation::level)
        .containsOnly(new Level("8", false));
  }

  private void request(
      int user, int session, long at, String node, int status, SessionOutcome sessionOutcome) {
    Outcome outcome =
        switch (status) {
          case 200 -> Outcome.SUCCEEDED;
          case 0 -> Outcome.INDETERMINATE;
          default -> Outcome.FAILED;
        };
    String step = sessionOutcome == SessionOutcome.NEW ? "login" : "cart";
    requests.add(
        new RequestRecord(
            at, at, at + MS, user, session, step, node, status, outcome, sessionOutcome, "", 1, 1));
  }

  private void timed(long at, long latencyNs) {
    requests.add(
        new RequestRecord(
            at,
            at,
            at + latencyNs,
            1,
            1,
            "cart",
            "node-1",
            200,
            Outcome.SUCCEEDED,
            SessionOutcome.KEPT,
            "",
            1,
            1));
  }

  private Map<String, Double> values() throws IOException {
    return TrialIntake.read(stored()).observations().stream()
        .collect(toMap(Observation::metric, Observation::value));
  }

  private StoredTrial stored() throws IOException {
    Recordings.write(folder.resolve("requests.jfr"), requests.stream());
    TrialRecord trial =
        new TrialRecord(
            "scaling",
            "sticky-session",
            new Level("8", false),
            factors,
            1,
            1,
            1,
            1,
            "process",
            List.of(
                new PhaseSpan(Phase.CALM, 0, 10 * S),
                new PhaseSpan(Phase.OBSERVE, 10 * S, 15 * S),
                new PhaseSpan(Phase.RECOVER, 15 * S, 20 * S)),
            faults,
            new GeneratorReport(requests.size(), 0, 0, 0, 0, 0, 0, 0, 0, List.of()),
            vitals(),
            List.of());
    return new StoredTrial(folder, trial);
  }

  private List<VitalsSample> vitals() {
    return Stream.concat(
            idle.stream(),
            Stream.of(
                vitals("node-1", "calm-start", 0, Map.of("cpu_ns", 0.0, "peer_bytes", 0.0)),
                vitals("node-2", "calm-start", 0, Map.of("cpu_ns", 0.0, "peer_bytes", 1000.0)),
                vitals("store", "calm-start", 0, Map.of("cpu_ns", 0.0, "store_operations", 7.0)),
                vitals(
                    "node-1", "calm-end", 10 * S, Map.of("cpu_ns", 1000.0, "peer_bytes", 1000.0)),
                vitals(
                    "node-2", "calm-end", 10 * S, Map.of("cpu_ns", 1000.0, "peer_bytes", 4000.0)),
                vitals(
                    "store",
                    "calm-end",
                    10 * S,
                    Map.of("cpu_ns", 1000.0, "store_operations", 17.0))))
        .toList();
  }

  private static VitalsSample vitals(
      String process, String moment, long at, Map<String, Double> values) {
    return new VitalsSample(process, moment, at, values);
  }
}
