package statelab.results.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void aTrialThatGoesOnIsCountedAnewAndAFinishedOneIsNot() throws IOException {
    RunSize size = new RunSize(run);
    write("trials/0001/requests.jfr", 100);
    assertThat(size.bytes()).isEqualTo(100);

    write("trials/0001/requests.jfr", 150);
    write("trials/0001/trial.json", 7);
    assertThat(size.bytes()).isEqualTo(157);

    write("trials/0001/requests.jfr", 999);
    write("trials/0002/requests.jfr", 3);
    assertThat(size.bytes()).isEqualTo(160);
  }

  private void write(String name, int bytes) throws IOException {
    Path file = run.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[bytes]);
  }
}
