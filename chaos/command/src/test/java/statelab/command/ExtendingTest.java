package statelab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.chaos.fault.FaultKind;
import statelab.command.console.ExitCode;
import statelab.results.catalogue.Architecture;
import statelab.results.catalogue.Metrics;
import statelab.results.claims.Claim;
import statelab.results.claims.Ledger;

/** Carries out the examples of {@code docs/extending.md}, and looks at the places that it names. */
class ExtendingTest {
  private static final Path ROOT = Path.of(System.getProperty("statelab.root"));
  private static final Pattern FAULT = Pattern.compile("(?m)^fault:\\n(  .*\\n)+");
  private static final Pattern PATH = Pattern.compile("`([a-z-]+/[\\w./-]+)`");

  private static final Pattern THRESHOLD =
      Pattern.compile("(?m)^\\| an? [^|]+\\| `([^`]+)` \\| `([^`]+)` \\|$");

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();

  @Test
  void theExperimentIsPlanned() throws IOException {
    plan(example("experiment"));

    assertThat(out.toString())
        .contains("two-nodes: What do users lose when one of only two nodes dies?")
        .contains("6 × sticky-session", "6 × central-session")
        .contains("2 nodes, 60 users", "kill of any-node");
  }

  @Test
  void theExperimentIsPlannedWithTheOtherFault() throws IOException {
    plan(FAULT.matcher(example("experiment")).replaceFirst(example("fault")));

    assertThat(out.toString()).contains("pause of node-1");
  }

  @Test
  void theClaimIsOneThatARunCanBeJudgedBy() throws IOException {
    String ledger =
        Ledger.standard().text().replace("\nclaims:\n", "\nclaims:\n" + example("claim"));
    Path file = Files.writeString(folder.resolve("mine-claims.yaml"), ledger);

    assertThat(execute("run", "--only=kill-node", "--claims=" + file, "--dry-run"))
        .isEqualTo(ExitCode.DONE.code());
    assertThat(Ledger.read(file).claims())
        .hasSize(Ledger.standard().claims().size() + 1)
        .extracting(Claim::id)
        .contains("store-saves-sessions");
  }

  @Test
  void theSignalThatStopsAProcessIsSentInTheOnePlaceThatTheDocumentNames() {
    Pattern sent = Pattern.compile("\"(SIG)?STOP\"|-(s )?(SIG)?STOP\\b");

    assertThat(Sources.ofPrograms())
        .filteredOn(source -> sent.matcher(source.text()).find())
        .extracting(Sources.Source::path)
        .containsExactly(ROOT.resolve(first("find where a SIGSTOP is sent")));
  }

  @Test
  void everyMetricIsNamedWhereTheDocumentSaysThatOneIsAdded() throws IOException {
    assertThat(Files.readString(ROOT.resolve(first("add a metric")))).contains(Metrics.names());
  }

  @Test
  void everyThresholdIsWhereTheDocumentSaysAndNowhereElse() throws IOException {
    List<MatchResult> thresholds = THRESHOLD.matcher(document()).results().toList();

    assertThat(thresholds).hasSize(6);
    for (MatchResult threshold : thresholds) {
      String name = threshold.group(1);
      assertThat(ROOT.resolve(threshold.group(2))).content().contains(name);
      assertThat(Sources.ofPrograms())
          .filteredOn(source -> source.text().contains(" " + name + " = "))
          .extracting(Sources.Source::path)
          .as("places where a constant %s is set", name)
          .isSubsetOf(List.of(ROOT.resolve(threshold.group(2))));
    }
  }

  /** The first place that stands in a row of the tasks. */
  private static String first(String task) {
    try {
      return part(Pattern.compile("\\| " + task + " \\| `([\\w/.-]+)`"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyArchitectureStandsInEveryPlaceOfTheList() throws IOException {
    for (Path place : places("architecture", 7)) {
      assertThat(Files.readString(place)).as(place.toString()).contains(Architecture.labels());
    }
  }

  @Test
  void everyFaultStandsInEveryPlaceOfTheList() throws IOException {
    List<String> constants = FaultKind.all().stream().map(FaultKind::name).toList();
    for (Path place : places("fault", 2)) {
      assertThat(Files.readString(place)).as(place.toString()).contains(constants);
    }
  }

  @Test
  void everyFileThatIsNamedExists() throws IOException {
    assertThat(PATH.matcher(document()).results().map(ExtendingTest::file).distinct())
        .hasSizeGreaterThan(10)
        .allSatisfy(file -> assertThat(file).exists());
  }

  private void plan(String experiment) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), experiment);

    assertThat(execute("run", "--only=" + file, "--dry-run"))
        .as(out.toString())
        .isEqualTo(ExitCode.DONE.code());
  }

  private int execute(String... arguments) {
    return Statelab.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(out))
        .execute(arguments);
  }

  private static String example(String name) throws IOException {
    return part(Pattern.compile("<!-- example: " + name + " -->\\n```yaml\\n((?s:.*?))```"));
  }

  private static List<Path> places(String name, int number) throws IOException {
    String list = part(Pattern.compile("<!-- places: " + name + " -->\\n((- `.*\\n)+)"));
    List<Path> places = PATH.matcher(list).results().map(ExtendingTest::file).toList();
    assertThat(places).hasSize(number);
    return places;
  }

  private static Path file(MatchResult path) {
    return ROOT.resolve(path.group(1));
  }

  private static String part(Pattern pattern) throws IOException {
    Matcher matcher = pattern.matcher(document());
    assertThat(matcher.find()).as(pattern.pattern()).isTrue();
    return matcher.group(1);
  }

  private static String document() throws IOException {
    return Files.readString(ROOT.resolve("docs/extending.md"));
  }
}
