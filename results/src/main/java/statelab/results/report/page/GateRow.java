package statelab.results.report.page;

import java.util.List;

/**
 * A metric of a gate.
 *
 * @param architecture what was measured
 * @param metric its name
 * @param meaning one line for a reader
 * @param figures base, candidate, change, interval, allowed, detectable, pairs
 * @param outcome what follows, in a word
 * @param symbol one character that says the same
 * @param reason why
 */
public record GateRow(
    String architecture,
    String metric,
    String meaning,
    List<String> figures,
    String outcome,
    String symbol,
    String reason) {
  public GateRow {
    figures = List.copyOf(figures);
  }
}
