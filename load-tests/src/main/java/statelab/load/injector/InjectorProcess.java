package statelab.load.injector;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.stream.Stream;
import statelab.results.run.GeneratorReport;

/**
 * An injector as its parent sees it: launch it, wait until it is ready, start the load, follow its
 * progress, end the load with or without the closing read, take its report; then give it another
 * load, which it begins without a second rehearsal.
 *
 * <p>Every wait is bounded and ends early when the process dies. The process ends when its parent
 * does, because its standard input is closed then. Closing this object kills what still runs.
 */
public final class InjectorProcess implements AutoCloseable {
  private static final Duration KILL_PATIENCE = Duration.ofSeconds(5);

  private final Process process;
  private final BufferedWriter commands;
  private final Thread words;

  /** Before it is given a load, it is idle once it has rehearsed. */
  private final GivenLoad nothing;

  private volatile GivenLoad current;
  private volatile boolean ended;

  private InjectorProcess(Process process, GivenLoad nothing) {
    this.process = process;
    this.commands = process.outputWriter();
    this.nothing = nothing;
    this.current = nothing;
    words = Thread.ofPlatform().daemon().name("injector-words").start(this::listen);
    Thread.ofPlatform().daemon().name("injector-events").start(this::follow);
  }

  /**
   * What the parent waits for of one load.
   *
   * @param log where goes what the process says that is no event
   */
  private record GivenLoad(
      Path log,
      Consumer<Progress> onProgress,
      CompletableFuture<Void> ready,
      CompletableFuture<Long> started,
      CompletableFuture<GeneratorReport> finished,
      CompletableFuture<Void> idle) {
    static GivenLoad of(LoadPlan plan, Path directory, Consumer<Progress> onProgress)
        throws IOException {
      Files.createDirectories(directory);
      PlanFile.write(plan, file(plan, directory, "plan", ".json"));
      return logged(file(plan, directory, "injector", ".log"), onProgress);
    }

    static GivenLoad logged(Path log, Consumer<Progress> onProgress) throws IOException {
      return new GivenLoad(
          Files.writeString(log, ""),
          onProgress,
          new CompletableFuture<>(),
          new CompletableFuture<>(),
          new CompletableFuture<>(),
          new CompletableFuture<>());
    }

    static Path file(LoadPlan plan, Path directory, String name, String ending) {
      return directory.resolve(name + "-" + (plan.injectorIndex() + 1) + ending);
    }

    void fail(InjectorFailedException gone) {
      Stream.of(ready, started, finished, idle).forEach(each -> each.completeExceptionally(gone));
    }
  }

  /**
   * Launches the program, which rehearses and is idle then.
   *
   * @param java the java executable
   * @param classPath class path of the injector, for example {@code
   *     target/distribution/load-tests/*}
   * @param jvmOptions options of its JVM, added to those that recording needs
   * @param log where goes what it says before its first load
   */
  public static InjectorProcess launch(
      Path java, String classPath, List<String> jvmOptions, Path log) throws IOException {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(InjectorOptions.RECOMMENDED_JVM_OPTIONS);
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", classPath, Injector.class.getName()));
    Files.createDirectories(log.toAbsolutePath().getParent());
    GivenLoad nothing = GivenLoad.logged(log, progress -> {});
    return new InjectorProcess(new ProcessBuilder(command).start(), nothing);
  }

  /**
   * Launches the program and gives it its first load. Other parameters as in the other methods of
   * this name and in {@link #next}.
   */
  public static InjectorProcess launch(
      Path java,
      String classPath,
      List<String> jvmOptions,
      LoadPlan plan,
      Path directory,
      Consumer<Progress> onProgress)
      throws IOException {
    Path log = GivenLoad.file(plan, directory, "injector", ".log");
    InjectorProcess injector = launch(java, classPath, jvmOptions, log);
    try {
      injector.next(plan, directory, onProgress);
      return injector;
    } catch (IOException e) {
      injector.close();
      throw e;
    }
  }

