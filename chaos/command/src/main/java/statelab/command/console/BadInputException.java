package statelab.command.console;

/** Arguments that cannot be used, as one sentence for the user. */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadInputException(String sentence) {
    super(sentence);
  }
}
