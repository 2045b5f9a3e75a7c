package statelab.command.hotpaths;

/** Hot paths could not be timed. The message is one sentence for the user. */
public final class HotPathException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HotPathException(String message) {
    super(message);
  }
}
