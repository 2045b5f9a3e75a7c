package statelab.command;

import java.io.UncheckedIOException;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import statelab.chaos.lab.LabException;
import statelab.command.console.BadInputException;
import statelab.command.console.ExitCode;
import statelab.command.gate.BuildException;
import statelab.command.hotpaths.HotPathException;
import statelab.command.safety.RunEndedException;
import statelab.results.archive.ArchiveException;
import statelab.results.definition.DefinitionException;
import statelab.results.gate.HistoryException;
import statelab.results.intake.IntakeException;

/** Turns what went wrong into one sentence and an exit code. */
final class Failures implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
    Exception failure = decisive(thrown);
    ExitCode code = codeOf(failure);
    command.getErr().println("statelab: " + sentence(failure, code));
    if (code == ExitCode.DEFECT) {
      failure.printStackTrace(command.getErr());
    }
    command.getErr().flush();
    return code.code();
  }

  /**
   * What a lab cannot do for want of its engine comes in many guises: a node that refuses, a fault
   * that does not heal. That the engine is gone is found at the latest when the lab is closed.
   */
  private static Exception decisive(Exception failure) {
    return failure instanceof LabException
        ? Stream.concat(Stream.of(failure), Stream.of(failure.getSuppressed()))
            .filter(Failures::engineIsGone)
            .map(Exception.class::cast)
            .findFirst()
            .orElse(failure)
        : failure;
  }

  private static boolean engineIsGone(Throwable failure) {
    return failure instanceof LabException lab && lab.reason() == LabException.Reason.ENGINE_GONE;
  }

  /** A fault that was left behind outweighs what broke off the trial. */
  static ExitCode codeOf(Exception failure) {
    return !engineIsGone(failure)
            && Stream.of(failure.getSuppressed()).anyMatch(Failures::leftAFault)
        ? ExitCode.NOT_HEALED
        : ownCode(failure);
  }

  private static boolean leftAFault(Throwable failure) {
    return failure instanceof LabException lab && lab.reason() == LabException.Reason.NOT_HEALED;
  }

  private static ExitCode ownCode(Exception failure) {
    return switch (failure) {
      case LabException lab -> codeOf(lab.reason());
      case IntakeException intake -> ExitCode.RESULTS_UNUSABLE;
      case ArchiveException archive -> ExitCode.RESULTS_UNUSABLE;
      case HistoryException history -> ExitCode.RESULTS_UNUSABLE;
      case DefinitionException definition -> ExitCode.BAD_INPUT;
      case BadInputException input -> ExitCode.BAD_INPUT;
      case HotPathException hotPaths -> ExitCode.HOT_PATHS_FAILED;
      case BuildException build -> ExitCode.CANNOT_BUILD;
      case RunEndedException ended -> ended.code();
      case InterruptedException interrupted -> ExitCode.INTERRUPTED;
      case UncheckedIOException io when diskIsFull(io) -> ExitCode.CANNOT_START;
      default -> ExitCode.DEFECT;
    };
  }

  private static ExitCode codeOf(LabException.Reason reason) {
    return switch (reason) {
      case NO_DISTRIBUTION, UNFIT_MACHINE, ENGINE_GONE -> ExitCode.CANNOT_START;
      case PORT_IN_USE -> ExitCode.PORT_IN_USE;
      case DIED_AT_START -> ExitCode.NODE_DIED;
      case NOT_READY, UNSUPPORTED -> ExitCode.NODE_NOT_READY;
      case INJECTOR_FAILED -> ExitCode.LOAD_FAILED;
      case NOT_HEALED -> ExitCode.NOT_HEALED;
    };
  }

  /** Results have exceptions of their own; this is about all else that is written. */
  private static boolean diskIsFull(UncheckedIOException failure) {
    String reason = failure.getMessage() + " " + failure.getCause();
    return reason.contains("No space left on device") || reason.contains("quota exceeded");
  }

  private static String sentence(Exception failure, ExitCode code) {
    if (code == ExitCode.INTERRUPTED) {
      return "interrupted.";
    }
    if (failure instanceof UncheckedIOException io && diskIsFull(io)) {
      return "The disk is full where temporary files belong, %s, or where results do; make room and try again."
          .formatted(System.getProperty("java.io.tmpdir"));
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
