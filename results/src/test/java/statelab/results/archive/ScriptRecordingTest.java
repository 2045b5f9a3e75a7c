package statelab.results.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.results.run.ScriptedRequest;

class ScriptRecordingTest {
  private static final ScriptedRequest REQUEST =
      new ScriptedRequest(
          "u-1",
          "look-1",
          "node-2",
          "GET",
          "/cart",
          5,
          9,
          200,
          "node-2",
          Map.of("set-cookie", List.of("a=…; Path=/", "b=…")),
          "{\"user\":\"ü\\n\"}\n");

  @TempDir Path folder;

  @Test
  void whatIsReadIsWhatWasWrittenOneRequestALine() throws IOException {
    ScriptRecording.write(folder, List.of(REQUEST, REQUEST));

    assertThat(ScriptRecording.read(folder)).containsExactly(REQUEST, REQUEST);
    assertThat(Files.readAllLines(folder.resolve("script.jsonl"))).hasSize(2);
  }

  @Test
  void aTrialThatFollowedNoScriptHasNoRequestsOfOne() {
    assertThat(ScriptRecording.read(folder)).isEmpty();
  }

  @Test
  void aLineThatIsNoRequestIsNamed() throws IOException {
    ScriptRecording.write(folder, List.of(REQUEST));
    Files.writeString(folder.resolve("script.jsonl"), "{\"user\":", StandardOpenOption.APPEND);

    assertThatThrownBy(() -> ScriptRecording.read(folder))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("script.jsonl:2");
  }
}
