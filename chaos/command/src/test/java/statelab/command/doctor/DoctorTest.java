package statelab.command.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  @TempDir Path folder;

  @Test
  void whatIsLackingComesWithWhatToDo() {
    Check few = Check.amount("cores", "1", 1, 1, 2, "Give it 2.");
    Check none = Check.amount("cores", "0", 0, 1, 2, "Give it 2.");
    Check enough = Check.amount("cores", "2", 2, 1, 2, "Give it 2.");

    assertThat(List.of(few.state(), none.state(), enough.state()))
        .containsExactly(Check.State.LIMITED, Check.State.MISSING, Check.State.MET);
    assertThat(none.cure()).isEqualTo("Give it 2.");
    assertThat(enough.cure()).isEmpty();
  }

  @Test
  void everyNeedThatIsNotMetHasACure() {
    assertThat(checks(folder))
        .hasSizeGreaterThan(8)
        .allSatisfy(
            check ->
                assertThat(check.cure().isBlank()).isEqualTo(check.state() == Check.State.MET));
  }

  @Test
  void aResultsFolderThatIsAFileIsFound() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(checks(file.resolve("runs")))
        .filteredOn(check -> check.need().equals("results folder"))
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.state()).isEqualTo(Check.State.MISSING);
              assertThat(check.found()).contains(file.toString());
              assertThat(check.cure()).contains("--out");
            });
  }

  @Test
  void anEngineThatAnswersIsTakenForOneAndOneThatDoesNotIsNot() throws Exception {
    Path socket = folder.resolve("engine.sock");
    try (ServerSocketChannel engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      engine.bind(UnixDomainSocketAddress.of(socket));
      Thread.ofVirtual().start(() -> answerOnce(engine));
      assertThat(new ContainerEngine(List.of(socket)).check().state()).isEqualTo(Check.State.MET);
    }
    assertThat(new ContainerEngine(List.of(socket)).check().found()).endsWith("does not answer");
    assertThat(new ContainerEngine(List.of(folder.resolve("none"))).check().found())
        .isEqualTo("none");
  }

  private static void answerOnce(ServerSocketChannel engine) {
    try (SocketChannel client = engine.accept()) {
      client.read(ByteBuffer.allocate(1_024));
      client.write(
          ByteBuffer.wrap("HTTP/1.0 200 OK\r\n\r\nOK".getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Check> checks(Path runs) {
    return new ProcessLabNeeds(DoctorTest.class, runs).checks();
  }
}
