package statelab.command;

/** A run was ended before its plan was carried out, for a reason of its own. */
final class RunEndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  RunEndedException(ExitCode code, String sentence) {
    super(sentence);
    this.code = code;
  }

  ExitCode code() {
    return code;
  }
}
