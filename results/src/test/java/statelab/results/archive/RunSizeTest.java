package statelab.results.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSizeTest {
  @TempDir Path run;

  @Test
  void allFilesCountWhereverTheyAre() throws IOException {
    RunSize size = new RunSize(run);
    assertThat(size.bytes()).isZero();

    write("manifest.json", 10);
    write("logs/a.log", 5);
    write("trials/0001/requests.jfr", 100);

    assertThat(size.bytes()).isEqualTo(115);
  }

  @Test
  void aTrialThatGoesOnIsCountedAnewAndOfFinishedOnesTheOneCountedLongestAgo() throws IOException {
    RunSize size = new RunSize(run);
    write("trials/0001/requests.jfr", 100);
    assertThat(size.bytes()).isEqualTo(100);

    write("trials/0001/requests.jfr", 150);
    write("trials/0001/trial.json", 7);
    assertThat(size.bytes()).isEqualTo(157);
    write("trials/0002/requests.jfr", 20);
    write("trials/0002/trial.json", 3);
    assertThat(size.bytes()).isEqualTo(180);

    write("trials/0001/logs/node-1.log", 1_000);
    write("trials/0002/logs/node-1.log", 5_000);
    write("trials/0003/requests.jfr", 1);
    assertThat(List.of(size.bytes(), size.bytes())).containsExactlyInAnyOrder(1_181L, 6_181L);
  }

  @Test
  void trialsOfBothSidesOfAGateAreCountedOnceEach() throws IOException {
    RunSize size = new RunSize(run);
    write("base/one/trials/0001/requests.jfr", 100);
    write("base/one/trials/0001/trial.json", 7);
    write("candidate/one/trials/0001/requests.jfr", 20);
    Files.createSymbolicLink(run.resolve("base/latest"), Path.of("one"));
    assertThat(size.bytes()).isEqualTo(127);

    write("candidate/one/trials/0001/requests.jfr", 30);
    assertThat(size.bytes()).isEqualTo(137);
  }

  private void write(String name, int bytes) throws IOException {
    Path file = run.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[bytes]);
  }
}
