package statelab.results.intake;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
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

/** Small trials whose figures can be counted by hand: calm from 0 s, injection at 5 s. */
class TrialIntakeTest {
  private static final long S = 1_000_000_000L;
  private static final long MS = 1_000_000L;
  private static final long INJECTION = 5 * S;

  @TempDir Path folder;

  private final List<RequestRecord> requests = new ArrayList<>();

  @Test
  void theCohortIsWhoWasLoggedInAndNotYetGoneAtTheInjection() throws IOException {
    login(1, 1, 1 * S);
    read(1, 1, 6 * S, SessionOutcome.KEPT);
    login(2, 1, 1 * S);
    read(2, 1, 6 * S, SessionOutcome.LOST);
    login(3, 1, 1 * S);
    read(3, 1, 4 * S, SessionOutcome.ENDED);
    login(4, 1, 1 * S);
    read(4, 1, 4 * S, SessionOutcome.LOST);
    login(5, 1, 6 * S);
    read(5, 1, 7 * S, SessionOutcome.LOST);

    assertThat(values())
        .containsEntry("cohort_sessions", 2.0)
        .containsEntry("sessions_lost", 1.0)
        .containsEntry("sessions_lost_share", 0.5);
  }

  @Test
  void theNextSessionOfAUserWhoseSessionWasLostIsNotOfTheCohort() throws IOException {
    login(1, 1, 1 * S);
    read(1, 1, 6 * S, SessionOutcome.LOST);
    add(request(1, 2, 6 * S + 10 * MS, "login-again", SessionOutcome.NEW));
    read(1, 2, 7 * S, SessionOutcome.KEPT);

    assertThat(values())
        .containsEntry("cohort_sessions", 1.0)
        .containsEntry("sessions_lost_share", 1.0)
        .containsEntry("forced_logins", 1.0);
  }

  @Test
  void aLossThatOnlyTheClosingAuditSeesCounts() throws IOException {
    login(1, 1, 1 * S);
    add(request(1, 1, 21 * S, "audit", SessionOutcome.LOST));
    assertThat(values()).containsEntry("sessions_lost", 1.0);
  }

  @Test
  void anAnswerToARequestSentBeforeTheInjectionProvesNothing() throws IOException {
    login(1, 1, 1 * S);
    add(
        new RequestRecord(
            INJECTION - MS,
            INJECTION - MS,
            INJECTION + MS,
            1,
            1,
            "me",
            "node-1",
            200,
            Outcome.SUCCEEDED,
            SessionOutcome.KEPT,
            "",
            1,
            1));

    Observation lost = observation("sessions_lost");
    assertThat(lost.valid()).isFalse();
    assertThat(lost.invalidReason()).contains("fate of 1 of 1 sessions");
    assertThat(values()).doesNotContainKey("sessions_lost_share");
  }

  @Test
  void acknowledgedWritesOfLostSessionsAreLost() throws IOException {
    for (int user = 1; user <= 2; user++) {
      login(user, 1, 1 * S);
      add(request(user, 1, 2 * S, "add-item", SessionOutcome.KEPT));
      add(request(user, 1, 3 * S, "add-item", SessionOutcome.KEPT));
    }
    add(failed(1, 4 * S, "add-item"));
    read(1, 1, 6 * S, SessionOutcome.LOST);
    read(2, 1, 6 * S, SessionOutcome.KEPT);
    assertThat(values()).containsEntry("acknowledged_writes_lost", 2.0);
  }

  @Test
  void ofALostSessionWhoseCartIsStillThereOnlyTheWritesThatItLacksAreLost() throws IOException {
    for (int user = 1; user <= 3; user++) {
      login(user, 1, 1 * S);
      for (int write = 0; write < 5; write++) {
        add(request(user, 1, 2 * S + write * (10 * MS), "add-item", SessionOutcome.KEPT));
      }
    }
    add(lost(1, 6 * S, "cart", "cart version 3, acknowledged 5"));
    add(lost(2, 6 * S, "cart", "cart total 1, acknowledged 9"));
    add(lost(3, 6 * S, "cart", "unknown-session"));

    assertThat(values()).containsEntry("acknowledged_writes_lost", 2.0 + 1.0 + 5.0);
  }

