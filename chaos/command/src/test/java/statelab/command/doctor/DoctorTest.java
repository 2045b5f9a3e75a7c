package statelab.command.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.docker.EngineFacts;

class DoctorTest {
  @TempDir Path folder;

  @Test
  void whatIsLackingComesWithWhatToDo() {
    Check few = Check.amount("cores", "1", 1, 1, 2, "Give it 2.");
    Check none = Check.amount("cores", "0", 0, 1, 2, "Give it 2.");
    Check enough = Check.amount("cores", "2", 2, 1, 2, "Give it 2.");

    assertThat(List.of(few.state(), none.state(), enough.state()))
        .containsExactly(Check.State.LIMITED, Check.State.MISSING, Check.State.MET);
    assertThat(none.cure()).isEqualTo("Give it 2.");
    assertThat(enough.cure()).isEmpty();
  }

  @Test
  void everyNeedThatIsNotMetHasACure() {
    assertThat(checks(folder))
        .hasSizeGreaterThan(8)
        .allSatisfy(
            check ->
                assertThat(check.cure().isBlank()).isEqualTo(check.state() == Check.State.MET));
  }

  @Test
  void aResultsFolderThatIsAFileIsFound() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(checks(file.resolve("runs")))
        .filteredOn(check -> check.need().equals("results folder"))
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.state()).isEqualTo(Check.State.MISSING);
              assertThat(check.found()).contains(file.toString());
              assertThat(check.cure()).contains("--out");
            });
  }

  @Test
  void anEngineIsDescribedWithWhatItLacks() {
    EngineFacts whole = new EngineFacts("28.0", "1.48", true, true, List.of());
    EngineFacts lacking = new EngineFacts("28.0", "1.48", false, true, List.of("redis:8.2"));

    assertThat(new DockerLabNeeds(() -> whole).checks())
        .allMatch(check -> check.state() == Check.State.MET);
    assertThat(new DockerLabNeeds(() -> lacking).checks())
        .filteredOn(check -> check.state() == Check.State.LIMITED)
        .extracting(Check::need)
        .containsExactly("limits of CPU", "base images");
  }

  @Test
  void aMachineWithoutAnEngineIsToldHowToGetOne() {
    Supplier<EngineFacts> none =
        () -> {
          throw new LabException(LabException.Reason.UNFIT_MACHINE, "No container engine answers.");
        };

    assertThat(new DockerLabNeeds(none).checks())
        .singleElement()
        .satisfies(check -> assertThat(check.cure()).contains("docker.io"));
  }

  private static List<Check> checks(Path runs) {
    return new ProcessLabNeeds(DoctorTest.class, runs).checks();
  }
}
