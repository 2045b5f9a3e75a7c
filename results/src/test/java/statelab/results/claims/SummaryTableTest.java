package statelab.results.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import statelab.results.catalogue.Architecture;
import statelab.results.run.Verdict;

class SummaryTableTest {
  private static final RecordedRun RUN =
      new RecordedRun()
          .with("sticky-session", "sessions_lost_share", .33, .35, .31, .34, .36, .32)
          .with("stateless-jwt", "sessions_lost_share", 0, 0, 0, 0, 0, 0)
          .with("replicated-session", "sessions_lost_share", .30, .32, .30, .33, .31, .34);

  @Test
  void everyQuestionHasACellForEveryArchitectureThatHasSessions() {
    assertThat(table(RUN).rows())
        .hasSize(5)
        .allSatisfy(
            row ->
                assertThat(row.cells())
                    .extracting(SummaryTable.Cell::architecture)
                    .containsExactly(
                        Architecture.STATELESS_JWT,
                        Architecture.STICKY_SESSION,
                        Architecture.REPLICATED_SESSION,
                        Architecture.CENTRAL_SESSION,
                        Architecture.HYBRID_SESSION));
  }

  @Test
  void aMeasuredCellShowsTheMeanOverTrials() {
    assertThat(cell("survives-failure", Architecture.STICKY_SESSION))
        .isInstanceOfSatisfying(
            SummaryTable.Cell.Measured.class,
            cell -> {
              assertThat(cell.mean()).isCloseTo(0.335, within(1e-9));
              assertThat(cell.trials()).isEqualTo(6);
              assertThat(cell.claims()).containsExactly("sticky-loses-more");
            });
  }

  @Test
  void aCellWithoutAMeasuredClaimSaysWhy() {
    assertThat(cell("survives-failure", Architecture.CENTRAL_SESSION))
        .isInstanceOfSatisfying(
            SummaryTable.Cell.NotMeasuredYet.class,
            cell ->
                assertThat(cell.text())
                    .isEqualTo(
                        "not measured yet: no claim of this question is about central-session"));
    assertThat(cell("fits-services", Architecture.STICKY_SESSION))
        .isInstanceOfSatisfying(
            SummaryTable.Cell.NotMeasuredYet.class,
            cell ->
                assertThat(cell.text())
                    .isEqualTo(
                        "not measured yet: this run has no trial of sticky-session in"
                            + " cross-service"));
  }

  /**
   * A reader looks for every architecture that was measured, whether the advice names it or not.
   */
  @Test
  void aMeasuredArchitectureHasAFigureEvenWhereNoClaimIsAboutIt() {
    assertThat(cell("keeps-sessions", Architecture.REPLICATED_SESSION))
        .isInstanceOfSatisfying(
            SummaryTable.Cell.Measured.class,
            cell -> {
              assertThat(cell.mean()).isCloseTo(0.3167, within(1e-3));
              assertThat(cell.claims()).isEmpty();
            });
  }

  @Test
  void aCellOfInvalidTrialsSaysSoAndNotThatNothingWasMeasured() {
    RecordedRun run =
        new RecordedRun()
            .withInvalid("sticky-session", "sessions_lost_share", 1, .33)
            .withInvalid("sticky-session", "sessions_lost_share", 2, .34);

    assertThat(cell(run, "survives-failure", Architecture.STICKY_SESSION))
        .isInstanceOfSatisfying(
            SummaryTable.Cell.NoValidTrial.class,
            cell -> {
              assertThat(cell.excluded()).isEqualTo(2);
              assertThat(cell.reason()).contains("trial 1: the fault did not take effect");
            });
  }

  @Test
  void anAnswerIsSupportedWhenEveryClaimIs() {
    assertThat(row(RUN, "survives-failure").verdict()).isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void oneRefutedClaimRefutesTheAnswer() {
    RecordedRun replicationHolds =
        new RecordedRun()
            .with("sticky-session", "sessions_lost_share", A_THIRD_OF_13)
            .with("stateless-jwt", "sessions_lost_share", new double[13])
            .with("replicated-session", "sessions_lost_share", new double[13]);

    SummaryTable.Row row = row(replicationHolds, "survives-failure");

    assertThat(row.verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(row.reason())
        .startsWith("sticky-loses-more supported, replicated-loses-more refuted");
  }

  /** A verdict beside the base of a comparison would judge what the claim is not about. */
  @Test
  void aClaimBelongsToTheArmThatItIsAboutAndNotToTheOneItIsComparedWith() {
    assertThat(cell("survives-failure", Architecture.STATELESS_JWT))
        .isInstanceOfSatisfying(
            SummaryTable.Cell.Measured.class,
            cell -> {
              assertThat(cell.claims()).isEmpty();
              assertThat(cell.compared()).isTrue();
              assertThat(cell.identical()).isTrue();
            });
  }

  @Test
  void aQuestionThatTheRunDoesNotMeasureIsInconclusiveAndSaidToBeUnmeasured() {
    SummaryTable.Row row = row(RUN, "needs-affinity");

    assertThat(row.measured()).isFalse();
    assertThat(row(RUN, "survives-failure").measured()).isTrue();

    assertThat(row.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(row.reason()).startsWith("affinity-is-needed not measured; not measured yet: ");
  }

  private static final double[] A_THIRD_OF_13 = {
    .33, .35, .31, .34, .36, .32, .33, .35, .31, .34, .36, .32, .33
  };

  private static SummaryTable table(RecordedRun run) {
    Ledger ledger = Ledger.standard();
    return SummaryTable.of(ledger, new Judge(ledger).judge(run.observations()), run.observations());
  }

  private static SummaryTable.Row row(RecordedRun run, String question) {
    List<SummaryTable.Row> rows = table(run).rows();
    return rows.stream()
        .filter(row -> row.question().id().equals(question))
        .findFirst()
        .orElseThrow();
  }

  private static SummaryTable.Cell cell(String question, Architecture architecture) {
    return cell(RUN, question, architecture);
  }

  private static SummaryTable.Cell cell(
      RecordedRun run, String question, Architecture architecture) {
    return row(run, question).cells().stream()
        .filter(cell -> cell.architecture() == architecture)
        .findFirst()
        .orElseThrow();
  }
}
