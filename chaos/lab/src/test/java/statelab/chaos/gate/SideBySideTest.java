package statelab.chaos.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import statelab.chaos.experiment.Experiments;
import statelab.chaos.experiment.FakeClock;
import statelab.chaos.experiment.FakeLab;
import statelab.chaos.lab.LabException;
import statelab.results.archive.RunFolder;

@Timeout(60)
class SideBySideTest {
  @TempDir Path folder;
  private final FakeClock clock = new FakeClock();
  private final FakeLab base = new FakeLab(clock);
  private final FakeLab candidate = new FakeLab(clock);

  @Test
  void aSideWhoseClusterDoesNotStartEndsTheOtherBeforeItsLoadBegins() {
    candidate.barren = true;
    SideBySide sides =
        new SideBySide(
            Experiments.named("gate-trial"),
            side("base", base),
            side("candidate", candidate),
            clock,
            new Unheard());

    assertThatThrownBy(() -> sides.measure(1, 10, new Random(1))).isInstanceOf(LabException.class);
    assertThat(base.events).doesNotContain("load started");
    assertThat(count("cluster closed")).isEqualTo(count("cluster started"));
    assertThat(count("load closed")).isEqualTo(count("load launched"));
  }

  private long count(String event) {
    return base.events.stream().filter(event::equals).count();
  }

  private GateSide side(String name, FakeLab lab) {
    return new GateSide(name, lab, RunFolder.create(folder.resolve(name), Instant.EPOCH));
  }
}
