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
import statelab.results.run.BankBlock;
import statelab.results.run.BankTrial;
import statelab.results.synthetic.SyntheticBank;

class BankFileTest {
  private final List<BankBlock> blocks = new SyntheticBank(1).blocks(3, 0.01);

  @TempDir Path folder;

  /** What happens to a line, and what is said of it. */
  static Stream<Arguments> damages() {
    return Stream.of(
        Arguments.of("\"place\":2", "\"place\":0", "place counts from 1, but was 0"),
        Arguments.of("\"took_s\":15.0", "\"took_s\":-1", "took_s must be above 0, but was -1.0"),
        Arguments.of("\"slow_down\":0.2", "\"slow_down\":2", "slow_down must be from 0 to 1"),
        Arguments.of(
            "\"side\":\"base\"", "\"side\":\"bass\"", "must have one of the side \"base\""),
        Arguments.of("\"side\":\"itself\"", "\"side\":\"base\"", "of base is there twice"),
        Arguments.of("\"lab\":\"process\"", "\"lab\":null", "lab"),
        Arguments.of("\"lab\":\"process\"", "\"labs\":\"process\"", "block.lab: Missing"),
        Arguments.of("\"number\":", "\"weather\":1,\"number\":", "unknown property; known are"),
        Arguments.of("{\"schema_version\":2", "{\"schema_version\":99", "has schema_version 99"),
        Arguments.of("{\"schema_version\":2,", "{", "has no schema_version"),
        Arguments.of("\"trials\":", "\"trials\"", "line 2"));
  }

  @Test
  void aBankThatIsNotThereHasNoBlocks() {
    assertThat(new BankFile(folder).read()).isEmpty();
  }

  @Test
  void whatIsReadIsWhatWasAddedOneBlockALine() throws IOException {
    BankFile bank = bank();

    assertThat(bank.read()).isEqualTo(blocks);
    assertThat(Files.readAllLines(bank.path())).hasSize(3);
    assertThat(folder).isDirectoryContaining(file -> file.equals(bank.path()));
  }

  @Test
  void whyATrialOrAFigureMayNotBeUsedIsKept() {
    BankBlock block = new SyntheticBank(2).block(1, 0.01);
    BankTrial base = block.trials().getFirst();
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
    BankBlock kept =
        new BankBlock(
            1,
            5,
            block.recordedAt(),
            "c0ffee",
            "process",
            Map.of(),
            "gate-trial",
            Map.of(),
            List.of(doubtful));

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
  void aBlockThatIsThereTwiceIsNamed() throws IOException {
    BankFile bank = bank();
    List<String> lines = Files.readAllLines(bank.path());
    Files.write(bank.path(), List.of(lines.get(0), lines.get(1), lines.get(0)));

    assertThatThrownBy(bank::read)
        .hasMessageContaining("line 3: the same block as in line 1; remove one of them");
  }

  @Test
  void aLastLineWithoutAnEndDoesNotSwallowTheNextBlock() throws IOException {
    BankFile bank = bank();
    Files.writeString(bank.path(), Files.readString(bank.path()).stripTrailing());

    bank.add(new SyntheticBank(9).block(4, 0.01));

    assertThat(bank.read()).hasSize(4);
  }

  private BankFile bank() {
    BankFile bank = new BankFile(folder);
    blocks.forEach(bank::add);
    return bank;
  }
}
