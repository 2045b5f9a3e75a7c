package statelab.chaos.lab;

import org.jspecify.annotations.Nullable;

/** Something that a lab could not do, as one sentence for the user. */
public final class LabException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of failure it was; the command gives each its own exit code. */
  public enum Reason {
    /** The folder with the programs' jars was not found or is incomplete. */
    NO_DISTRIBUTION,
    /** Processes cannot be started or watched on this machine. */
    UNFIT_MACHINE,
    /** What the clusters run on has stopped answering, which explains whatever else goes wrong. */
    ENGINE_GONE,
    /** No free port could be had. */
    PORT_IN_USE,
    /** A process ended before it was ready. */
    DIED_AT_START,
    /** A process ran but was not ready in time, or stopped answering. */
    NOT_READY,
    /** The lab cannot do what was asked of it. */
    UNSUPPORTED,
    /** The load generator failed. */
    INJECTOR_FAILED,
    /** A fault could not be undone. */
    NOT_HEALED
  }

  private final Reason reason;

  public LabException(Reason reason, String sentence) {
    this(reason, sentence, null);
  }

  public LabException(Reason reason, String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
  }

  /** What kind of failure it was. */
  public Reason reason() {
    return reason;
  }
}
