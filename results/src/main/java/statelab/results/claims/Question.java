package statelab.results.claims;

import java.util.List;
import java.util.Optional;
import statelab.results.catalogue.ExperimentName;
import statelab.results.catalogue.Metric;

/**
 * One of the five questions of the summary table.
 *
 * @param id unique among the questions
 * @param text the question
 * @param advised what the advice answers, in our own words: what the claims put to the test
 * @param rule how the claims make its verdict
 * @param claims ids of the claims; empty when it is not measured yet
 * @param cell what a cell of its row shows; nothing when it is not measured yet
 * @param reason what the row does not measure yet, and why; blank when nothing is missing
 */
public record Question(
    String id,
    String text,
    String advised,
    Rule rule,
    List<String> claims,
    Optional<Cell> cell,
    String reason) {

  /** How the verdicts of several claims make one. */
  public enum Rule {
    /** Supported when every claim is; refuted when one is; otherwise inconclusive. */
    EVERY_CLAIM("every-claim"),
    /** Supported when one claim is; refuted when every one is; otherwise inconclusive. */
    ANY_CLAIM("any-claim");

    private final String label;

    Rule(String label) {
      this.label = label;
    }

    /** Its name in a ledger. */
    public String label() {
      return label;
    }
  }

  /**
   * The figure that each architecture's cell shows: the mean of a metric in an experiment.
   *
   * @param level name of the experiment's level; blank for its usual one
   */
  public record Cell(ExperimentName experiment, String level, Metric metric) {}

  public Question {
    claims = List.copyOf(claims);
    if (claims.isEmpty() && reason.isBlank()) {
      throw new IllegalArgumentException("a question without claims needs a reason");
    }
    if (claims.isEmpty() == cell.isPresent()) {
      throw new IllegalArgumentException("a question has a cell exactly when it has claims");
    }
  }
}
