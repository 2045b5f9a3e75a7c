package statelab.chaos.lab.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import statelab.chaos.lab.LabException;

/** What is said when an engine refuses, in the words of a real one. */
class EngineTest {
  /** Status code and message of the answer to whatever is asked. */
  private record Refusal(int status, String message) {}

  private final AtomicReference<Refusal> answer =
      new AtomicReference<>(new Refusal(500, "not told what to answer"));

  private FakeEngine fake;
  private Engine engine;

  @BeforeEach
  void open() throws IOException {
    fake = new FakeEngine(this::refuse);
    engine = fake.engine();
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void aFullDiskOfTheEngineIsSaidInWords() {
    answers(
        500,
        "mkdir /var/lib/docker/overlay2/5c1e-init: write /var/lib/docker/tmp: no space left on device");

    LabException refused = refusal();

    assertThat(refused).hasMessage("Cannot make container node-1: the engine's disk is full.");
    assertThat(refused.reason()).isEqualTo(LabException.Reason.UNFIT_MACHINE);
  }

  @Test
  void aTakenPortIsToldFromOtherTroubleSoThatAnotherOneIsTried() {
    answers(
        500,
        "driver failed programming external connectivity on endpoint node-1 (4f0c):"
            + " Bind for 127.0.0.1:41001 failed: port is already allocated");
    assertThat(refusal().reason()).isEqualTo(LabException.Reason.PORT_IN_USE);

    answers(
        500,
        "failed to set up container networking: driver failed programming external connectivity on"
            + " endpoint node-1 (4f0c): failed to bind host port for 127.0.0.1:41001:172.18.0.2:8080/tcp:"
            + " address already in use");
    assertThat(refusal())
        .hasMessage("Cannot make container node-1: a port is taken.")
        .extracting(LabException::reason)
        .isEqualTo(LabException.Reason.PORT_IN_USE);
  }

  @Test
  void whatTheEngineDoesNotKnowIsNamed() {
    answers(404, "No such image: statelab/gateway:0123456789ab");

    assertThat(refusal())
        .hasMessageStartingWith("Cannot make container node-1: the engine knows no such thing: ")
        .hasMessageContaining("No such image: statelab/gateway:0123456789ab");
  }

  @Test
  void anEngineThatHasStoppedIsSaidToAnswerNoMore() {
    fake.stop();

    LabException gone = refusal();

    assertThat(gone)
        .hasMessageStartingWith(
            "Cannot make container node-1: the container engine does not answer any more (");
    assertThat(gone.reason()).isEqualTo(LabException.Reason.ENGINE_GONE);
  }

  @Test
  void anEngineThatStopsWhileItIsAskedIsNotCalledByAnAddressThatNobodyGaveIt() {
    assertThatExceptionOfType(LabException.class)
        .isThrownBy(
            () ->
                engine.ask(
                    "look at node-1",
                    client -> fail(new IOException("localhost:2375 failed to respond"))))
        .withMessageStartingWith(
            "Cannot look at node-1: the container engine does not answer any more (it ended the"
                + " connection); ");
  }

  @Test
  void neitherAFileOfOursNorAThreadThatIsToldToEndIsAnEngineThatIsGone() {
    for (IOException trouble :
        List.of(
            new NoSuchFileException("haproxy.cfg"),
            new FileNotFoundException("haproxy.cfg"),
            new ClosedByInterruptException())) {
      assertThatExceptionOfType(LabException.class)
          .isThrownBy(() -> engine.ask("put a file", client -> fail(trouble)))
          .extracting(LabException::reason)
          .isEqualTo(LabException.Reason.UNFIT_MACHINE);
    }
  }

  private static String fail(IOException trouble) {
    throw new UncheckedIOException(trouble);
  }

  private void answers(int status, String message) {
    answer.set(new Refusal(status, message));
  }

  private void refuse(HttpExchange exchange) throws IOException {
    Refusal refusal = answer.get();
    FakeEngine.send(
        exchange, refusal.status(), "{\"message\":\"%s\"}".formatted(refusal.message()));
  }

  private LabException refusal() {
    return catchThrowableOfType(LabException.class, this::create);
  }

  private void create() {
    engine.ask(
        "make container node-1", client -> client.createContainerCmd("statelab/x").exec().getId());
  }
}
