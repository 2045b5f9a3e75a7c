package statelab.command.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTest {
  @Test
  void aTerminalSaysHowWideItIs() {
    assertThat(Terminal.columns("24 132\n")).hasValue(132);
    assertThat(Terminal.columns("stty: not a terminal")).isEmpty();
  }
}
