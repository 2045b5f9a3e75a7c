package statelab.load.capacity;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import statelab.load.injector.InjectorOptions;
import statelab.load.injector.InjectorProcess;
import statelab.load.injector.LoadPlan;
import statelab.load.model.LoadModel;
import statelab.results.run.GeneratorReport;

/** The injector, whole: it judges every answer, records every request and reads its file back. */
record InjectorContender(InjectorProcess injector, Path directory) implements Contender {
  /** The JVM options of the injector, which plain Gatling gets as well. */
  static final List<String> JVM_OPTIONS = InjectorOptions.RECOMMENDED_JVM_OPTIONS;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  static InjectorContender start(URI target) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("statelab-capacity");
    LoadModel model = new LoadModel.Closed(Capacity.USERS, Duration.ZERO, Duration.ofHours(1));
    LoadPlan plan = LoadPlan.of(target, "authenticated-reads", Map.of(), model, 1);
    InjectorProcess injector =
        InjectorProcess.launch(
            Pinned.JAVA,
            System.getProperty("java.class.path"),
            List.of("-XX:ActiveProcessorCount=1", "-Djava.io.tmpdir=" + directory),
            plan,
            directory,
            progress -> {});
    InjectorContender contender = new InjectorContender(injector, directory);
    injector.awaitReady(PATIENCE);
    Pinned.move(injector.pid(), Capacity.GENERATOR_PROCESSOR);
    injector.start(PATIENCE);
    return contender;
  }

  @Override
  public long pid() {
    return injector.pid();
  }

  /** Ends the load and fails when it was not recorded whole. */
  @Override
  public void close() throws IOException {
    try (injector) {
      injector.stop();
      GeneratorReport report = injector.awaitReport(PATIENCE);
      if (report.lostEvents() > 0) {
        throw new IOException("the injector lost " + report.lostEvents() + " records");
      }
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted while the injector finished");
    } finally {
      delete(directory);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      tree.sorted(Comparator.reverseOrder()).forEach(InjectorContender::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
