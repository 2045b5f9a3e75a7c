package statelab.targets.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One target process. It ends with this JVM, since its standard input does. */
final class Program implements AutoCloseable {
  private static final Path LOGS = Path.of("target", "contract-logs");

  private final Process process;
  private final Path log;

  private Program(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static Program start(String program, String mainClass, List<String> options) throws IOException {
    return start(program, mainClass, List.of(), options);
  }

  /** The same with JVM flags beside the usual ones. */
  static Program start(
      String program, String mainClass, List<String> jvmFlags, List<String> options)
      throws IOException {
    Path distribution = Path.of(System.getProperty("statelab.distribution"), program);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // What these tests look at is behaviour, not speed: the first compiler is enough.
    command.addAll(
        List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(jvmFlags);
    command.addAll(List.of("-cp", distribution + "/*", mainClass));
    command.addAll(options);
    Files.createDirectories(LOGS);
    Path log = LOGS.resolve(program + "-" + System.nanoTime() + ".log");
    return new Program(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(),
        log);
  }

  /** SIGKILL; returns when the process is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    await();
  }

  /**
   * SIGTERM; returns when the process is gone. {@link Process#destroy} would close its standard
   * input as well, at which it ends at once and in no good order.
   */
  void terminate() throws InterruptedException {
    process.toHandle().destroy();
    await();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What its parent's death does to it: the end of its standard input. */
  void endInput() throws IOException {
    process.getOutputStream().close();
  }

  /** What it wrote so far. */
  String output() throws IOException {
    return Files.readString(log);
  }

  int exitCode() throws InterruptedException {
    await();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /**
   * Long, since one that ends may still write its archive of classes, on a machine that is busy.
   */
  private void await() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the process does not end");
    }
  }
}
