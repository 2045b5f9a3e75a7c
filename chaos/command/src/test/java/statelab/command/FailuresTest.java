package statelab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import statelab.chaos.lab.LabException;
import statelab.command.console.ExitCode;
import statelab.command.safety.RunEndedException;

/** What a user is told when something goes wrong. */
class FailuresTest {
  private final StringWriter err = new StringWriter();
  private final Exception brokenOff =
      new LabException(LabException.Reason.INJECTOR_FAILED, "The load failed.");

  @Test
  void whatBrokeOffATrialDecidesTheExitCode() {
    assertThat(Failures.codeOf(brokenOff)).isEqualTo(ExitCode.LOAD_FAILED);
  }

  /** The trial's resources are closed after it broke, and one of them was its fault. */
  @Test
  void aFaultThatCouldNotBeHealedOnTheWayOutOutweighsIt() {
    brokenOff.addSuppressed(new LabException(LabException.Reason.NOT_HEALED, "It is still there."));

    assertThat(Failures.codeOf(brokenOff)).isEqualTo(ExitCode.NOT_HEALED);
  }

  /** A fault cannot be healed on an engine that is gone, nor a node be told anything. */
  @Test
  void anEngineThatIsGoneIsWhatIsToldWhateverElseWentWrongForWantOfIt() {
    Exception unhealed = new LabException(LabException.Reason.NOT_HEALED, "It is still there.");
    unhealed.addSuppressed(new LabException(LabException.Reason.ENGINE_GONE, "It is silent."));

    assertThat(handle(unhealed)).isEqualTo(ExitCode.CANNOT_START.code());

    assertThat(err.toString().lines()).containsExactly("statelab: It is silent.");
  }

  @Test
  void anEngineThatWasFoundGoneIsToldInTheWordsOfWhoFoundItFirst() {
    Exception gone = new LabException(LabException.Reason.ENGINE_GONE, "It is silent.");
    gone.addSuppressed(new LabException(LabException.Reason.ENGINE_GONE, "It still is."));
    gone.addSuppressed(new LabException(LabException.Reason.NOT_HEALED, "It is still there."));

    assertThat(handle(gone)).isEqualTo(ExitCode.CANNOT_START.code());

    assertThat(err.toString().lines()).containsExactly("statelab: It is silent.");
  }

  @Test
  void aRunThatWasEndedSaysByItselfWithWhichCode() {
    assertThat(Failures.codeOf(new RunEndedException(ExitCode.TIME_LIMIT, "It took too long.")))
        .isEqualTo(ExitCode.TIME_LIMIT);
  }

  @Test
  void aFullDiskForTemporaryFilesIsNoFaultOfStatelab() {
    IOException full = new FileSystemException("/tmp/x", null, "No space left on device");

    assertThat(handle(new UncheckedIOException(full))).isEqualTo(ExitCode.CANNOT_START.code());

    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("statelab: The disk is full")
        .contains(System.getProperty("java.io.tmpdir"));
  }

  @Test
  void whatNobodyForesawIsShownWhole() {
    assertThat(handle(new UncheckedIOException(new IOException("the disk sank"))))
        .isEqualTo(ExitCode.DEFECT.code());

    assertThat(err.toString()).contains("the disk sank", "at statelab.command.FailuresTest");
  }

  private int handle(Exception failure) {
    CommandLine line = Statelab.commandLine().setErr(new PrintWriter(err));
    return new Failures()
        .handleExecutionException(
            failure, line, CommandLine.ParseResult.builder(line.getCommandSpec()).build());
  }
}
