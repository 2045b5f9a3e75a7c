package statelab.results.report.page;

import statelab.results.run.Verdict;

/**
 * A verdict for eyes: never colour alone, always a symbol and a word with it.
 *
 * @param word what it says
 * @param symbol one character that says the same
 * @param style name of its style
 */
public record VerdictMark(String word, String symbol, String style) {
  /** How the page shows a claim that the run left out: no verdict at all. */
  public static final VerdictMark NOT_MEASURED = new VerdictMark("not measured", "·", "unmeasured");

  /** How the page shows the verdict. */
  public static VerdictMark of(Verdict verdict) {
    return switch (verdict) {
      case SUPPORTED -> new VerdictMark("supported", "✓", "supported");
      case REFUTED -> new VerdictMark("refuted", "✗", "refuted");
      case INCONCLUSIVE -> new VerdictMark("inconclusive", "?", "inconclusive");
    };
  }
}