  @Test
  void outcomesAreCountedOverTheMeasuredPhasesOnly() throws IOException {
    add(failed(1, -1 * S, "me"));
    add(failed(1, 2 * S, "me"));
    add(failed(1, 6 * S, "me"));
    add(indeterminate(1, 7 * S));
    read(1, 1, 8 * S, SessionOutcome.KEPT);
    add(failed(1, 21 * S, "audit"));

    assertThat(values())
        .containsEntry("requests", 4.0)
        .containsEntry("failed_requests", 2.0)
        .containsEntry("indeterminate_requests", 1.0);
  }

  @Test
  void anAnswerWhoseCartLacksAnAcknowledgedWriteIsAStaleRead() throws IOException {
    add(request(1, 1, 1 * S, "cart", SessionOutcome.KEPT));
    add(request(1, 1, 6 * S, "add-item", SessionOutcome.KEPT));
    add(lost(2, 6 * S, "cart", "cart version 3, acknowledged 5"));
    add(lost(3, 21 * S, "audit", "cart total 1, acknowledged 2"));

    assertThat(values()).containsEntry("stale_reads", 2.0).containsEntry("stale_reads_share", 0.5);
  }

  @Test
  void aSessionThatIsGoneOrDoesNotShowItsCartIsNoStaleRead() throws IOException {
    add(request(1, 1, 6 * S, "cart", SessionOutcome.KEPT));
    add(lost(2, 6 * S, "cart", "unknown-session"));
    read(3, 1, 6 * S, SessionOutcome.KEPT);

    assertThat(values()).containsEntry("stale_reads", 0.0).containsEntry("stale_reads_share", 0.0);
  }

  @Test
  void latencyIsThatOfOrdinaryRequestsInTheCalmPhaseFromTheIntendedTime() throws IOException {
    for (long i = 0; i < 99; i++) {
      add(timed(i * 10 * MS, 0, 2 * MS, "me"));
    }
    add(timed(1 * S, 30 * MS, 4 * MS, "me"));
    add(timed(1 * S, 0, 900 * MS, "login"));
    add(timed(1 * S, 0, 900 * MS, "login-again"));
    add(timed(6 * S, 0, 900 * MS, "me"));

    Map<String, Double> values = values();
    assertThat(values.get("latency_p50_ns")).isCloseTo(2.0 * MS, within(0.002 * MS));
    assertThat(values.get("latency_p99_ns")).isCloseTo(2.0 * MS, within(0.002 * MS));
    assertThat(values.get("uncorrected_latency_p99_ns")).isCloseTo(2.0 * MS, within(0.002 * MS));
    add(timed(2 * S, 30 * MS, 4 * MS, "me"));
    values = values();
    assertThat(values.get("latency_p99_ns")).isCloseTo(34.0 * MS, within(0.034 * MS));
    assertThat(values.get("uncorrected_latency_p99_ns")).isCloseTo(4.0 * MS, within(0.004 * MS));
  }

  @Test
  void cpuIsThatOfNodesAndStoreWithoutTheCompilersPerAnsweredRequest() throws IOException {
    for (long i = 0; i < 10; i++) {
      add(timed(1 * S + i * MS, 0, MS, i == 0 ? "login" : "me"));
    }
    add(timed(7 * S, 0, MS, "me"));
    Map<String, Double> values = values();
    assertThat(values.get("cpu_ns_per_request")).isEqualTo((2 * 600.0 + 100 - 2 * 50) / 10);
    assertThat(values.get("jit_cpu_ns")).isEqualTo(100);
    assertThat(values.get("bytes_per_request")).isEqualTo(300);
  }

  @Test
  void oneSecondOfCompleteOutageIsAnErrorAreaOfOneSecondAndRecoveryBeginsAtItsEnd()
      throws IOException {
    steadyTrafficWithOutage(INJECTION, INJECTION + S, 1);
    assertThat(values().get("error_area_s")).isCloseTo(1.0, within(1e-9));
    assertThat(values().get("time_to_recover_s")).isCloseTo(1.0, within(1e-9));
  }

