package statelab.command.safety;

import statelab.command.console.ExitCode;

/** A run was ended before its plan was carried out, for a reason of its own. */
public final class RunEndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  public RunEndedException(ExitCode code, String sentence) {
    super(sentence);
    this.code = code;
  }

  public ExitCode code() {
    return code;
  }
}
