package statelab.command.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class SizeOptionTest {
  @Test
  void sizesAreReadAndWrittenAlike() {
    assertThat(new SizeOption().convert("500MiB")).isEqualTo(500L << 20);
    assertThat(SizeOption.text(new SizeOption().convert("20GiB"))).isEqualTo("20GiB");
    assertThatThrownBy(() -> new SizeOption().convert("20 GB"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("must be a size such as 500MiB or 20GiB, but was '20 GB'");
  }
}
