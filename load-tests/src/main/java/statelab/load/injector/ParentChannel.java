package statelab.load.injector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The line to the parent: commands come in on standard input, events go out on standard output, one
 * a line. At the end of the input an injector that sends nothing yet ends at once; one under load
 * stops sending, writes down what it has recorded, and ends within three seconds whatever happens,
 * so that it never outlives its parent by more.
 */
final class ParentChannel {
  private static final int ORPHANED = 1;
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);

  private final PrintStream out;
  private final CompletableFuture<@Nullable Long> start = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Boolean> end = new CompletableFuture<>();
  private volatile boolean gone;

  private ParentChannel(PrintStream out) {
    this.out = out;
  }

  /** Takes standard output for events; what else is printed goes to standard error. */
  static ParentChannel open() {
    ParentChannel channel = new ParentChannel(System.out);
    System.setOut(System.err);
    InputStream in = System.in;
    Thread.ofPlatform().daemon().name("parent").start(() -> channel.listen(in));
    return channel;
  }

  synchronized void tell(Events.Event event) {
    out.println(Events.write(event));
    out.flush();
  }

  /** Waits for {@code start}: the time it gives, or null when it gives none. */
  @Nullable Long awaitStart() {
    return start.join();
  }

  /** Whether the parent has ended the load: true for {@code audit}, false for {@code stop}. */
  Optional<Boolean> ending() {
    return Optional.ofNullable(end.getNow(null));
  }

  /** Whether the input has ended. */
  boolean gone() {
    return gone;
  }

  private void listen(InputStream in) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        obey(line.strip());
      }
    } catch (IOException closed) {
      // As good as the end of input.
    }
    endWithTheParent();
  }

  /** Writing may hang for ever, so it is not waited for longer than so long. */
  private void endWithTheParent() {
    gone = true;
    end.complete(false);
    if (start.isDone()) {
      sleep(LAST_WORDS);
    }
    Runtime.getRuntime().halt(ORPHANED);
  }

  private static void sleep(Duration length) {
    long endNs = System.nanoTime() + length.toNanos();
    for (long left = length.toNanos(); left > 0; left = endNs - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void obey(String command) {
    switch (command) {
      case "audit" -> end.complete(true);
      case "stop" -> end.complete(false);
      case "start" -> start.complete(null);
      default -> {
        if (command.matches("start \\d+")) {
          start.complete(Long.valueOf(command.substring("start ".length())));
        } else {
          System.err.printf(
              "unknown command '%s' (valid: start, start TIME_NS, audit, stop)%n", command);
        }
      }
    }
  }
}
