package statelab.command.gate;

/** A revision that cannot be built, as one sentence for the user. */
public final class BuildException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BuildException(String sentence) {
    super(sentence);
  }
}
