package statelab.load.injector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import statelab.results.run.GeneratorReport;
import statelab.results.run.Outcome;
import statelab.results.run.RequestRecord;
import statelab.results.run.SessionOutcome;

/**
 * What one injector process brought home.
 *
 * @param report how the generator did
 * @param requests what it recorded, in the order of the file
 */
record Injection(GeneratorReport report, List<RequestRecord> requests) {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  static final String CLASS_PATH =
      Path.of(System.getProperty("statelab.distribution"), "load-tests", "*").toString();

  /** What these tests look at is behaviour, not speed: the first compiler starts sooner. */
  private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

  /** Runs a plan to the end of its duration, with the closing read. */
  static Injection of(LoadPlan plan, Path directory) throws Exception {
    try (InjectorProcess injector = launch(plan, directory)) {
      injector.awaitReady(PATIENCE);
      injector.start(PATIENCE);
      return finish(injector, plan, directory);
    }
  }

  static InjectorProcess launch(LoadPlan plan, Path directory) throws IOException {
    return InjectorProcess.launch(
        JAVA, CLASS_PATH, jvmOptions(directory), plan, directory, progress -> {});
  }

  /** An injector is halted, so that whoever launches it gives its temporary files a place. */
  static List<String> jvmOptions(Path directory) throws IOException {
    Path temporary = Files.createDirectories(directory.resolve("temporary"));
    return List.of(FIRST_COMPILER, "-Djava.io.tmpdir=" + temporary);
  }

  static Injection finish(InjectorProcess injector, LoadPlan plan, Path directory)
      throws Exception {
    GeneratorReport report =
        injector.awaitReport(plan.model().duration().plus(plan.requestTimeout()).plus(PATIENCE));
    return new Injection(report, read(OutputFiles.of(directory, plan).requests()));
  }

  long count(Predicate<RequestRecord> wanted) {
    return requests.stream().filter(wanted).count();
  }

  long count(Outcome outcome) {
    return count(request -> request.outcome() == outcome);
  }

  long count(SessionOutcome outcome) {
    return count(request -> request.sessionOutcome() == outcome);
  }

  static List<RequestRecord> read(Path file) throws IOException {
    List<RequestRecord> requests = new ArrayList<>();
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        if (event.getEventType().getName().equals(RequestRecord.EVENT_NAME)) {
          requests.add(request(event));
        }
      }
    }
    return requests;
  }

  private static RequestRecord request(RecordedEvent event) {
    return new RequestRecord(
        event.getLong("intendedNs"),
        event.getLong("startNs"),
        event.getLong("endNs"),
        event.getInt("user"),
        event.getInt("session"),
        event.getString("step"),
        event.getString("node"),
        event.getInt("status"),
        Outcome.valueOf(event.getString("outcome")),
        SessionOutcome.valueOf(event.getString("sessionOutcome")),
        event.getString("detail"),
        event.getLong("bytesOut"),
        event.getLong("bytesIn"));
  }
}
