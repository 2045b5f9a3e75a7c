package statelab.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.results.archive.RunFolder;
import statelab.results.claims.Ledger;
import statelab.results.claims.NotMeasured;
import statelab.results.synthetic.SyntheticRun;

class ClaimTextTest {
  private static final Ledger LEDGER = Ledger.standard();

  @TempDir Path runs;

  @Test
  void aClaimSaysWhatDecidesItAndWhatWouldRefuteIt() {
    assertThat(ClaimText.of(LEDGER, "sticky-loses-more"))
        .isEqualTo(
            """
            sticky-loses-more
              Claim         When a node dies, sessions held by one node each are lost far more often than those
                            that clients carry.
              Advice        sections 2, 6, 8, 9 and 10
              Question      Does it take failures easily?
              Experiment    kill-node: What do users lose when one of three nodes dies?
              Metric        sessions_lost_share: sessions open at the fault that were lost
              Contrast      sticky-session − stateless-jwt, in pairs of the same random block
              Decided by    supported when the whole interval lies above +10 points, refuted when it lies below,
                            otherwise inconclusive
              Refuted by    sticky-session losing at most 10 points more of its sessions than stateless-jwt
              To measure it statelab run --only kill-node --architectures sticky-session,stateless-jwt
            """);
  }

  @Test
  void aRunAddsItsVerdictWithTheNumbersBehindIt() throws IOException {
    RunFolder run = new SyntheticRun(LEDGER.text(), LEDGER.sha256(), 42).blocks(6).write(runs);

    assertThat(ClaimText.of(run, "sticky-loses-more"))
        .contains("In " + run.path().getFileName())
        .contains("Verdict       ✓ supported")
        .contains("Effect        +33.3 points")
        .contains("Rests on      6 blocks; 0 invalid trials left out");
  }

  @Test
  void aStatementThatNothingMeasuresSaysWhy() {
    NotMeasured statement = LEDGER.notMeasured().getFirst();
    assertThat(ClaimText.of(LEDGER, statement.id()).replaceAll("\\s+", " "))
        .contains(statement.statement(), "not measured yet: " + statement.reason());
  }

  @Test
  void aNameThatIsNoneGetsTheNearestOne() {
    assertThatThrownBy(() -> ClaimText.of(LEDGER, "sticky-loose-more"))
        .hasMessage("no claim is named \"sticky-loose-more\"; did you mean \"sticky-loses-more\"?");
  }
}
