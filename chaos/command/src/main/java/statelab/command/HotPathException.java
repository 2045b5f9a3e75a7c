package statelab.command;

/** Hot paths could not be timed. The message is one sentence for the user. */
final class HotPathException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HotPathException(String message) {
    super(message);
  }
}
