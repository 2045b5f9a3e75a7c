package statelab.results.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import statelab.results.run.BankPair;
import statelab.results.run.BankTrial;
import statelab.results.synthetic.SyntheticBank;

class BankFileTest {
  private static final String SECOND_BASE =
      "{\"side\":\"base\",\"slow_down\":0,\"architecture\":\"replicated-session\",\"place\":1,"
          + "\"took_s\":1,\"figures\":{},\"doubts\":{},\"invalid_reasons\":[]}";

  private final List<BankPair> pairs = new SyntheticBank(1).of("slowed-20", 3, 0.01);

  @TempDir Path folder;

  /** What happens to a line, and what is said of it. */
  static Stream<Arguments> damages() {
    return Stream.of(
        Arguments.of("\"place\":1", "\"place\":0", "place counts from 1, but was 0"),
        Arguments.of("\"took_s\":30.0", "\"took_s\":-1", "took_s must be above 0, but was -1.0"),
        Arguments.of("\"slow_down\":0.2", "\"slow_down\":2", "slow_down must be from 0 to 1"),
        Arguments.of(
            "\"side\":\"base\"", "\"side\":\"bass\"", "must be of the side \"base\" and one other"),
        Arguments.of(
            "\"side\":\"slowed-20\"", "\"side\":\"base\"", "and one other, but are of [base]"),
        Arguments.of("\"trials\":[", "\"trials\":[" + SECOND_BASE + ",", "of base is there twice"),
        Arguments.of("\"lab\":\"process\"", "\"lab\":null", "lab"),
        Arguments.of("\"lab\":\"process\"", "\"labs\":\"process\"", "pair.lab: Missing"),
        Arguments.of("\"number\":", "\"weather\":1,\"number\":", "unknown property; known are"),
        Arguments.of("{\"schema_version\":2", "{\"schema_version\":99", "has schema_version 99"),
        Arguments.of("{\"schema_version\":2,", "{", "has no schema_version"),
        Arguments.of("\"trials\":", "\"trials\"", "line 2"));
  }

  @Test
  void aBankThatIsNotThereHasNoPairs() {
    assertThat(new BankFile(folder).read()).isEmpty();
  }

  @Test
  void whatIsReadIsWhatWasAddedOnePairALine() throws IOException {
    BankFile bank = bank();

    assertThat(bank.read()).isEqualTo(pairs);
    assertThat(Files.readAllLines(bank.path())).hasSize(3);
    assertThat(folder).isDirectoryContaining(file -> file.equals(bank.path()));
  }

  @Test
  void whyATrialOrAFigureMayNotBeUsedIsKept() {
    BankPair pair = new SyntheticBank(2).of("itself", 1, 0.01).getFirst();
    BankTrial base = pair.trials().getFirst();
    BankTrial doubtful =
        new BankTrial(
            base.side(),
            0,
            base.architecture(),
            1,
            15,
            base.figures(),
            Map.of("time_to_recover_s", "not recovered"),
            List.of("The load generator was late."));
    BankPair kept =
        new BankPair(
            1,
            5,
            pair.recordedAt(),
            "c0ffee",
            "process",
            Map.of(),
            "gate-trial",
            Map.of(),
            List.of(doubtful, pair.trials().getLast()));

    BankFile bank = new BankFile(folder);
    bank.add(kept);

    assertThat(bank.read()).containsExactly(kept);
    assertThat(bank.read().getFirst().trials().getFirst().valid()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("damages")
  void aDamagedLineIsNamedWithWhatIsWrong(String sound, String damaged, String words)
      throws IOException {
    BankFile bank = bank();
    List<String> lines = Files.readAllLines(bank.path());
    assertThat(lines.get(1)).contains(sound);
    Files.write(
        bank.path(), List.of(lines.get(0), lines.get(1).replace(sound, damaged), lines.get(2)));

    assertThatThrownBy(bank::read)
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining(bank.path() + ", line 2")
        .hasMessageContaining(words);
  }

  @Test
  void aLineThatBreaksOffIsNamed() throws IOException {
    BankFile bank = bank();
    String text = Files.readString(bank.path());
    Files.writeString(bank.path(), text.substring(0, text.length() - 40));

    assertThatThrownBy(bank::read).hasMessageContaining(bank.path() + ", line 3");
  }

  @Test
  void aPairThatIsThereTwiceIsNamed() throws IOException {
    BankFile bank = bank();
    List<String> lines = Files.readAllLines(bank.path());
    Files.write(bank.path(), List.of(lines.get(0), lines.get(1), lines.get(0)));

    assertThatThrownBy(bank::read)
        .hasMessageContaining("line 3: the same pair as in line 1; remove one of them");
  }

  @Test
  void aLastLineWithoutAnEndDoesNotSwallowTheNextPair() throws IOException {
    BankFile bank = bank();
    Files.writeString(bank.path(), Files.readString(bank.path()).stripTrailing());

    bank.add(new SyntheticBank(9).of("itself", 1, 0.01).getFirst());

    assertThat(bank.read()).hasSize(4);
  }

  private BankFile bank() {
    BankFile bank = new BankFile(folder);
    pairs.forEach(bank::add);
    return bank;
  }
}
