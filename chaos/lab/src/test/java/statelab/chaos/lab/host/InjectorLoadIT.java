package statelab.chaos.lab.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.load.injector.LoadPlan;
import statelab.load.model.LoadModel;

/** What a load generator leaves behind, which is halted and so removes nothing itself. */
class InjectorLoadIT {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void itsTemporaryFilesGoWithIt() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    try (Guardian guardian = Guardian.start()) {
      InjectorLoad.Surroundings surroundings =
          new InjectorLoad.Surroundings(
              Distribution.find(InjectorLoad.class).jars("load-tests"),
              List.of("-XX:TieredStopAtLevel=1"),
              temporary,
              guardian);
      try (InjectorLoad load = InjectorLoad.launch(plan(), folder.resolve("trial"), surroundings)) {
        load.awaitReady(LIMIT);
        assertThat(files(temporary))
            .as("the flight recorder's unfinished chunks, and what libraries unpack")
            .isNotEmpty();
      }
    }
    assertThat(temporary).isEmptyDirectory();
  }

  private static LoadPlan plan() {
    URI nobody = URI.create("http://127.0.0.1:1");
    LoadModel model = new LoadModel.Paced(1, Duration.ofSeconds(1), Duration.ofSeconds(1));
    return LoadPlan.of(nobody, "shopping", Map.of(), model, 1);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).toList();
    }
  }
}
