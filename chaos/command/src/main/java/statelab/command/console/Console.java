package statelab.command.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where the command writes: what was asked for to the output, what went wrong to the errors, and
 * both, once a run has a folder, to a log in it as well.
 */
public final class Console {
  private final PrintWriter out;
  private final PrintWriter err;
  private volatile @Nullable PrintWriter log;

  public Console(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  public static Console of(@Nullable CommandSpec spec) {
    CommandSpec set = Objects.requireNonNull(spec, "spec");
    return new Console(set.commandLine().getOut(), set.commandLine().getErr());
  }

  /** The output itself, for what is drawn on a terminal. */
  public PrintWriter out() {
    return out;
  }

  public void say(String line) {
    note(line);
    out.println(line);
    out.flush();
  }

  public void warn(String line) {
    note(line);
    err.println(line);
    err.flush();
  }

  /** Writes to the log only, if there is one. */
  public void note(String line) {
    PrintWriter open = log;
    if (open != null) {
      open.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + line);
    }
  }

  /** From now on, a log is kept there. A run is worth as much without one, so no failure is one. */
  public void keepLog(Path file) {
    try {
      Files.createDirectories(file.resolveSibling(""));
      log =
          new PrintWriter(
              Files.newBufferedWriter(
                  file,
                  StandardCharsets.UTF_8,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.APPEND),
              true);
    } catch (IOException e) {
      log = null;
    }
  }

  /** The log is over. */
  public void endLog() {
    PrintWriter open = log;
    log = null;
    if (open != null) {
      open.close();
    }
  }
}
