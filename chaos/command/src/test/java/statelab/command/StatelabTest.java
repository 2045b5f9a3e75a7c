package statelab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import statelab.chaos.experiment.Experiments;
import statelab.chaos.fault.FaultKind;
import statelab.command.console.ExitCode;
import statelab.results.catalogue.Architecture;
import statelab.results.catalogue.Metrics;
import statelab.results.claims.Claim;
import statelab.results.claims.Ledger;

class StatelabTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void listNamesEveryExperimentAndEveryArchitecture() {
    assertThat(execute("list")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains(Experiments.names()).contains(Architecture.labels());
  }

  @Test
  void listNamesFaultsClaimsAndMetricsWithTheirMeaningWithinAHundredColumns() {
    assertThat(execute("list")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains(FaultKind.all().stream().map(FaultKind::label).toList())
        .contains(Ledger.standard().claims().stream().map(Claim::id).toList())
        .contains(Metrics.names());
    assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
  }

  @Test
  void listNamesOnlyWhatIsAsked() {
    assertThat(execute("list", "faults")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).startsWith("Faults").doesNotContain("Metrics");
  }

  @Test
  void aClaimIsExplainedWithWhatWouldRefuteIt() {
    Claim claim = Ledger.standard().claims().getFirst();

    assertThat(execute("explain", claim.id())).isEqualTo(ExitCode.DONE);

    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains(claim.statement(), claim.refutedBy(), claim.experiment().label());
  }

  @Test
  void aClaimThatNobodyMadeGetsTheNearestOne() {
    assertThat(execute("explain", "sticky-lose-more")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString().lines())
        .containsExactly(
            "statelab: CLAIM: no claim is named \"sticky-lose-more\"; did you mean"
                + " \"sticky-loses-more\"?");
  }

  @Test
  void aRunThatWouldMeasureNothingIsRefusedWithTheProfilesThatWould() {
    assertThat(execute("run", "--dry-run", "--experiment=scaling", "--levels=4"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .contains("scaling measures none of these arms and levels in the profile quick")
        .contains("only in: standard, full; name one with --profile");
  }

  @Test
  void aDryRunTellsTrialsAndTimeAndStartsNothing() throws IOException {
    assertThat(
            execute(
                "run", "--dry-run", "--trials=2", "--seed=7", "--out=" + folder.resolve("runs")))
        .isEqualTo(ExitCode.DONE);

    assertThat(out.toString())
        .contains("2 × sticky-session\n", "2 × sticky-session-control")
        .containsPattern("\\d+ trials in the quick profile, about \\d min")
        .contains("Seed 7. Nothing was started.");
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aMisspelledCommandGetsTheNearestOne() {
    assertThat(execute("reprot")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("Did you mean").contains("statelab report");
  }

  @Test
  void theHelpSaysWhatEveryExitCodeMeans() {
    assertThat(execute("--help")).isEqualTo(ExitCode.DONE);
    String help = out.toString().replaceAll("\\s+", " ");
    assertThat(ExitCode.values())
        .allSatisfy(code -> assertThat(help).contains(code.code() + " " + code.meaning()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theHelpOfEveryCommandHasExamplesThatCallItAndItsExitCodes(String command) {
    assertThat(execute(command, "--help")).isEqualTo(ExitCode.DONE);

    String help = out.toString();
    assertThat(help.substring(help.indexOf("Exit codes:")))
        .as("after the options")
        .contains("Examples:")
        .contains("statelab " + command)
        .contains(ExitCode.DONE.meaning().substring(0, 30));
    assertThat(ExitCode.of(command))
        .allSatisfy(code -> assertThat(help).containsPattern("\\n +" + code.code() + " "));
  }

  static Set<String> commands() {
    return Statelab.commandLine().getSubcommands().keySet();
  }

  @Test
  void everyExitCodeIsOfSomeCommand() {
    assertThat(commands().stream().flatMap(command -> ExitCode.of(command).stream()))
        .contains(ExitCode.values());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --experiment=kill-nod         | did you mean "kill-node"?
          --architectures=sticky        | kill-node does not compare 'sticky', only
          --lab=proces                  | --lab must be one of process, docker, but was 'proces'; did you mean "process"?
          --trials=-1                   | --trials must be 0 or more, but was -1.
          --profile=quik                | Invalid value for option '--profile': expected one of quick, standard, full, but was 'quik'; did you mean "quick"?
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
  void aRunIsResumedWithNothingBesideIt() {
    assertThat(execute("run", "--resume=" + folder, "--seed=3")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .contains("--resume takes everything from the run, so --seed must not be given.");
  }

  @Test
  void aFolderThatHoldsNoRunCannotBeResumed() {
    assertThat(execute("run", "--resume=" + folder)).isEqualTo(ExitCode.RESULTS_UNUSABLE);
    assertThat(err.toString()).contains("is not the folder of a run");
  }

  @Test
  void aFolderThatHoldsNoRunCannotBeReported() {
    assertThat(execute("report", folder.toString())).isEqualTo(ExitCode.RESULTS_UNUSABLE);
    assertThat(err.toString().lines())
        .containsExactly(
            "statelab: " + folder + " is not the folder of a run: it holds no manifest.json");
  }

  @Test
  void hotPathsAreTimedOnlyIntoARunAndWithAKnownEffort() {
    assertThat(execute("hot-paths", folder.toString())).isEqualTo(ExitCode.RESULTS_UNUSABLE);
    assertThat(err.toString()).contains("is not the folder of a run");
    assertThat(execute("hot-paths", "--effort=quik")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("did you mean \"quick\"?");
  }

  @Test
  void aLongRunOfRequestCostSaysThatHotPathsFollow() {
    assertThat(execute("run", "--dry-run", "--only=request-cost", "--profile=standard"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("Hot paths would be timed after the trials, about 4 min");

    out.getBuffer().setLength(0);
    assertThat(execute("run", "--dry-run", "--only=request-cost")).isEqualTo(ExitCode.DONE);
    assertThat(execute("run", "--dry-run", "--profile=standard")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).doesNotContain("Hot paths");
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
