package statelab.load.injector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The line to the parent: commands come in on standard input, events go out on standard output, one
 * a line. At the end of the input an injector that sends nothing ends at once; one under load stops
 * sending, writes down what it has recorded, and ends within three seconds whatever happens, so
 * that it never outlives its parent by more.
 */
final class ParentChannel {
  private static final int ORPHANED = 1;
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);
  private static final String LOAD = "load ";
  private static final String START_AT = "start ";

  private final PrintStream out;
  private final BlockingQueue<Assignment> assignments = new LinkedBlockingQueue<>();
  private volatile @Nullable Assignment latest;
  private volatile boolean gone;

  private ParentChannel(PrintStream out, Optional<Assignment> first) {
    this.out = out;
    first.ifPresent(this::assign);
  }

  /**
   * Takes standard output for events; what else is printed goes to standard error.
   *
   * @param first what the command line asks for
   */
  static ParentChannel open(Optional<Assignment> first) {
    ParentChannel channel = new ParentChannel(System.out, first);
    System.setOut(System.err);
    InputStream in = System.in;
    Thread.ofPlatform().daemon().name("parent").start(() -> channel.listen(in));
    return channel;
  }

  synchronized void tell(Events.Event event) {
    out.println(Events.write(event));
    out.flush();
  }

  /** Waits for the next load that is asked for. */
  Assignment awaitAssignment() throws InterruptedException {
    return assignments.take();
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
    Assignment last = latest;
    if (last != null) {
      last.end(false);
      if (last.underWay()) {
        sleep(LAST_WORDS);
      }
    }
    Runtime.getRuntime().halt(ORPHANED);
  }

  private static void sleep(Duration length) {
    long endNs = System.nanoTime() + length.toNanos();
    for (long left = length.toNanos(); left > 0; left = endNs - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void assign(Assignment next) {
    latest = next;
    assignments.add(next);
  }

  private void obey(String command) {
    if (command.startsWith(LOAD)) {
      Path plan = Path.of(command.substring(LOAD.length())).toAbsolutePath();
      assign(new Assignment(plan, plan.resolveSibling(".").normalize()));
      return;
    }
    Assignment now = latest;
    if (now == null || !obeys(now, command)) {
      System.err.printf(
          "%s '%s' (valid: load PLAN, then start, start TIME_NS, audit, stop)%n",
          now == null ? "no load yet for the command" : "unknown command", command);
    }
  }

  private static boolean obeys(Assignment now, String command) {
    switch (command) {
      case "audit" -> now.end(true);
      case "stop" -> now.end(false);
      case "start" -> now.start(null);
      default -> {
        if (!command.matches(START_AT + "\\d+")) {
          return false;
        }
        now.start(Long.valueOf(command.substring(START_AT.length())));
      }
    }
    return true;
  }
}
