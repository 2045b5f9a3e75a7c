package statelab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import statelab.results.run.BankPair;
import statelab.results.run.BankTrial;
import statelab.results.run.ClaimVerdict;
import statelab.results.run.Evidence;
import statelab.results.run.FaultRecord;
import statelab.results.run.GeneratorReport;
import statelab.results.run.Level;
import statelab.results.run.Manifest;
import statelab.results.run.Observation;
import statelab.results.run.PhaseSpan;
import statelab.results.run.RequestRecord;
import statelab.results.run.ScriptedRequest;
import statelab.results.run.TrialRecord;
import statelab.results.run.VitalsSample;

/** {@code docs/run-format.md} against the records that are written: neither knows more. */
class RunFormatTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+`) \\|");
  private static final Pattern NAME = Pattern.compile("`([a-z_0-9]+)`");

  @ParameterizedTest
  @ValueSource(
      classes = {
        Manifest.class,
        TrialRecord.class,
        Level.class,
        PhaseSpan.class,
        FaultRecord.class,
        Evidence.class,
        GeneratorReport.class,
        VitalsSample.class,
        ScriptedRequest.class,
        Observation.class,
        ClaimVerdict.class,
        BankPair.class,
        BankTrial.class
      })
  void everyPropertyThatIsWrittenIsExplained(Class<?> record) throws IOException {
    assertThat(properties(record))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(document()).contains("`" + name + "`"));
  }

  @Test
  void everyFieldOfARequestIsExplained() throws IOException {
    assertThat(components(RequestRecord.class))
        .allSatisfy(name -> assertThat(document()).contains("`" + name + "`"));
  }

  @Test
  void everyPropertyThatIsExplainedIsWritten() throws IOException {
    assertThat(rows("manifest.json")).containsExactlyElementsOf(properties(Manifest.class));
    assertThat(rows("trial.json"))
        .containsExactlyInAnyOrderElementsOf(properties(TrialRecord.class));
  }

  /** The properties in the table of a file. */
  private static List<String> rows(String file) throws IOException {
    Matcher section =
        Pattern.compile("(?s)\\n## `" + Pattern.quote(file) + "`.*?(?=\\n## )").matcher(document());
    assertThat(section.find()).isTrue();
    return ROW.matcher(section.group())
        .results()
        .flatMap(row -> NAME.matcher(row.group(1)).results())
        .map(name -> name.group(1))
        .toList();
  }

  private static List<String> properties(Class<?> record) {
    return components(record).stream().map(RunFormatTest::snakeCase).toList();
  }

  private static List<String> components(Class<?> record) {
    return Stream.of(record.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static String document() throws IOException {
    return Files.readString(Path.of(System.getProperty("statelab.root"), "docs/run-format.md"));
  }
}