  @Test
  void twoSecondsInWhichHalfOfTheRequestsFailAreTheSameErrorArea() throws IOException {
    steadyTrafficWithOutage(INJECTION, INJECTION + 2 * S, 2);
    assertThat(values().get("error_area_s")).isCloseTo(1.0, within(1e-9));
    assertThat(values().get("time_to_recover_s")).isCloseTo(2.0, within(1e-9));
  }

  @Test
  void aTrialThatNeverRecoversIsCensoredAtTheHorizon() throws IOException {
    steadyTrafficWithOutage(INJECTION, 30 * S, 2);
    assertThat(observation("time_to_recover_s"))
        .returns(6.0, Observation::value)
        .returns(true, Observation::valid);
  }

  @Test
  void whereTrialsAreWatchedLessLongTheyCanBeCensoredSooner() throws IOException {
    steadyTrafficWithOutage(INJECTION, 30 * S, 2);
    assertThat(TrialIntake.read(stored(List.of()), 2.9).observations())
        .filteredOn(observation -> observation.metric().equals("time_to_recover_s"))
        .singleElement()
        .returns(2.9, Observation::value)
        .returns(true, Observation::valid);
  }

  @Test
  void aFaultThatNobodyNoticesNeedsNoRecovery() throws IOException {
    steadyTrafficWithOutage(0, 0, 1);
    assertThat(values()).containsEntry("error_area_s", 0.0).containsEntry("time_to_recover_s", 0.0);
  }

  @Test
  void theSeriesPutsRequestsInTheBinOfTheirIntendedTime() throws IOException {
    add(timed(INJECTION + 10 * MS, 2 * S, 4 * MS, "me"));
    add(failed(1, INJECTION + 20 * MS, "me"));
    TrialSeries series = TrialIntake.read(stored(List.of())).series();

    assertThat(series.originNs()).isEqualTo(INJECTION);
    assertThat(series.bins()).hasSize(1);
    TrialSeries.Bin bin = series.bins().getFirst();
    assertThat(bin.fromNs()).isEqualTo(INJECTION);
    assertThat(bin.succeeded()).isEqualTo(1);
    assertThat(bin.failed()).isEqualTo(1);
    assertThat((double) bin.p50Ns()).isCloseTo(2004.0 * MS, within(20.0 * MS));
    assertThat(bin.byNode()).isEqualTo(Map.of("node-1", 1L));
  }

  @Test
  void requestsOfSeveralInjectorsAreOneTrial() throws IOException {
    login(1, 1, 1 * S);
    Recordings.write(
        folder.resolve("requests-2.jfr"),
        Stream.of(request(1, 1, 6 * S, "me", SessionOutcome.LOST)));
    assertThat(values()).containsEntry("sessions_lost_share", 1.0);
  }

  @Test
  void everyObservationOfAnInvalidTrialCarriesItsReasons() throws IOException {
    login(1, 1, 1 * S);
    List<Observation> observations =
        TrialIntake.read(stored(List.of("the generator was late"))).observations();
    assertThat(observations)
        .isNotEmpty()
        .allSatisfy(
            observation -> {
              assertThat(observation.valid()).isFalse();
              assertThat(observation.invalidReason()).isEqualTo("the generator was late");
            });
  }

  @Test
  void aRecordingThatLacksRequestsMakesTheTrialInvalid() throws IOException {
    login(1, 1, 1 * S);
    StoredTrial stored = stored(List.of());
    requests.clear();
    login(1, 1, 1 * S);
    Recordings.write(folder.resolve("requests.jfr"), Stream.of());
    assertThat(TrialIntake.read(stored).observations())
        .isNotEmpty()
        .allSatisfy(
            observation ->
                assertThat(observation.invalidReason()).contains("holds only 0 of 1 requests"));
  }

  @Test
  void aTruncatedRecordingIsNamed() throws IOException {
    StoredTrial stored = stored(List.of());
    Files.writeString(folder.resolve("requests.jfr"), "FLR");
    assertThatThrownBy(() -> TrialIntake.read(stored))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("requests.jfr");
  }

  private void steadyTrafficWithOutage(long from, long to, int everyNthFails) {
    int i = 0;
    for (long at = 0; at < 20 * S; at += 10 * MS) {
      boolean fails = at >= from && at < to && i++ % everyNthFails == 0;
      add(fails ? failed(1, at, "me") : timed(at, 0, 2 * MS, "me"));
    }
  }

