package statelab.chaos.lab.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import statelab.chaos.lab.LabException;

/** The container engine of this machine. What goes wrong with it becomes one sentence. */
final class Engine implements AutoCloseable {
  private static final String BROKEN_OFF = "it ended the connection";

  private static final Path SOCKET = Path.of("/var/run/docker.sock");

  private final DockerClient client;

  /** On a client that is connected already. */
  Engine(DockerClient client) {
    this.client = client;
  }

  /**
   * Finds it where Testcontainers does.
   *
   * @throws LabException when none answers
   */
  static Engine connect() {
    try {
      DockerClient client =
          DockerClientProviderStrategy.getClientForConfig(
              DockerClientFactory.instance().getTransportConfig());
      client.pingCmd().exec();
      return new Engine(client);
    } catch (RuntimeException e) {
      throw new LabException(
          LabException.Reason.UNFIT_MACHINE,
          "No container engine answers here: %s; 'statelab doctor' says what the Docker lab needs."
              .formatted(reason(SOCKET)),
          e);
    }
  }

  /** What the usual socket tells; Testcontainers only says that it found no engine. */
  static String reason(Path socket) {
    if (!Files.exists(socket)) {
      return "there is no %s, so none is running".formatted(socket);
    }
    return Files.isWritable(socket)
        ? "nobody answers on %s, so it has ended".formatted(socket)
        : "this user may not use %s; let it join the group that owns it".formatted(socket);
  }

  private static String sentence(Throwable e) {
    String message = String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
    return message.endsWith(".") ? message : message + ".";
  }

  /** A call to the engine. */
  interface Call<T> {
    T on(DockerClient client);
  }

  /**
   * Makes a call.
   *
   * @param what is attempted, to follow "Cannot"
   * @throws LabException when it fails
   */
  <T> T ask(String what, Call<T> call) {
    try {
      return call.on(client);
    } catch (RuntimeException e) {
      throw failure(what, e);
    }
  }

  private static LabException failure(String what, RuntimeException e) {
    String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (words.contains("port is already allocated") || words.contains("address already in use")) {
      return new LabException(
          LabException.Reason.PORT_IN_USE, "Cannot %s: a port is taken.".formatted(what), e);
    }
    if (words.contains("no space left")) {
      return unfit("Cannot %s: the engine's disk is full.".formatted(what), e);
    }
    if (e instanceof NotFoundException) {
      return unfit("Cannot %s: the engine knows no such thing: %s".formatted(what, sentence(e)), e);
    }
    if (isGone(cause(e))) {
      return gone(what, silence(cause(e)), e);
    }
    return unfit("Cannot %s: %s".formatted(what, sentence(e)), e);
  }

  /** What is to be thrown where it has ended a connection on which it owed an answer. */
  static LabException brokeOff(String what) {
    return gone(what, BROKEN_OFF, null);
  }

  private static LabException gone(String what, String silence, @Nullable Throwable cause) {
    return new LabException(
        LabException.Reason.ENGINE_GONE,
        "Cannot %s: the container engine does not answer any more (%s); what is left on it goes with the next run in this lab, or with 'statelab clean --yes', once it answers again."
            .formatted(what, silence),
        cause);
  }

  /** Trouble with a connection, and neither with a file of ours nor with a thread told to end. */
  private static boolean isGone(Throwable cause) {
    return cause instanceof IOException
        && !(cause instanceof FileSystemException
            || cause instanceof FileNotFoundException
            || cause instanceof ClosedByInterruptException);
  }

  /** How it is silent; through a socket the client gives it an address that means nothing. */
  private static String silence(Throwable cause) {
    String words = sentence(cause).replaceFirst("\\.$", "");
    return words.endsWith(" failed to respond") ? BROKEN_OFF : words;
  }

  private static LabException unfit(String sentence, RuntimeException e) {
    return new LabException(LabException.Reason.UNFIT_MACHINE, sentence, e);
  }

  private static Throwable cause(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest;
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      // Its sockets are closed either way.
      return;
    }
  }
}
