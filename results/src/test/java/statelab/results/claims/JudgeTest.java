package statelab.results.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import statelab.results.run.ClaimVerdict;
import statelab.results.run.Level;
import statelab.results.run.Verdict;

class JudgeTest {
  private static final double[] NOTHING_LOST = {0, 0, 0, 0, 0, 0};
  private static final double[] A_THIRD_LOST = {.33, .35, .31, .34, .36, .32};

  @Test
  void losingAThirdAgainstNothingIsFoundInSixBlocks() {
    ClaimVerdict verdict =
        judge(
            "sticky-loses-more",
            new RecordedRun()
                .with("sticky-session", "sessions_lost_share", A_THIRD_LOST)
                .with("stateless-jwt", "sessions_lost_share", NOTHING_LOST));

    assertThat(verdict.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict.estimate()).isCloseTo(0.335, within(1e-9));
    assertThat(verdict.intervalLow()).isEqualTo(.31);
    assertThat(verdict.intervalHigh()).isEqualTo(.36);
    assertThat(verdict.n()).isEqualTo(6);
  }

  @Test
  void fiveBlocksAreTooFewForSignFlips() {
    ClaimVerdict verdict =
        judge(
            "sticky-loses-more",
            new RecordedRun()
                .with("sticky-session", "sessions_lost_share", .33, .35, .31, .34, .36)
                .with("stateless-jwt", "sessions_lost_share", 0, 0, 0, 0, 0));

    assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict.reason()).contains("5 found, 6 needed");
  }

  @Test
  void nothingLostInSixInjectionsProvesLittle() {
    ClaimVerdict verdict =
        judge(
            "replicated-loses-more",
            new RecordedRun()
                .with("replicated-session", "sessions_lost_share", NOTHING_LOST)
                .with("stateless-jwt", "sessions_lost_share", NOTHING_LOST));

    assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict.intervalLow()).isNull();
    // 0.4 · (1 − 0.025^(1/6)) = 0.184; 0.4 · (1 − 0.025^(1/n)) falls below 0.1 at n = 13, 7 more.
    assertThat(verdict.reason())
        .contains("could still reach 0.184")
        .contains("about 7 more blocks");
  }

  @Test
  void nothingLostInAsManyInjectionsAsNeededRefutesTheClaim() {
    ClaimVerdict verdict =
        judge(
            "replicated-loses-more",
            new RecordedRun()
                .with("replicated-session", "sessions_lost_share", new double[13])
                .with("stateless-jwt", "sessions_lost_share", new double[13]));

    assertThat(verdict.verdict()).isEqualTo(Verdict.REFUTED);
  }

  /** Counts can be rare too; the same figures as above, in requests. */
  @Test
  void aCountThatWasNeverSeenProvesLittleWhereTheLedgerSaysWhatOneFaultCanDo() {
    assertThat(notOneFailed(6, "largest-effect: 40").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(notOneFailed(6, "largest-effect: 40").reason())
        .contains("could still reach 18.4")
        .contains("about 7 more blocks");
    assertThat(notOneFailed(13, "largest-effect: 40").verdict()).isEqualTo(Verdict.REFUTED);
  }

  private static ClaimVerdict notOneFailed(int blocks, String largest) {
    String ledger =
        Ledger.standard()
            .text()
            .replace(
                """
                  metric: sessions_lost_share
                  contrast: {arm: replicated-session, more-than: stateless-jwt, by: 0.10}
                  # One node of three holds about a third of the sessions; the rest of them outlive it.
                  largest-effect: 0.40
                """,
                """
                  metric: failed_requests
                  contrast: {arm: replicated-session, more-than: stateless-jwt, by: 10}
                  %s
                """
                    .formatted(largest));
    RecordedRun run =
        new RecordedRun()
            .with("replicated-session", "failed_requests", new double[blocks])
            .with("stateless-jwt", "failed_requests", new double[blocks]);
    return new Judge(Ledger.parse("mine.yaml", ledger))
        .judge(run.observations()).stream()
            .filter(verdict -> verdict.claim().equals("replicated-loses-more"))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void aRatioOfTimesIsJudgedByItsLogarithm() {
    RecordedRun run =
        new RecordedRun()
            .with("sticky-session", "cpu_ns_per_request", 100, 102, 98, 101, 99, 100)
            .with("stateless-jwt", "cpu_ns_per_request", 113, 114, 110, 114, 112, 111);

    assertThat(judge("stateless-costs-more-cpu", run).verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(judge("stateless-cost-is-slight", run).verdict()).isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void aClaimWithoutObservationsIsInconclusiveAndSaysSo() {
    ClaimVerdict verdict = judge("sticky-loses-more", new RecordedRun());

    assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict.n()).isZero();
    assertThat(verdict.reason())
        .isEqualTo(
            "not measured in this run: no sessions_lost_share of sticky-session in" + " kill-node");
  }

  @Test
  void aBlockWithAnInvalidTrialLeavesTheContrast() {
    ClaimVerdict verdict =
        judge(
            "sticky-loses-more",
            new RecordedRun()
                .with("sticky-session", "sessions_lost_share", A_THIRD_LOST)
                .withInvalid("sticky-session", "sessions_lost_share", 7, .9)
                .with("stateless-jwt", "sessions_lost_share", new double[7]));

    assertThat(verdict.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict.n()).isEqualTo(6);
    assertThat(verdict.excluded()).isEqualTo(1);
    assertThat(verdict.estimate()).isCloseTo(0.335, within(1e-9));
  }

  @Test
  void leavingOutATrialThatContradictsDoesNotMakeTheVerdictCertain() {
    ClaimVerdict verdict =
        judge(
            "sticky-loses-more",
            new RecordedRun()
                .with("sticky-session", "sessions_lost_share", A_THIRD_LOST)
                .withInvalid("sticky-session", "sessions_lost_share", 7, 0)
                .with("stateless-jwt", "sessions_lost_share", 0, 0, 0, 0, 0, 0, .9));

    assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict.reason()).startsWith("decided only by leaving out invalid trials");
  }

  @Test
  void whatIsInconclusiveSaysHowManyMoreBlocksWouldDecideIt() {
    RecordedRun run =
        new RecordedRun()
            .with("sticky-session", "cpu_ns_per_request", 100, 102, 98, 101, 99, 100)
            .with("stateless-jwt", "cpu_ns_per_request", 109, 106, 108, 105, 110, 107);

    assertThat(judge("stateless-costs-more-cpu", run).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(new Judge(CostClaims.ledger()).moreBlocks(run.observations()))
        .containsOnlyKeys("stateless-costs-more-cpu")
        .hasEntrySatisfying(
            "stateless-costs-more-cpu", blocks -> assertThat(blocks).isBetween(1, 60));
  }

  @Test
  void moreThanAFifthInvalidDecidesNothing() {
    ClaimVerdict verdict =
        judge(
            "sticky-loses-more",
            new RecordedRun()
                .with("sticky-session", "sessions_lost_share", A_THIRD_LOST)
                .withInvalid("sticky-session", "sessions_lost_share", 7, .3)
                .withInvalid("sticky-session", "sessions_lost_share", 8, .3)
                .with("stateless-jwt", "sessions_lost_share", new double[8]));

    assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict.reason()).contains("2 of 8 trials of sticky-session are invalid");
  }

  @Test
  void anotherLedgerThanTheRegisteredOneLabelsEveryVerdictPostHoc() {
    RecordedRun run = new RecordedRun();

    assertThat(new Judge(CostClaims.ledger()).judge(run.observations(), "another"))
        .isNotEmpty()
        .allSatisfy(verdict -> assertThat(verdict.reason()).startsWith("post hoc"));
  }

  @Test
  void aControlThatDiffersFromItselfVoidsWhatTheRunSaysAboutTime() {
    RecordedRun run =
        new RecordedRun()
            .with("sticky-session", "cpu_ns_per_request", 100, 102, 98, 101, 99, 100)
            .with("stateless-jwt", "cpu_ns_per_request", 113, 114, 110, 114, 112, 111)
            .with("sticky-session", "sessions_lost_share", A_THIRD_LOST)
            .with("stateless-jwt", "sessions_lost_share", NOTHING_LOST);
    double[] drifted = {130, 131, 127, 131, 129, 128};

    ClaimVerdict sound = judge("stateless-costs-more-cpu", run);
    run.with("stateless-jwt-control", "cpu_ns_per_request", drifted);
    ClaimVerdict voided = judge("stateless-costs-more-cpu", run);

    assertThat(sound.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(sound.reason()).endsWith("no time was checked against a control arm in this run");
    assertThat(voided.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(voided.reason())
        .startsWith("stateless-jwt differed from itself by a factor of 1.15");
    assertThat(judge("sticky-loses-more", run).verdict()).isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void aControlThatAgreesWithItselfIsReportedAsTheNoiseFloor() {
    RecordedRun run =
        new RecordedRun()
            .with("stateless-jwt", "cpu_ns_per_request", 113, 114, 110, 114, 112, 111)
            .with("stateless-jwt-control", "cpu_ns_per_request", 112, 115, 111, 113, 112, 110);

    assertThat(NoiseFloor.of(run.observations()).entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.arm()).isEqualTo("stateless-jwt");
              assertThat(entry.effect()).isBetween(0.99, 1.01);
              assertThat(entry.beyondThreshold()).isFalse();
            });
  }

  @Test
  void aClaimThatNamesNoLevelSpeaksOfTheUsualOne() {
    ClaimVerdict verdict =
        judge("sticky-loses-more", atTwoLevels(A_THIRD_LOST, NOTHING_LOST, new double[6]));

    assertThat(verdict.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict.estimate()).isCloseTo(0.335, within(1e-9));
  }

  @Test
  void aClaimComparesAnArmAtOneLevelWithAnotherOrWithItselfAtAnother() {
    String yaml =
        CostClaims.ledger()
            .text()
            .replaceFirst(
                "contrast: .*",
                "contrast: {arm: sticky-session, level: drained, more-than: sticky-session, against-level: abrupt, by: 0.10}");
    RecordedRun run = atTwoLevels(NOTHING_LOST, A_THIRD_LOST, new double[6]);

    ClaimVerdict verdict =
        new Judge(Ledger.parse("mine.yaml", yaml)).judge(run.observations()).getFirst();

    assertThat(verdict.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict.reason())
        .contains("sticky-session at drained minus that of sticky-session at abrupt");
  }

  @Test
  void aLevelThatNobodyMeasuredIsNamedInTheReason() {
    String yaml =
        CostClaims.ledger()
            .text()
            .replaceFirst(
                "contrast: .*", "contrast: {arm: sticky-session, level: drained, above: 1}");

    assertThat(new Judge(Ledger.parse("mine.yaml", yaml)).judge(List.of()).getFirst().reason())
        .contains("no sessions_lost_share of sticky-session at drained in kill-node");
  }

  private static RecordedRun atTwoLevels(double[] abrupt, double[] drained, double[] stateless) {
    Level usual = new Level("abrupt", true);
    Level other = new Level("drained", false);
    return new RecordedRun()
        .with("sticky-session", usual, "sessions_lost_share", abrupt)
        .with("sticky-session", other, "sessions_lost_share", drained)
        .with("stateless-jwt", usual, "sessions_lost_share", stateless);
  }

  @Test
  void aControlInFewerBlocksSaysHowLittleItCanSee() {
    RecordedRun run =
        new RecordedRun()
            .with("stateless-jwt", "sessions_lost_share", .30, .33, .36, .30, .33, .36)
            .with("stateless-jwt-control", "sessions_lost_share", .33, .33, .33);

    assertThat(NoiseFloor.of(run.observations()).entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.blocks()).isEqualTo(3);
              assertThat(entry.effect()).isCloseTo(0, within(1e-9));
              assertThat(entry.beyondThreshold()).isFalse();
              // δ + (t(0.975) + t(0.80))·s/√n at 2 degrees of freedom: 0.1 + 5.364·0.03/√3.
              assertThat(entry.visible())
                  .hasValueSatisfying(
                      visible -> assertThat(visible).isCloseTo(0.193, within(0.002)));
            });
  }

  static ClaimVerdict judge(String claim, RecordedRun run) {
    return new Judge(CostClaims.ledger())
        .judge(run.observations()).stream()
            .filter(verdict -> verdict.claim().equals(claim))
            .findFirst()
            .orElseThrow();
  }
}
