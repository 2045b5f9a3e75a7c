package statelab.results.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotPathFolderTest {
  @TempDir Path runs;
  private HotPathFolder hotPaths;

  @BeforeEach
  void create() {
    hotPaths = HotPathFolder.of(RunFolder.create(runs, Instant.EPOCH));
  }

  @Test
  void whatIsNotFinishedDoesNotBelongToTheRun() throws IOException {
    Files.writeString(hotPaths.begin().resolve("round-1-token.json"), "[]");

    assertThat(hotPaths.exists()).isFalse();
    assertThat(hotPaths.files()).isEmpty();
  }

  @Test
  void aNewAttemptKeepsNothingOfTheOldOne() throws IOException {
    Files.writeString(hotPaths.begin().resolve("round-1-token.json"), "[]");
    Files.writeString(hotPaths.begin().resolve("round-1-floor.json"), "[]");
    hotPaths.finish();

    assertThat(hotPaths.files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("round-1-floor.json");
  }

  @Test
  void anAttemptOfTheSameNameKeepsWhatWasMeasured() throws IOException {
    Files.writeString(hotPaths.carryOn("standard").resolve("round-1-token.json"), "[]");
    Files.writeString(hotPaths.carryOn("standard").resolve("round-1-floor.json"), "[]");
    hotPaths.finish();

    assertThat(hotPaths.files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("round-1-floor.json", "round-1-token.json");
    assertThat(hotPaths.files().getFirst().resolveSibling("attempt")).doesNotExist();
  }

  @Test
  void anAttemptOfAnotherNameKeepsNothing() throws IOException {
    Files.writeString(hotPaths.begin().resolve("round-1-store.json"), "[]");
    Files.writeString(hotPaths.carryOn("algorithms").resolve("round-1-token.json"), "[]");

    assertThat(hotPaths.carryOn("standard").resolve("round-1-token.json")).doesNotExist();
    assertThat(hotPaths.carryOn("standard").resolve("round-1-store.json")).doesNotExist();
  }

  @Test
  void finishedOnesAreNeverMeasuredAgain() {
    hotPaths.begin();
    hotPaths.finish();

    assertThatThrownBy(() -> hotPaths.begin())
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("hot paths are already finished in");
    assertThatThrownBy(() -> hotPaths.carryOn("standard"))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("hot paths are already finished in");
  }
}
