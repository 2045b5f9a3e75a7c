package statelab.load.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import statelab.results.run.GeneratorReport;

final class GeneratorLimitsTest {
  /** However fast the machine: lag and CPU share alone let such a rate pass on a quick one. */
  @Test
  void aRateThatNoInjectorCanSendIsABreach() {
    assertThat(GeneratorLimits.judge(unsound(0, 0, 0), 0, 400_000, 0).breaches())
        .singleElement()
        .asString()
        .contains("400000 requests a second");
  }

  /** Below the rate that any injector may be asked for, and still more than this one could send. */
  @Test
  void aRateThatThisGeneratorCouldNotSendIsABreachAndNeverASilentLowerRate() {
    GeneratorReport busy = withCpu(100_000, 0.95);

    assertThat(GeneratorLimits.judge(busy, 0, 60_000, 20_000).breaches())
        .contains(
            "the generator could not send the 60000 requests a second it was asked for: 20000 of 120000 were left unsent while it used 95 % of its processors");
  }

  @Test
  void whatASlowTargetLeftUnsentIsNoFaultOfTheGenerator() {
    assertThat(GeneratorLimits.judge(withCpu(100_000, 0.1), 0, 60_000, 20_000).breaches())
        .isEmpty();
  }

  @Test
  void theTailThatTheEndCutsOffIsNoBreach() {
    assertThat(GeneratorLimits.judge(withCpu(100_000, 0.95), 0, 60_000, 10_000).breaches())
        .singleElement()
        .asString()
        .startsWith("the generator used 95 % of the machine's CPU time");
  }

  @Test
  void aGeneratorThatKeptToItsLimitsHasNoBreach() {
    GeneratorReport report =
        report(GeneratorLimits.LAG_P99.toNanos(), GeneratorLimits.LAG_MAX.toNanos(), 0.5, 0);

    assertThat(GeneratorLimits.judge(report, 0, 240, 0).breaches()).isEmpty();
  }

  @Test
  void eachLimitThatIsBrokenIsASentence() {
    GeneratorReport report =
        report(Duration.ofMillis(51).toNanos(), Duration.ofMillis(501).toNanos(), 0.75, 2);

    assertThat(GeneratorLimits.judge(report, 3, 240, 0).breaches())
        .containsExactly(
            "99th percentile of schedule lag of the generator was 51.0 ms, more than 50 ms",
            "largest schedule lag of the generator was 501.0 ms, more than 500 ms",
            "the generator used 75 % of the machine's CPU time, more than 50 %",
            "arrivals never sent: 2, and there must be none",
            "users that did not finish: 3, and there must be none");
  }

  @Test
  void oneLostRecordOneReplayOrOneErrorOfItsOwnIsEnough() {
    assertThat(GeneratorLimits.judge(unsound(1, 0, 0), 0, 240, 0).breaches())
        .containsExactly("records lost: 1, and there must be none");
    assertThat(GeneratorLimits.judge(unsound(0, 1, 0), 0, 240, 0).breaches())
        .containsExactly("requests sent twice: 1, and there must be none");
    assertThat(GeneratorLimits.judge(unsound(0, 0, 1), 0, 240, 0).breaches())
        .containsExactly("errors of the generator itself: 1, and there must be none");
  }

  private static GeneratorReport withCpu(long requests, double share) {
    return new GeneratorReport(requests, 0, 0, share, 0, 0, 0, 0, 0, List.of());
  }

  private static GeneratorReport unsound(long lostEvents, long replays, long ownErrors) {
    return new GeneratorReport(100, 0, 0, 0.1, 0, lostEvents, 0, replays, ownErrors, List.of());
  }

  private static GeneratorReport report(long lagP99, long lagMax, double cpu, long late) {
    return new GeneratorReport(100, lagP99, lagMax, cpu, 0, 0, late, 0, 0, List.of());
  }
}
