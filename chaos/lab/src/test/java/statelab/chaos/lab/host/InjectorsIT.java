package statelab.chaos.lab.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.chaos.lab.Load;
import statelab.load.injector.LoadPlan;
import statelab.load.model.LoadModel;

/** Load generators that outlive a load, and what they leave behind. */
@Tag("extended")
class InjectorsIT {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir Path folder;

  /** They are halted, and so remove nothing themselves. */
  @Test
  void theirTemporaryFilesGoWithThem() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    try (Guardian guardian = Guardian.start();
        Injectors injectors = injectors(temporary, guardian)) {
      try (Load load = injectors.launch(plan(1), folder.resolve("trial"))) {
        load.awaitReady(LIMIT);
        assertThat(files(temporary))
            .as("the flight recorder's unfinished chunks, and what libraries unpack")
            .isNotEmpty();
      }
    }
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void oneWhoseLoadHasEndedOffersTheNextAndOneThatWasGivenUpDoesNot() throws Exception {
    try (Guardian guardian = Guardian.start();
        Injectors injectors = injectors(folder, guardian)) {
      Set<Long> others = children();
      try (Load load = injectors.launch(plan(1), folder.resolve("first"))) {
        load.awaitReady(LIMIT);
        load.start();
        assertThat(load.awaitReport(LIMIT).requests()).isPositive();
      }
      Set<Long> ofFirst = children();
      assertThat(ofFirst).hasSize(others.size() + 1);
      try (Load load = injectors.launch(plan(2), folder.resolve("second"))) {
        load.awaitReady(LIMIT);
        assertThat(children()).isEqualTo(ofFirst);
        assertThat(folder.resolve("second/plan-1.json")).exists();
      }
      assertThat(children()).as("after a load that was never started").isEqualTo(others);
      try (Load load = injectors.launch(plan(3), folder.resolve("third"))) {
        load.awaitReady(LIMIT);
        assertThat(children()).hasSize(others.size() + 1).isNotEqualTo(ofFirst);
      }
    }
  }

  private static Injectors injectors(Path temporary, Guardian guardian) {
    return new Injectors(
        new Injectors.Surroundings(
            () -> Distribution.find(Injectors.class).jars("load-tests"),
            List.of("-XX:TieredStopAtLevel=1"),
            temporary,
            guardian));
  }

  private static LoadPlan plan(long seed) {
    URI nobody = URI.create("http://127.0.0.1:1");
    LoadModel model = new LoadModel.Paced(1, Duration.ofSeconds(1), Duration.ofSeconds(1));
    return LoadPlan.of(nobody, "shopping", Map.of(), model, seed);
  }

  private static Set<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).toList();
    }
  }
}
