package statelab.results.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import statelab.results.run.HotPathFork;
import statelab.results.synthetic.SyntheticHotPaths;

/** Files in JMH's own format. */
class HotPathIntakeTest {
  private static final String RESULT =
      """
      [{"benchmark":"statelab.benchmarks.TokenBenchmark.verify","mode":"avgt","forks":2,
        "params":{"algorithm":"HS256"},
        "primaryMetric":{"scoreUnit":"us/op","rawData":[[1.0,3.0],[10.0,30.0]]},
        "secondaryMetrics":{
          "gc.alloc.rate.norm":{"scoreUnit":"B/op","rawData":[[100.0,102.0],[200.0,200.0]]},
          "cpu":{"scoreUnit":"ns/op","rawData":[[900.0,1100.0],[9000.0,11000.0]]}}}]
      """;

  @TempDir Path folder;

  @Test
  void eachForkIsOneValueAndItsIterationsAreKeptApart() throws IOException {
    List<HotPathFork> forks = read(RESULT);

    assertThat(forks).hasSize(2);
    HotPathFork first = forks.getFirst();
    assertThat(first.benchmark()).isEqualTo("TokenBenchmark.verify");
    assertThat(first.parameters()).isEqualTo(Map.of("algorithm", "HS256"));
    assertThat(first.round()).isEqualTo(3);
    assertThat(first.iterationsNs()).containsExactly(1_000.0, 3_000.0);
    assertThat(first.ns()).isEqualTo(2_000);
    assertThat(first.cpuNs()).isEqualTo(1_000);
    assertThat(first.allocatedBytes()).isEqualTo(101);
    assertThat(forks.get(1).fork()).isEqualTo(2);
    assertThat(forks.get(1).ns()).isEqualTo(20_000);
  }

  @Test
  void whatWasNotMeasuredIsAbsent() throws IOException {
    String bare = RESULT.replaceFirst("(?s)\"secondaryMetrics\":.*", "\"secondaryMetrics\":{}}]");

    assertThat(read(bare))
        .hasSize(2)
        .allSatisfy(fork -> assertThat(fork.cpuNs()).isNull())
        .allSatisfy(fork -> assertThat(fork.allocatedBytes()).isNull());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "forks":2  | "forks":0    | forks must be 1 or more: JMH's own JVM is no fork, but was "0"
          "forks":2  | "forks":3    | primaryMetric.rawData must have all forks, but was "3"
          us/op      | ops/s        | scoreUnit must be one of [ms/op, ns/op, s/op, us/op], but was "ops/s"
          "avgt"     | "thrpt"      | mode must be avgt, the mean time, but was "thrpt"
          [1.0,3.0]  | []           | TokenBenchmark.verify has no iteration
          [1.0,3.0]  | [1.0,"NaN"]  | times of TokenBenchmark.verify must be above zero and finite
          [{         | {            | is no JSON
          """)
  void whatJmhDoesNotWriteOfForksIsAnErrorThatNamesFileAndRule(
      String replaced, String by, String rule) {
    String broken = RESULT.replace(replaced, by);

    assertThatThrownBy(() -> read(broken))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("round-3-token.json")
        .hasMessageContaining(rule);
  }

  @Test
  void aFileOfAnotherNameBelongsToNoRound() throws IOException {
    Path file = Files.writeString(folder.resolve("token.json"), RESULT);

    assertThatThrownBy(() -> HotPathIntake.read(file))
        .isInstanceOf(IntakeException.class)
        .hasMessageEndingWith("token.json must be named round-NUMBER-WHAT.json");
  }

  @Test
  void whatARoundMeasuredASecondTimeIsMarked() throws IOException {
    Path again = Files.writeString(folder.resolve("round-3-token-again.json"), RESULT);

    assertThat(read(RESULT)).noneMatch(HotPathFork::again);
    assertThat(HotPathIntake.read(again)).hasSize(2).allMatch(HotPathFork::again);
  }

  @Test
  void theSyntheticOnesAreRead() throws IOException {
    String result = SyntheticHotPaths.result("A.b", 200, "stateBytes", "1024");

    assertThat(read("[" + result + "]"))
        .singleElement()
        .satisfies(fork -> assertThat(fork.ns()).isEqualTo(200));
  }

  private List<HotPathFork> read(String json) throws IOException {
    return HotPathIntake.read(Files.writeString(folder.resolve("round-3-token.json"), json));
  }
}
