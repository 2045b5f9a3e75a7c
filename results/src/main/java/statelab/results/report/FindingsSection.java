package statelab.results.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import statelab.results.claims.Claim;
import statelab.results.claims.PairedFigures;
import statelab.results.report.page.Anchor;
import statelab.results.report.page.Finding;
import statelab.results.report.page.VerdictMark;
import statelab.results.run.ClaimVerdict;

/**
 * Chooses the three findings that matter most. What contradicts the advice comes first, then what
 * confirms it, then what is open; within each, the effect that lies farthest from its limit,
 * measured by the limit itself.
 */
final class FindingsSection {
  private static final int MOST = 3;

  private FindingsSection() {}

  private record Candidate(Claim claim, ClaimVerdict verdict, PairedFigures figures) {
    int rank() {
      return switch (verdict.verdict()) {
        case REFUTED -> 0;
        case SUPPORTED -> 1;
        case INCONCLUSIVE -> 2;
      };
    }

    /** Distance of the effect from the limit, in limits; on a logarithmic scale for a ratio. */
    double clearance() {
      Double estimate = verdict.estimate();
      EffectText text = new EffectText(claim);
      double limit = text.place(text.limit());
      double unit = Math.abs(limit - text.place(text.noEffect()));
      return estimate == null || unit == 0 ? 0 : Math.abs(text.place(estimate) - limit) / unit;
    }
  }

  static List<Finding> of(RunData data) {
    return data.verdicts().stream()
        .filter(verdict -> verdict.estimate() != null)
        .flatMap(verdict -> candidate(verdict, data).stream())
        .sorted(
            Comparator.comparingInt(Candidate::rank)
                .thenComparing(Comparator.comparingDouble(Candidate::clearance).reversed()))
        .limit(MOST)
        .map(FindingsSection::finding)
        .toList();
  }

  private static Optional<Candidate> candidate(ClaimVerdict verdict, RunData data) {
    return data.claim(verdict)
        .flatMap(
            claim ->
                PairedFigures.of(claim, data.observations())
                    .map(figures -> new Candidate(claim, verdict, figures)));
  }

  private static Finding finding(Candidate candidate) {
    FindingWords words = new FindingWords(candidate.claim());
    return new Finding(
        VerdictMark.of(candidate.verdict().verdict()),
        candidate.claim().statement(),
        words.measured(candidate.figures()),
        words.change(candidate.verdict().verdict()),
        Anchor.claim(candidate.claim().id()));
  }
}
