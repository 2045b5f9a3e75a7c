package statelab.command.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.command.Statelab;
import statelab.command.console.ExitCode;

/** The whole command on stored gates: what it says, writes and ends with. */
class HistoryCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void nightsAreDrawnIntoTheFileThatWasNamed() throws IOException {
    store("night-1", "process");
    store("night-2", "process");
    Path page = folder.resolve("pages.html");

    assertThat(execute(folder.toString(), "--out=" + page)).as(said()).isEqualTo(0);
    assertThat(out.toString())
        .contains("cpu_ns_per_request of replicated-session: 2 values", "Page: " + page);
    assertThat(Files.readString(page)).contains("<svg");
  }

  @Test
  void aFolderWithoutGatesIsOneSentence() {
    assertThat(execute(folder.toString(), "--out=" + folder.resolve("page.html")))
        .isEqualTo(ExitCode.RESULTS_UNUSABLE.code());
    assertThat(err.toString().lines().toList()).hasSize(1);
    assertThat(err.toString()).contains("holds no gate.json");
    assertThat(folder.resolve("page.html")).doesNotExist();
  }

  @Test
  void gatesOfAnotherLabAreOneSentence() throws IOException {
    store("night-1", "process");
    store("night-2", "docker");

    assertThat(execute(folder.toString(), "--out=" + folder.resolve("page.html")))
        .isEqualTo(ExitCode.RESULTS_UNUSABLE.code());
    assertThat(err.toString().lines().toList()).hasSize(1);
    assertThat(err.toString()).contains("the lab '");
  }

  @Test
  void aPageThatCannotBeWrittenIsOneSentence() throws IOException {
    store("night-1", "process");

    assertThat(execute(folder.toString(), "--out=" + folder.resolve("no/such/folder/page.html")))
        .isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(err.toString()).contains("--out: cannot write");
  }

  /**
   * A gate of a lab in memory, as {@code statelab gate} stores it, under the name of another lab.
   */
  private void store(String night, String lab) throws IOException {
    JumpingClock clock = new JumpingClock();
    GateLabs labs =
        (nodes, architectures, slowDown) ->
            new FakeGateLab(FakeBuild.GOOD, clock, nodes.hashCode());
    Path builds = Files.createDirectories(folder.resolve("builds"));
    Path stored = folder.resolve("gates").resolve(night);
    Statelab.commandLine(new GateCommand(labs, clock))
        .setOut(new PrintWriter(new StringWriter()))
        .execute("--base=" + builds, "--candidate=" + builds, "--budget=2m", "--out=" + stored);
    Path gate = stored.resolve("gate.json");
    Files.writeString(
        gate, Files.readString(gate).replace("\"lab\" : \"fake\"", "\"lab\" : \"" + lab + '"'));
  }

  private int execute(String... arguments) {
    return Statelab.commandLine(new HistoryCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private String said() {
    return out + "\n" + err;
  }
}
