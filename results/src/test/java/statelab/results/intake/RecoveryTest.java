package statelab.results.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleFunction;
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

/**
 * A request every 10 ms from 5 s before the injection to 15 s after it, each of them as the test
 * says by the seconds since the injection; the horizon is 6 s unless said otherwise.
 */
class RecoveryTest {
  private static final long S = 1_000_000_000L;
  private static final long MS = 1_000_000L;
  private static final long CALM = -5 * S;
  private static final long LOAD_END = 15 * S;

  private enum Traffic {
    GOOD,
    SLOW,
    WRONG,
    NONE
  }

  @Test
  void slowAnswersDelayRecoveryLikeWrongOnes() {
    // From then on fewer than 5 % of a window's requests are slow, so its 95th percentile is calm.
    assertThat(recovered(at -> during(at, 0, 3) ? Traffic.SLOW : Traffic.GOOD))
        .isCloseTo(3.0, within(0.11));
  }

  /** Users who wait for an answer that does not come send nothing that could fail. */
  @Test
  void recoveryWaitsForThoseWhoStillHang() {
    DoubleFunction<Traffic> half =
        at -> during(at, 0, 4) && Math.round(at * 100) % 2 == 0 ? Traffic.NONE : Traffic.GOOD;
    // From then on a window of 1 s holds 90 of 100 requests again.
    assertThat(recovered(half)).isCloseTo(3.8, within(1e-9));
  }

  @Test
  void aRelapsePutsRecoveryOffToItsEnd() {
    DoubleFunction<Traffic> twice =
        at -> during(at, 0, 1) || during(at, 2.5, 3.5) ? Traffic.WRONG : Traffic.GOOD;
    assertThat(recovered(twice)).isCloseTo(3.5, within(1e-9));
  }

  @Test
  void aSilenceOfUsersWhoHangIsARelapseToo() {
    assertThat(recovered(at -> during(at, 2, 4) ? Traffic.NONE : Traffic.GOOD))
        .isCloseTo(3.9, within(1e-9));
  }

  /** Healing starts a process on the machine that all share, which slows every arm's answers. */
  @Test
  void answersThatAreMerelySlowLaterAreNoRelapse() {
    assertThat(recovered(at -> during(at, 3, 5) ? Traffic.SLOW : Traffic.GOOD)).isZero();
  }

  @Test
  void afterARelapseTheWholeBandIsAskedForAsAfterTheFault() {
    DoubleFunction<Traffic> wrongThenSlow =
        at -> during(at, 2, 3) ? Traffic.WRONG : during(at, 3, 4) ? Traffic.SLOW : Traffic.GOOD;
    assertThat(recovered(wrongThenSlow)).isCloseTo(4.0, within(0.11));
  }

  /** The last window that begins by the horizon ends a second after it. */
  @Test
  void whatHappensAfterTheHorizonIsNoRelapse() {
    assertThat(
            recovered(at -> during(at, 0, 1) || during(at, 7.1, 8) ? Traffic.WRONG : Traffic.GOOD))
        .isCloseTo(1.0, within(1e-9));
  }

  @Test
  void aRelapseThatLastsToTheHorizonIsCensoredThere() {
    DoubleFunction<Traffic> twice =
        at -> during(at, 0, 1) || during(at, 5, 9) ? Traffic.WRONG : Traffic.GOOD;
    assertThat(time(twice, 6)).isEqualTo(Figure.of("time_to_recover_s", 6.0));
  }

  /** No window begins that late, but a trial was watched for as long as its horizon asks. */
  @Test
  void aLoadThatLastsToTheHorizonIsLongEnoughToSayThatNobodyRecovered() {
    assertThat(time(at -> during(at, 0, 99) ? Traffic.WRONG : Traffic.GOOD, 15))
        .isEqualTo(Figure.of("time_to_recover_s", 15.0));
  }

  @Test
  void aLoadThatEndsBeforeTheHorizonIsNot() {
    Figure time = time(at -> during(at, 0, 99) ? Traffic.WRONG : Traffic.GOOD, 15.1);
    assertThat(time.value()).isEqualTo(15.1);
    assertThat(Objects.requireNonNull(time.invalidReason())).contains("before the horizon");
  }

  private static boolean during(double at, double from, double to) {
    return at >= from && at < to;
  }

  private static double recovered(DoubleFunction<Traffic> traffic) {
    Figure time = time(traffic, 6);
    assertThat(time.invalidReason()).isNull();
    return time.value();
  }

  private static Figure time(DoubleFunction<Traffic> traffic, double horizonS) {
    Recovery recovery = new Recovery(new Timeline(trial()), 0, horizonS);
    for (long at = CALM; at < LOAD_END; at += 10 * MS) {
      switch (traffic.apply((double) at / S)) {
        case GOOD -> recovery.accept(request(at, 2 * MS, Outcome.SUCCEEDED));
        case SLOW -> recovery.accept(request(at, 50 * MS, Outcome.SUCCEEDED));
        case WRONG -> recovery.accept(request(at, 2 * MS, Outcome.FAILED));
        case NONE -> {}
      }
    }
    return recovery.figures().stream()
        .filter(figure -> figure.metric().equals("time_to_recover_s"))
        .findFirst()
        .orElseThrow();
  }

  private static RequestRecord request(long at, long duration, Outcome outcome) {
    int status = outcome == Outcome.SUCCEEDED ? 200 : 503;
    return new RequestRecord(
        at, at, at + duration, 1, 1, "me", "", status, outcome, SessionOutcome.NONE, "", 1, 1);
  }

  private static TrialRecord trial() {
    return new TrialRecord(
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
            new PhaseSpan(Phase.CALM, CALM, 0),
            new PhaseSpan(Phase.OBSERVE, 0, 3 * S),
            new PhaseSpan(Phase.RECOVER, 3 * S, LOAD_END)),
        List.of(new FaultRecord("kill", "node-2", 0, 0L, 3 * S, null, List.of(), List.of())),
        new GeneratorReport(0, 0, 0, 0, 0, 0, 0, 0, 0, List.of()),
        List.of(),
        List.of());
  }
}
