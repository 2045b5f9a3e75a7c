package statelab.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Who may run where while a store is timed, as Linux has it. */
final class ProcessorPinningIT {
  private static final Path THREAD = Path.of("/proc/thread-self");

  @Test
  @EnabledIf("twoProcessorsAreThere")
  void redisAndTheThreadThatAsksItShareNoProcessorUntilTheTimingEnds()
      throws IOException, InterruptedException {
    List<Integer> before = ProcessorPinning.allowed(THREAD);
    try (StoreFixture store = StoreFixture.start()) {
      ProcessHandle redis = store.process().descendants().findFirst().orElseThrow();
      ProcessorPinning pinning = ProcessorPinning.apart(store.process());
      try {
        assertThat(ProcessorPinning.allowed(THREAD))
            .isNotEmpty()
            .doesNotContainAnyElementsOf(
                ProcessorPinning.allowed(Path.of("/proc", String.valueOf(redis.pid()))));
      } finally {
        pinning.undo();
      }
    }

    assertThat(ProcessorPinning.allowed(THREAD)).isEqualTo(before);
  }

  @Test
  void aListOfProcessorsIsReadAsLinuxWritesIt() {
    assertThat(ProcessorPinning.listed("0")).containsExactly(0);
    assertThat(ProcessorPinning.listed("0-2,5")).containsExactly(0, 1, 2, 5);
  }

  static boolean twoProcessorsAreThere() {
    return Runtime.getRuntime().availableProcessors() > 1;
  }
}
