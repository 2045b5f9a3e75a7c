package statelab.results.gate;

/** Stored gates that make no history, as one sentence for the user. */
public final class HistoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HistoryException(String sentence) {
    super(sentence);
  }
}
