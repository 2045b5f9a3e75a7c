package statelab.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import statelab.results.claims.Claim;
import statelab.results.claims.Ledger;
import statelab.results.claims.PairedFigures;
import statelab.results.run.Verdict;

/** A sentence for each kind of contrast, as people read them. */
class FindingWordsTest {
  private static final Ledger LEDGER = Ledger.standard();

  @Test
  void aDifferenceThatMatters() {
    assertThat(measured("sticky-loses-more", 10, 10, 0.333, 0.0))
        .isEqualTo(
            "In 10 of 10 paired trials the difference was large enough to matter: on average"
                + " sticky-session lost 33.3 % of the open sessions and stateless-jwt none;"
                + " 10 points would have mattered");
    assertThat(change("sticky-loses-more", Verdict.SUPPORTED))
        .isEqualTo(
            "sticky-session losing at most 10 points more of its sessions than stateless-jwt");
  }

  @Test
  void aDifferenceThatIsTooSmall() {
    assertThat(measured("replicated-loses-more", 13, 0, 0.0, 0.0))
        .startsWith(
            "In 13 of 13 paired trials the difference was too small to matter: on average"
                + " replicated-session lost none of the open sessions and stateless-jwt none");
    assertThat(change("replicated-loses-more", Verdict.REFUTED))
        .isEqualTo(
            "trials in which replicated-session has clearly over 10 points more than stateless-jwt");
  }

  @Test
  void aRatio() {
    assertThat(measured("token-cpu", 10, 9, 96_000, 88_000))
        .isEqualTo(
            "In 9 of 10 paired trials the difference was large enough to matter: on average"
                + " stateless-jwt took 96 µs of CPU time for a request and sticky-session 88 µs;"
                + " 5 % would have mattered");
  }

  @Test
  void aBound() {
    PairedFigures figures =
        new PairedFigures(10, 0, new PairedFigures.Side(0, 0), Optional.empty());

    assertThat(new FindingWords(claim("stateless-keeps-nothing")).measured(figures))
        .isEqualTo(
            "In 10 of 10 trials it was no more than 50 %: on average stateless-jwt lost none of"
                + " the open sessions");
    assertThat(change("stateless-keeps-nothing", Verdict.REFUTED))
        .isEqualTo("trials in which the figure of stateless-jwt is clearly above 50 %");
  }

  @Test
  void everyMetricOfAClaimHasWordsOfItsOwn() {
    assertThat(LEDGER.claims())
        .allSatisfy(
            claim ->
                assertThat(MetricPhrase.of(claim.metric()).noun())
                    .as(claim.metric().name())
                    .isNotEmpty());
  }

  private static String measured(String id, int pairs, int beyond, double arm, double against) {
    return new FindingWords(claim(id))
        .measured(
            new PairedFigures(
                pairs,
                beyond,
                new PairedFigures.Side(arm, pairs),
                Optional.of(new PairedFigures.Side(against, 0))));
  }

  private static String change(String id, Verdict verdict) {
    return new FindingWords(claim(id)).change(verdict);
  }

  private static Claim claim(String id) {
    return LEDGER.claim(id).orElseThrow();
  }
}
