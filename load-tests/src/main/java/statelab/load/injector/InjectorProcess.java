package statelab.load.injector;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import statelab.results.run.GeneratorReport;

/**
 * An injector as its parent sees it: launch it, wait until it is ready, start the load, follow its
 * progress, end the load with or without the closing read, take its report.
 *
 * <p>Every wait is bounded and ends early when the process dies. The process ends when its parent
 * does, because its standard input is closed then. Closing this object kills what still runs.
 */
public final class InjectorProcess implements AutoCloseable {
  private static final Duration KILL_PATIENCE = Duration.ofSeconds(5);

  private final Process process;
  private final Path log;
  private final BufferedWriter commands;
  private final Consumer<Progress> onProgress;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final CompletableFuture<Long> started = new CompletableFuture<>();
  private final CompletableFuture<GeneratorReport> finished = new CompletableFuture<>();

  private InjectorProcess(Process process, Path log, Consumer<Progress> onProgress) {
    this.process = process;
    this.log = log;
    this.commands = process.outputWriter();
    this.onProgress = onProgress;
    Thread.ofPlatform().daemon().name("injector-events").start(this::follow);
  }

  /**
   * Launches the program.
   *
   * @param java the java executable
   * @param classPath class path of the injector, for example {@code
   *     target/distribution/load-tests/*}
   * @param jvmOptions options of its JVM, added to those that recording needs
   * @param plan what it shall do; written to {@code DIRECTORY/plan-N.json}, N from 1
   * @param directory where its requests and logs go; several injectors of one load may share it
   * @param onProgress called once a second on a thread of this object; it must not block
   */
  public static InjectorProcess launch(
      Path java,
      String classPath,
      List<String> jvmOptions,
      LoadPlan plan,
      Path directory,
      Consumer<Progress> onProgress)
      throws IOException {
    Files.createDirectories(directory);
    String number = String.valueOf(plan.injectorIndex() + 1);
    Path planFile = directory.resolve("plan-" + number + ".json");
    Path log = directory.resolve("injector-" + number + ".log");
    PlanFile.write(plan, planFile);
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(InjectorOptions.RECOMMENDED_JVM_OPTIONS);
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", classPath, "statelab.load.injector.Injector"));
    command.addAll(List.of("--plan=" + planFile, "--out=" + directory));
    Process process =
        new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile())).start();
    return new InjectorProcess(process, log, onProgress);
  }

  /** Operating system's id of the process. */
  public long pid() {
    return process.pid();
  }

  /** Waits until everything is loaded. */
  public void awaitReady(Duration atMost) throws InjectorFailedException, InterruptedException {
    await(ready, "to be ready", atMost);
  }

  /**
   * Begins the load, at once.
   *
   * @return the time from which the intended schedule counts
   */
  public long start(Duration atMost) throws IOException, InterruptedException {
    send("start");
    return await(started, "to start", atMost);
  }

  /**
   * Begins the load with its schedule counting from a time that lies ahead, so that several
   * injectors share one schedule.
   */
  public long startAt(long atNs, Duration atMost) throws IOException, InterruptedException {
    send("start " + atNs);
    return await(started, "to start", atMost);
  }

  /** Ends the load; each user that holds a session reads its cart once more. */
  public void audit() throws IOException {
    send("audit");
  }

  /** Ends the load without a closing read. */
  public void stop() throws IOException {
    send("stop");
  }

  /** Waits until the load has ended and all its requests are on disk. */
  public GeneratorReport awaitReport(Duration atMost)
      throws InjectorFailedException, InterruptedException {
    return await(finished, "to finish", atMost);
  }

  /**
   * Waits until the process has ended by itself, as it does after its report.
   *
   * @return whether it has
   */
  public boolean endsWithin(Duration atMost) throws InterruptedException {
    return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ends the process with SIGKILL and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(KILL_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves no process behind; one that has finished gets a moment to end by itself. */
  @Override
  public void close() {
    try {
      commands.close();
      if (finished.isDone() && process.waitFor(KILL_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (IOException alreadyGone) {
      // Its input is closed with it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill();
  }

  private synchronized void send(String command) throws IOException {
    commands.write(command);
    commands.newLine();
    commands.flush();
  }

  private void follow() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        receive(line);
      }
    } catch (IOException closed) {
      // The end of the process says the same.
    }
    InjectorFailedException gone = new InjectorFailedException("the injector ended");
    ready.completeExceptionally(gone);
    started.completeExceptionally(gone);
    finished.completeExceptionally(gone);
  }

  private void receive(String line) {
    switch (Events.read(line)) {
      case Events.Ready event -> ready.complete(null);
      case Events.Started(long atNs) -> started.complete(atNs);
      case Events.Progressed event -> onProgress.accept(event.progress());
      case Events.Finished event -> finished.complete(event.report());
      case null -> keep(line);
    }
  }

  /** What its JVM says of itself comes between the events, and belongs to what else it says. */
  private void keep(String line) {
    try {
      Files.writeString(log, line + System.lineSeparator(), StandardOpenOption.APPEND);
    } catch (IOException e) {
      // The load does not depend on it, and where a disk is full there is no other place.
    }
  }

  private <T> T await(CompletableFuture<T> answer, String what, Duration atMost)
      throws InjectorFailedException, InterruptedException {
    try {
      return answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new InjectorFailedException(
          "the injector was expected %s within %s and was not; its log is %s"
              .formatted(what, atMost, log));
    } catch (ExecutionException e) {
      throw new InjectorFailedException(
          "the injector ended where it was expected %s, with exit code %s: %s (log: %s)"
              .formatted(what, exitCode(), lastLineOf(log), log));
    }
  }

  /** Its last words; where in the code it was is no word. */
  private static String lastLineOf(Path log) {
    try {
      return Files.readAllLines(log).reversed().stream()
          .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
          .findFirst()
          .orElse("it said nothing");
    } catch (IOException e) {
      return "its log cannot be read";
    }
  }

  private String exitCode() throws InterruptedException {
    return process.waitFor(1, TimeUnit.SECONDS) ? String.valueOf(process.exitValue()) : "none yet";
  }
}
