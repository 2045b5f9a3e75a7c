package statelab.results.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import statelab.results.statistics.Simulation;
import statelab.results.synthetic.SyntheticBank;

/** How often whole gates are wrong about pairs of which the truth is known. */
class GateErrorRatesTest {
  /** Twenty pairs of 30 s each, so that some gates end before their last look. */
  private static final Duration BUDGET = Duration.ofMinutes(10);

  /**
   * The whole gate as it is carried out: a family of mixed kinds, planned looks, and a budget that
   * ends it now and then. {@code slowed-5} lies exactly on what is allowed.
   */
  @ParameterizedTest
  @CsvSource({"itself, 3", "itself, 6", "slowed-5, 3"})
  void aWholeGateIsAFalseRegressionAtMostTwiceIn100(String side, int spreadPercent) {
    double falsely =
        new Simulation(
                "whole gate, %s, sd of a trial %d %%, budget 10 min".formatted(side, spreadPercent),
                60)
            .share(random -> isRegression(random.nextLong(), side, spreadPercent / 100.0));

    assertThat(falsely).isLessThanOrEqualTo(0.02);
  }

  private static boolean isRegression(long seed, String side, double spread) {
    List<BankedPair> pairs =
        new SyntheticBank(seed)
            .of(side, 30, spread).stream()
                .map(pair -> BankedPair.of(pair, List.of("replicated-session")))
                .toList();
    AtomicLong nowNs = new AtomicLong();
    try {
      return new GateCourse(new Gate(GateDefinition.standard(), false), BUDGET, nowNs::get)
              .follow(
                  (number, target) -> {
                    nowNs.addAndGet(pairs.get(number - 1).tookNs());
                    return pairs.get(number - 1).as(number);
                  })
              .decision()
              .outcome()
          == GateOutcome.REGRESSION;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
