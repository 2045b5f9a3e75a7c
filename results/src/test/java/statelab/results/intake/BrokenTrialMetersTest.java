package statelab.results.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import statelab.results.run.FaultRecord;
import statelab.results.run.GeneratorReport;
import statelab.results.run.Level;
import statelab.results.run.Outcome;
import statelab.results.run.Phase;
import statelab.results.run.PhaseSpan;
import statelab.results.run.RequestRecord;
import statelab.results.run.SessionOutcome;
import statelab.results.run.TrialRecord;
import statelab.results.run.VitalsSample;

/** Trials that can be counted by hand: calm from 0 s, injection at 5 s, healing at 8 s. */
class BrokenTrialMetersTest {
  private static final long S = 1_000_000_000L;
  private static final long MS = 1_000_000L;
  private static final long INJECTION = 5 * S;
  private static final long HEALING = 8 * S;

  private final List<RequestRecord> requests = new ArrayList<>();

  @Test
  void aStallIsTheLongestSilenceOfANodeThatWasNotHit() {
    for (long at = 0; at < 12 * S; at += 5 * MS) {
      answer(at, "node-1");
      boolean silent = at >= 6 * S && at < 7500 * MS;
      answer(at, silent ? "node-1" : "node-3");
    }

    assertThat(stall("pause", "node-2")).containsExactly(figure("stall_on_other_nodes_s", 1.5));
  }

  @Test
  void theSilenceOfTheNodesThatWereHitIsNoStallOfOthers() {
    for (long at = 0; at < 12 * S; at += 5 * MS) {
      answer(at, "node-1");
    }

    assertThat(stall("kill", "node-2+node-3")).containsExactly(figure("stall_on_other_nodes_s", 0));
  }

  @Test
  void aFaultThatHitsNoNodeSaysNothingOfOthers() {
    answer(6 * S, "node-1");

    assertThat(stall("latency", "node-1-node-2")).isEmpty();
  }

  @Test
  void aRolloutLastsUntilTheLastNodeServesAgain() {
    assertThat(rollout(INJECTION + 21 * S)).containsExactly(figure("rollout_duration_s", 21));
    assertThat(rollout(INJECTION + 500 * S)).containsExactly(figure("rollout_duration_s", 120));
    assertThat(rollout(null)).isEmpty();
    TrialRecord killed = trial("kill", "node-2", INJECTION + S, Map.of());
    assertThat(new RolloutDuration(killed).figures()).isEmpty();
  }

  @Test
  void knownUsersAreThoseWhoseSessionsAreOlderThanTheNode() {
    session(1, 1 * S, "node-1", SessionOutcome.NEW);
    session(1, 6 * S, "node-4", SessionOutcome.KEPT);
    session(1, 6 * S, "node-4", SessionOutcome.KEPT);
    session(1, 7 * S, "node-4", SessionOutcome.KEPT);
    session(2, 6 * S, "node-4", SessionOutcome.NEW);
    session(1, 9 * S, "node-4", SessionOutcome.KEPT);
    session(1, 6 * S, "node-1", SessionOutcome.KEPT);

    TrialRecord trial = trial("scale-out", "cluster", null, Map.of());
    assertThat(figures(new KnownUsers(trial, new Timeline(trial), INJECTION)))
        .containsExactly(figure("known_users_share", 0.75));
  }

  @Test
  void aNodeThatAnsweredNobodyHasNoShareOfKnownUsers() {
    session(1, 6 * S, "node-1", SessionOutcome.KEPT);

    TrialRecord trial = trial("scale-out", "cluster", null, Map.of());
    assertThat(figures(new KnownUsers(trial, new Timeline(trial), INJECTION))).isEmpty();
  }

  @Test
  void whatAWrongClockRefusesIsCountedWhereNoSessionCanHaveExpired() {
    refused(4 * S);
    refused(6 * S);
    refused(7 * S);
    refused(9 * S);

    assertThat(wrong(Map.of("session-timeout-s", "60")))
        .containsExactly(figure("wrongly_rejected_requests", 2));
    assertThat(wrong(Map.of("session-timeout-s", "5"))).isEmpty();
    assertThat(wrong(Map.of())).isEmpty();
  }

  @Test
  void theLargestStateIsThatOfATrialInWhichNoneWasRefused() {
    answer(1 * S, "node-1");
    assertThat(largestState(Map.of("state_bytes", "4096")))
        .contains(figure("largest_state_bytes", 4096));

    requests.add(request(2 * S, 1, "node-1", 431, SessionOutcome.NONE));
    assertThat(largestState(Map.of("state_bytes", "4096")))
        .contains(figure("largest_state_bytes", 0));
    assertThat(largestState(Map.of()))
        .extracting(Figure::metric)
        .containsExactly("too_large_share");
  }

  private List<Figure> largestState(Map<String, String> factors) {
    TrialRecord trial = trial("none", "", null, factors);
    return figures(new Refusals(trial, new Timeline(trial)));
  }

  private List<Figure> wrong(Map<String, String> factors) {
    TrialRecord trial = trial("clock-skew", "node-1", null, factors);
    return figures(new WrongRejections(trial, new Timeline(trial)));
  }

  private List<Figure> rollout(@Nullable Long effectiveNs) {
    TrialRecord trial = trial("rolling-restart", "every-node", effectiveNs, Map.of());
    return new RolloutDuration(trial).figures();
  }

  private List<Figure> stall(String kind, String target) {
    TrialRecord trial = trial(kind, target, INJECTION + S, Map.of());
    return figures(new StallOfOthers(trial, new Timeline(trial), INJECTION));
  }

  private List<Figure> figures(Meter meter) {
    requests.forEach(meter::accept);
    return meter.figures();
  }

  private static Figure figure(String metric, double value) {
    return Figure.of(metric, value);
  }

  private void answer(long at, String node) {
    requests.add(request(at, 1, node, 200, SessionOutcome.KEPT));
  }

  private void session(int user, long at, String node, SessionOutcome outcome) {
    requests.add(request(at, user, node, 200, outcome));
  }

  private void refused(long at) {
    requests.add(request(at, 1, "node-1", 401, SessionOutcome.LOST));
  }

  private static RequestRecord request(
      long at, int user, String node, int status, SessionOutcome sessionOutcome) {
    Outcome outcome = status == 200 ? Outcome.SUCCEEDED : Outcome.FAILED;
    return new RequestRecord(
        at, at, at + MS, user, 1, "cart", node, status, outcome, sessionOutcome, "", 1, 1);
  }

  private static TrialRecord trial(
      String kind, String target, @Nullable Long effectiveNs, Map<String, String> factors) {
    return new TrialRecord(
        "hang-node",
        "sticky-session",
        Level.NONE,
        factors,
        1,
        1,
        1,
        1,
        "process",
        List.of(
            new PhaseSpan(Phase.CALM, 0, INJECTION),
            new PhaseSpan(Phase.OBSERVE, INJECTION, HEALING),
            new PhaseSpan(Phase.RECOVER, HEALING, 12 * S)),
        List.of(
            new FaultRecord(
                kind, target, INJECTION, effectiveNs, HEALING, null, List.of(), List.of())),
        new GeneratorReport(0, 0, 0, 0, 0, 0, 0, 0, 0, List.of()),
        List.of(ready("node-1"), ready("node-2"), ready("node-3")),
        List.of());
  }

  private static VitalsSample ready(String node) {
    return new VitalsSample(node, "calm-start", 0, Map.of());
  }
}
