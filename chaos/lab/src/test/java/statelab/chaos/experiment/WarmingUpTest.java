package statelab.chaos.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.Node;
import statelab.results.run.VitalsSample;

class WarmingUpTest {
  private static final WarmUp TWENTY_TO_SIXTY = new WarmUp(seconds(20), seconds(60));
  private static final double REQUESTS_PER_S = 100;

  private final FakeClock clock = new FakeClock();
  private final long sinceNs = clock.nowNs();

  @Test
  void aFixedLengthIsKeptAndNothingIsRead() throws InterruptedException {
    WarmingUp warming = warming(second -> 1_000 / (1 + second));

    assertThat(warming.await(WarmUp.of(seconds(20)), sinceNs)).isEmpty();

    assertThat(elapsed()).isEqualTo(seconds(20));
    assertThat(warming.readings()).isEmpty();
  }

  @Test
  void aClusterThatIsWarmSoonerStillGetsTheLeastTime() throws InterruptedException {
    assertThat(warming(second -> 100).await(TWENTY_TO_SIXTY, sinceNs)).isEmpty();

    assertThat(elapsed()).isEqualTo(seconds(20));
  }

  @Test
  void loadGoesOnUntilARequestCostsHardlyLessThanTenSecondsAgo() throws InterruptedException {
    // 10 µs less each second for 30 s.
    assertThat(warming(second -> Math.max(100, 400 - 10 * second)).await(TWENTY_TO_SIXTY, sinceNs))
        .isEmpty();

    assertThat(elapsed()).isEqualTo(seconds(50));
  }

  @Test
  void windowsThatStrayByLessThanTheyMayFallAreWarm() throws InterruptedException {
    DoubleUnaryOperator straying = second -> second % 10 < 5 ? 98 : 102;

    assertThat(warming(straying).await(TWENTY_TO_SIXTY, sinceNs)).isEmpty();

    assertThat(elapsed()).isEqualTo(seconds(20));
  }

  @Test
  void aClusterWhoseRequestsStillGetCheaperAtTheEndIsNotWarm() throws InterruptedException {
    Optional<String> complaint =
        warming(second -> 400 * Math.pow(0.99, second)).await(TWENTY_TO_SIXTY, sinceNs);

    assertThat(elapsed()).isEqualTo(seconds(60));
    assertThat(complaint)
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .startsWith("The cluster was not warm after 60 s: the CPU time of a request")
                    .contains("µs within 10 s, and may fall by at most 5 %;"));
  }

  @Test
  void risingCostIsNoSignOfAClusterThatWarmsUp() throws InterruptedException {
    assertThat(warming(second -> 100 + second).await(TWENTY_TO_SIXTY, sinceNs)).isEmpty();

    assertThat(elapsed()).isEqualTo(seconds(20));
  }

  @Test
  void theGatewayDoesNotCount() throws InterruptedException {
    Warming cluster = new Warming(second -> 100);
    cluster.gatewayUs = second -> Math.max(100, 5_000 - 100 * second);

    assertThat(new WarmingUp(cluster, clock).await(TWENTY_TO_SIXTY, sinceNs)).isEmpty();

    assertThat(elapsed()).isEqualTo(seconds(20));
  }

  @Test
  void whileCompilersWorkALevelCostMayFallAgain() throws InterruptedException {
    Warming cluster = new Warming(second -> 100);
    cluster.compilersUs = second -> second < 30 ? 20 : 5;

    assertThat(new WarmingUp(cluster, clock).await(TWENTY_TO_SIXTY, sinceNs)).isEmpty();

    assertThat(elapsed()).isEqualTo(seconds(40));
  }

  @Test
  void aClusterThatNeverStopsCompilingIsNotWarm() throws InterruptedException {
    Warming cluster = new Warming(second -> 100);
    cluster.compilersUs = second -> 20;

    assertThat(new WarmingUp(cluster, clock).await(TWENTY_TO_SIXTY, sinceNs))
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .endsWith("JIT compilers took 20 % of it, and at most 10 % may be."));
  }

  @Test
  void whoseCostCannotBeToldIsNotWarm() throws InterruptedException {
    Warming cluster = new Warming(second -> 100);
    cluster.silent = true;

    assertThat(new WarmingUp(cluster, clock).await(TWENTY_TO_SIXTY, sinceNs))
        .hasValueSatisfying(sentence -> assertThat(sentence).contains("unknown to unknown"));
  }

  @Test
  void whatIsKeptOfTheReadingsIsWhatWasNeeded() throws InterruptedException {
    WarmingUp warming = warming(second -> 100);

    warming.await(TWENTY_TO_SIXTY, sinceNs);

    assertThat(warming.readings())
        .hasSize(5)
        .extracting(VitalsSample::process)
        .containsOnly("node-1");
    assertThat(warming.readings())
        .allSatisfy(
            reading ->
                assertThat(reading.values())
                    .containsOnlyKeys("cpu_ns", "jit_cpu_ns", "requests_served"));
  }

  @Test
  void theMostIsNotShorterThanTheLeast() {
    assertThatThrownBy(() -> new WarmUp(seconds(20), seconds(10)))
        .hasMessage("warm-up-at-most must not be shorter than warm-up (PT20S), but was PT10S");
  }

  private WarmingUp warming(DoubleUnaryOperator costUs) {
    return new WarmingUp(new Warming(costUs), clock);
  }

  private Duration elapsed() {
    return Duration.ofNanos(clock.nowNs() - sinceNs);
  }

  private static Duration seconds(int number) {
    return Duration.ofSeconds(number);
  }

  /** A node whose requests cost what a function of the second says, and a gateway. */
  private final class Warming implements Cluster {
    private final DoubleUnaryOperator costUs;
    private DoubleUnaryOperator compilersUs = second -> 0;
    private DoubleUnaryOperator gatewayUs = second -> 100;
    private boolean silent;

    Warming(DoubleUnaryOperator costUs) {
      this.costUs = costUs;
    }

    @Override
    public List<VitalsSample> vitals(String moment) {
      List<VitalsSample> samples = new ArrayList<>();
      samples.add(sample("gateway", moment, Map.of("cpu_ns", used(gatewayUs))));
      if (!silent) {
        double compilers = used(compilersUs);
        samples.add(
            sample(
                "node-1",
                moment,
                Map.of(
                    "cpu_ns",
                    used(costUs) + compilers,
                    "jit_cpu_ns",
                    compilers,
                    "requests_served",
                    REQUESTS_PER_S * elapsed().toSeconds(),
                    "sessions",
                    3.0)));
      }
      return samples;
    }

    private VitalsSample sample(String process, String moment, Map<String, Double> values) {
      return new VitalsSample(process, moment, clock.nowNs(), values);
    }

    /** CPU time of all requests so far, in ns. */
    private double used(DoubleUnaryOperator eachUs) {
      double sum = 0;
      for (int second = 0; second < elapsed().toSeconds(); second++) {
        sum += REQUESTS_PER_S * 1_000 * eachUs.applyAsDouble(second);
      }
      return sum;
    }

    @Override
    public InetSocketAddress entrance() {
      return InetSocketAddress.createUnresolved("nowhere", 1);
    }

    @Override
    public List<Node> nodes() {
      return List.of();
    }

    @Override
    public List<Node> stores() {
      return List.of();
    }

    @Override
    public boolean inRotation(String node) {
      return true;
    }

    @Override
    public void close() {}
  }
}
