package statelab.load.capacity;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A child process on one processor of the machine; it ends when its standard input does. */
record Pinned(Process process) implements Contender {
  static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** Starts a command on a processor, counted from 0. */
  static Pinned start(int processor, List<String> command) throws IOException {
    List<String> pinned = new ArrayList<>(List.of("taskset", "-c", String.valueOf(processor)));
    pinned.addAll(command);
    return new Pinned(
        new ProcessBuilder(pinned).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  /** Starts a class of this class path on a processor. */
  static Pinned java(int processor, List<String> options, Class<?> program) throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-XX:ActiveProcessorCount=1"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    return start(processor, command);
  }

  /** Moves all threads of a process that runs already to a processor. */
  static void move(long pid, int processor) throws IOException, InterruptedException {
    run("taskset", "-a", "-p", "-c", "" + processor, "" + pid);
  }

  /**
   * Sends a process a signal.
   *
   * @param signal such as STOP or CONT
   */
  static void signal(String signal, long pid) throws IOException, InterruptedException {
    run("kill", "-" + signal, "" + pid);
  }

  /** A process that is stopped does not see that its standard input ends; a guard kills it then. */
  static void killWithThisProcess(long pid) throws IOException {
    String guard = "cat > /dev/null; kill -KILL %d 2> /dev/null".formatted(pid);
    new ProcessBuilder("sh", "-c", guard).start();
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    if (!process.waitFor(5, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("this failed: " + String.join(" ", command));
    }
  }

  /** Whether a program is on the path. */
  static boolean installed(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().orTimeout(5, TimeUnit.SECONDS).join();
  }
}
