package statelab.results.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import statelab.results.run.BankGate;
import statelab.results.synthetic.WholeGate;

class BankGatesFileTest {
  @TempDir Path folder;

  @Test
  void whatIsReadIsWhatWasAddedOneGateALine() throws IOException {
    List<BankGate> gates = List.of(WholeGate.of(1, 0, "pass"), WholeGate.of(2, 0.1, "regression"));
    BankGatesFile bank = new BankGatesFile(folder);
    assertThat(bank.read()).isEmpty();

    gates.forEach(bank::add);

    assertThat(bank.read()).isEqualTo(gates);
    assertThat(Files.readAllLines(bank.path())).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "outcome":"pass"     | "outcome":"fine"      | outcome must be pass, regression
          "pairs":6            | "pairs":-6            | pairs must be 0 or more
          "side":"itself"      | "side":"base"         | side must be a candidate
          "took_s":240.0       | "took_s":0            | took_s must be above 0
          "exit_code":0        | "exit_cod":0          | gate.exit_code: Missing
          {"schema_version":2  | {"schema_version":99  | has schema_version 99
          """)
  void aDamagedLineIsNamedWithWhatIsWrong(String sound, String damaged, String words)
      throws IOException {
    BankGatesFile bank = new BankGatesFile(folder);
    bank.add(WholeGate.of(1, 0, "pass"));
    String text = Files.readString(bank.path());
    assertThat(text).contains(sound);
    Files.writeString(bank.path(), text.replace(sound, damaged));

    assertThatThrownBy(bank::read)
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining(bank.path() + ", line 1")
        .hasMessageContaining(words);
  }

  @Test
  void aGateThatIsThereTwiceIsNamed() {
    BankGatesFile bank = new BankGatesFile(folder);
    bank.add(WholeGate.of(1, 0, "pass"));
    bank.add(WholeGate.of(1, 0, "pass"));

    assertThatThrownBy(bank::read)
        .hasMessageContaining("line 2: the same gate as in line 1; remove one of them");
  }
}
