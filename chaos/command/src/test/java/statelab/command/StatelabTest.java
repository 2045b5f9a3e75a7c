package statelab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import statelab.chaos.experiment.Experiments;
import statelab.results.catalogue.Architecture;

class StatelabTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void listNamesEveryExperimentAndEveryArchitecture() {
    assertThat(execute("list")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains(Experiments.names()).contains(Architecture.labels());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --experiment=kill-nod         | did you mean "kill-node"?
          --architectures=sticky        | kill-node does not compare 'sticky', only
          --lab=proces                  | --lab must be one of process, but was 'proces'; did you mean "process"?
          --trials=-1                   | --trials must be 0 or more, but was -1.
          --profile=quik                | Invalid value for option '--profile'
          --sed=3                       | Unknown option: '--sed=3'
          """)
  void anArgumentThatCannotBeUsedGetsOneSentenceAndStartsNothing(String argument, String expected)
      throws IOException {
    ExitCode code = execute("run", argument, "--out=" + folder.resolve("runs"));

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains(expected);
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aFolderThatHoldsNoRunCannotBeReported() {
    assertThat(execute("report", folder.toString())).isEqualTo(ExitCode.RESULTS_UNUSABLE);
    assertThat(err.toString().lines())
        .containsExactly(
            "statelab: " + folder + " is not the folder of a run: it holds no manifest.json");
  }

  @Test
  void everyExitCodeIsAnotherNumberAndThePicocliOnesMeanTheSame() {
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code)).doesNotHaveDuplicates();
    assertThat(ExitCode.DONE.code()).isEqualTo(CommandLine.ExitCode.OK);
    assertThat(ExitCode.BAD_INPUT.code()).isEqualTo(CommandLine.ExitCode.USAGE);
  }

  private ExitCode execute(String... arguments) {
    int code =
        Statelab.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return Arrays.stream(ExitCode.values())
        .filter(each -> each.code() == code)
        .findFirst()
        .orElseThrow();
  }
}
