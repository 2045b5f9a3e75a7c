package statelab.command.console;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The terminal that this JVM was started from, if there is one. */
public final class Terminal {
  private static final Pattern SIZE = Pattern.compile("\\d+ (\\d{2,4})\\s*");
  private static final int USUAL_COLUMNS = 80;

  private Terminal() {}

  /** Whether somebody sees the output on a terminal that can write a line anew. */
  public static boolean isThere() {
    // Where there is none, it depends on the JDK's module for it whether there is a console at all.
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
        && !"dumb".equals(System.getenv().getOrDefault("TERM", "dumb"));
  }

  /** How wide it is; 80 where it does not say. */
  public static int columns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return columns(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .orElse(USUAL_COLUMNS);
    } catch (IOException e) {
      return USUAL_COLUMNS;
    }
  }

  /** From rows and columns as {@code stty size} prints them. */
  static OptionalInt columns(String size) {
    Matcher matcher = SIZE.matcher(size);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
