package statelab.results.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunHoldTest {
  @TempDir Path runs;

  @Test
  void aRunIsHeldByOneAtATime() {
    RunFolder run = RunFolder.create(runs, Instant.EPOCH);
    RunFolder other = RunFolder.create(runs, Instant.EPOCH);

    try (RunHold hold = RunHold.of(run);
        RunHold beside = RunHold.of(other)) {
      assertThat(hold.run()).isSameAs(run);
      assertThat(beside.run()).isSameAs(other);
      assertThat(RunHold.holds(run.path())).isTrue();
      assertThatThrownBy(() -> RunHold.of(run))
          .isInstanceOf(ArchiveException.class)
          .hasMessage(
              "another statelab is measuring into %s; wait for its end, or end it", run.path());
    }

    assertThat(RunHold.holds(run.path())).isFalse();
    RunHold.of(run).close();
  }

  @Test
  void aRunThatWasNeverHeldIsFree() {
    assertThat(RunHold.holds(runs.resolve("none"))).isFalse();
  }
}