  /**
   * Gives it a load; the one before must be {@linkplain #awaitIdle over}.
   *
   * @param plan what it shall do; written to {@code DIRECTORY/plan-N.json}, N from 1
   * @param directory where its requests and logs go; several injectors of one load may share it
   * @param onProgress called once a second on a thread of this object; it must not block
   */
  public void next(LoadPlan plan, Path directory, Consumer<Progress> onProgress)
      throws IOException {
    current = GivenLoad.of(plan, directory, onProgress);
    if (ended) {
      throw new InjectorFailedException("the injector ended before it was given a load");
    }
    give(plan, directory);
  }

  private void give(LoadPlan plan, Path directory) throws IOException {
    send("load " + GivenLoad.file(plan, directory, "plan", ".json").toAbsolutePath());
  }

  /** Operating system's id of the process. */
  public long pid() {
    return process.pid();
  }

  /** Waits until everything is loaded. */
  public void awaitReady(Duration atMost) throws InjectorFailedException, InterruptedException {
    await(current.ready(), "to be ready", atMost);
  }

  /**
   * Begins the load, at once.
   *
   * @return the time from which the intended schedule counts
   */
  public long start(Duration atMost) throws IOException, InterruptedException {
    send("start");
    return await(current.started(), "to start", atMost);
  }

  /**
   * Begins the load with its schedule counting from a time that lies ahead, so that several
   * injectors share one schedule.
   */
  public long startAt(long atNs, Duration atMost) throws IOException, InterruptedException {
    send("start " + atNs);
    return await(current.started(), "to start", atMost);
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
    return await(current.finished(), "to finish", atMost);
  }

  /**
   * Waits until it has rehearsed, and until nothing of its last load is left in the process.
   *
   * @return whether it can be given another one
   */
  public boolean awaitIdle(Duration atMost) throws InterruptedException {
    try {
      await(current.idle(), "to become idle", atMost);
      return true;
    } catch (InjectorFailedException stuckOrGone) {
      return false;
    }
  }

  /**
   * Tells it that there is nothing more to do, and waits until the process has ended by itself.
   *
   * @return whether it has
   */
  public boolean endsWithin(Duration atMost) throws InterruptedException {
    endInput();
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

  /** Leaves no process behind; one whose load is over gets a moment to end by itself. */
  @Override
  public void close() {
    try {
      if (current.finished().isDone() && endsWithin(KILL_PATIENCE)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    endInput();
    kill();
  }

  private synchronized void endInput() {
    try {
      commands.close();
    } catch (IOException alreadyGone) {
      // Its input is closed with it.
    }
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
    ended = true;
    current.fail(new InjectorFailedException("the injector ended"));
  }

  private void receive(String line) {
    GivenLoad load = current;
    switch (Events.read(line)) {
      case Events.Rehearsed event -> nothing.idle().complete(null);
      case Events.Ready event -> load.ready().complete(null);
      case Events.Started(long atNs) -> load.started().complete(atNs);
      case Events.Progressed event -> load.onProgress().accept(event.progress());
      case Events.Finished event -> load.finished().complete(event.report());
      case Events.Idle event -> load.idle().complete(null);
      case null -> keep(line);
    }
  }

  private void listen() {
    try (BufferedReader lines = process.errorReader()) {
      lines.lines().forEach(this::keep);
    } catch (IOException | UncheckedIOException closed) {
      // The end of the process says the same.
    }
  }

  /** What it and its JVM say that is no event belongs to the load under way. */
  private synchronized void keep(String line) {
    try {
      Files.writeString(current.log(), line + System.lineSeparator(), StandardOpenOption.APPEND);
    } catch (IOException e) {
      // The load does not depend on it, and where a disk is full there is no other place.
    }
  }

  private <T> T await(CompletableFuture<T> answer, String what, Duration atMost)
      throws InjectorFailedException, InterruptedException {
    Path log = current.log();
    try {
      return answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new InjectorFailedException(
          "the injector was expected %s within %s and was not; its log is %s"
              .formatted(what, atMost, log));
    } catch (ExecutionException e) {
      words.join(KILL_PATIENCE);
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
