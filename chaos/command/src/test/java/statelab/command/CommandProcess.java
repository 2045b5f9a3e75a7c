package statelab.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import statelab.chaos.lab.host.JavaCommand;

/** The command as a user starts it: a process of its own, from the distribution's jars. */
public record CommandProcess(Process process, Path out, Path err) {
  /** Against a command that hangs; how long a run takes is no matter of these tests. */
  private static final int LIMIT_S = 300;

  public static CommandProcess start(Path distribution, Path folder, String... arguments)
      throws IOException {
    return start(distribution, folder, Map.of(), arguments);
  }

  /**
   * The same in another environment.
   *
   * @param environment variables beside the inherited ones, or in their place
   */
  public static CommandProcess start(
      Path distribution, Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    return start(command(distribution, arguments), folder, environment);
  }

  /** From a jar by itself, as whoever has no shell starts it. */
  public static CommandProcess startJar(Path jar, Path folder, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of(JavaCommand.launcher().toString(), "-jar", jar.toString()));
    command.addAll(List.of(arguments));
    return start(command, folder, Map.of());
  }

  /** On a terminal of its own, which takes what it writes to its output and its errors. */
  public static CommandProcess startOnATerminal(Path distribution, Path folder, String... arguments)
      throws IOException {
    String command =
        command(distribution, arguments).stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    return start(
        List.of("script", "--quiet", "--return", "--command", command, "/dev/null"),
        folder,
        Map.of("TERM", "xterm"));
  }

  /** A build in the background ignores Ctrl-C, which its children would inherit. */
  private static List<String> command(Path distribution, String... arguments) {
    Path built = Path.of(System.getProperty("statelab.distribution"));
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "--default-signal=INT",
                JavaCommand.launcher().toString(),
                "-Dstatelab.distribution=" + distribution,
                "-cp",
                built.resolve("command") + File.separator + "*",
                Statelab.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static CommandProcess start(
      List<String> command, Path folder, Map<String, String> environment) throws IOException {
    Path out = Files.createTempFile(folder, "out-", ".txt");
    Path err = Files.createTempFile(folder, "err-", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    return new CommandProcess(builder.start(), out, err);
  }

  /** Waits for its end; its exit code. */
  public int await() throws InterruptedException {
    if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the command did not end within " + LIMIT_S + " s");
    }
    return process.exitValue();
  }

  public String output() throws IOException {
    return Files.readString(out);
  }

  public String errors() throws IOException {
    return Files.readString(err);
  }
}
