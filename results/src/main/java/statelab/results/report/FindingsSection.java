package statelab.results.report;

import java.util.Comparator;
import java.util.List;
import statelab.results.claims.Claim;
import statelab.results.report.page.Anchor;
import statelab.results.report.page.Finding;
import statelab.results.report.page.VerdictMark;
import statelab.results.run.ClaimVerdict;

/**
 * Chooses the three findings that matter most. What contradicts the advice comes first, then what
 * confirms it, then what is open; within each, the claim that more sections of the advice make.
 */
final class FindingsSection {
  private static final int MOST = 3;

  private FindingsSection() {}

  private record Judged(Claim claim, ClaimVerdict verdict) {
    int rank() {
      return switch (verdict.verdict()) {
        case REFUTED -> 0;
        case SUPPORTED -> 1;
        case INCONCLUSIVE -> 2;
      };
    }
  }

  static List<Finding> of(RunData data) {
    return data.verdicts().stream()
        .filter(verdict -> verdict.estimate() != null)
        .flatMap(verdict -> data.claim(verdict).map(claim -> new Judged(claim, verdict)).stream())
        .sorted(
            Comparator.comparingInt(Judged::rank)
                .thenComparingInt(judged -> -judged.claim().advice().size()))
        .limit(MOST)
        .map(FindingsSection::finding)
        .toList();
  }

  private static Finding finding(Judged judged) {
    return new Finding(
        VerdictMark.of(judged.verdict().verdict()),
        judged.claim().statement(),
        measured(judged.claim(), judged.verdict()),
        judged.claim().refutedBy(),
        Anchor.claim(judged.claim().id()));
  }

  private static String measured(Claim claim, ClaimVerdict verdict) {
    EffectText text = new EffectText(claim);
    String interval = text.interval(verdict.intervalLow(), verdict.intervalHigh());
    return "%s, %s: %s%s in %s; the limit is %s"
        .formatted(
            Words.sentence(claim.metric().meaning()),
            text.contrast(),
            text.effect(verdict.estimate()),
            interval.isEmpty() ? "" : " (" + interval + ")",
            Words.count(verdict.n(), "block"),
            text.effect(text.limit()));
  }
}