  private void login(int user, int session, long at) {
    add(request(user, session, at, "login", SessionOutcome.NEW));
  }

  private void read(int user, int session, long at, SessionOutcome outcome) {
    add(request(user, session, at, "me", outcome));
  }

  private static RequestRecord lost(int user, long at, String step, String why) {
    return new RequestRecord(
        at,
        at,
        at + MS,
        user,
        1,
        step,
        "node-1",
        200,
        Outcome.FAILED,
        SessionOutcome.LOST,
        why,
        100,
        200);
  }

  private void add(RequestRecord request) {
    requests.add(request);
  }

  private static RequestRecord request(
      int user, int session, long at, String step, SessionOutcome sessionOutcome) {
    return new RequestRecord(
        at,
        at,
        at + MS,
        user,
        session,
        step,
        "node-1",
        200,
        Outcome.SUCCEEDED,
        sessionOutcome,
        "",
        100,
        200);
  }

  private static RequestRecord timed(long at, long delay, long duration, String step) {
    return new RequestRecord(
        at,
        at + delay,
        at + delay + duration,
        1,
        1,
        step,
        "node-1",
        200,
        Outcome.SUCCEEDED,
        SessionOutcome.KEPT,
        "",
        100,
        200);
  }

  private static RequestRecord failed(int user, long at, String step) {
    return new RequestRecord(
        at,
        at,
        at + MS,
        user,
        1,
        step,
        "",
        503,
        Outcome.FAILED,
        SessionOutcome.NONE,
        "no node",
        100,
        200);
  }

  private static RequestRecord indeterminate(int user, long at) {
    return new RequestRecord(
        at,
        at,
        at + MS,
        user,
        1,
        "me",
        "",
        0,
        Outcome.INDETERMINATE,
        SessionOutcome.NONE,
        "connection reset",
        100,
        0);
  }

  private Map<String, Double> values() throws IOException {
    return TrialIntake.read(stored(List.of())).observations().stream()
        .collect(toMap(Observation::metric, Observation::value));
  }

  private Observation observation(String metric) throws IOException {
    return TrialIntake.read(stored(List.of())).observations().stream()
        .filter(observation -> observation.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  private StoredTrial stored(List<String> invalidReasons) throws IOException {
    Recordings.write(folder.resolve("requests.jfr"), requests.stream());
    TrialRecord trial =
        new TrialRecord(
            "kill-node",
            "sticky-session",
            Level.NONE,
            Map.of(),
            1,
            1,
            1,
            1,
            "process",
            List.of(
                new PhaseSpan(Phase.WARM_UP, -5 * S, 0),
                new PhaseSpan(Phase.CALM, 0, INJECTION),
                new PhaseSpan(Phase.OBSERVE, INJECTION, 10 * S),
                new PhaseSpan(Phase.RECOVER, 10 * S, 20 * S),
                new PhaseSpan(Phase.AUDIT, 20 * S, 22 * S)),
            List.of(
                new FaultRecord(
                    "kill", "node-2", INJECTION, INJECTION, null, null, List.of(), List.of())),
            new GeneratorReport(requests.size(), 0, 0, 0, 0, 0, 0, 0, 0, List.of()),
            List.of(
                vitals("node-1", "calm-start", 0, 1000, 100),
                vitals("node-1", "calm-end", 4 * S, 1600, 150),
                vitals("node-2", "calm-start", 0, 2000, 100),
                vitals("node-2", "calm-end", 4 * S, 2600, 150),
                new VitalsSample("store", "calm-start", 0, Map.of("cpu_ns", 0.0)),
                new VitalsSample("store", "calm-end", 4 * S, Map.of("cpu_ns", 100.0)),
                vitals("gateway", "calm-start", 0, 0, 0),
                vitals("gateway", "calm-end", 4 * S, 99999, 0)),
            invalidReasons);
    return new StoredTrial(folder, trial);
  }

  private static VitalsSample vitals(
      String process, String moment, long at, double cpuNs, double jitNs) {
    return new VitalsSample(process, moment, at, Map.of("cpu_ns", cpuNs, "jit_cpu_ns", jitNs));
  }
}
