package statelab.results.hotpaths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import statelab.results.run.GeneratorReport;
import statelab.results.run.HotPathFork;
import statelab.results.run.Level;
import statelab.results.run.Observation;
import statelab.results.run.TrialRecord;

/** What hot paths predict of a request, with figures that can be added up by hand. */
class ReconciliationTest {
  private Level level = new Level("hs256", true);
  private String algorithm = "HS256";
  private String affinity = "on";
  private final List<HotPathFork> forks = new ArrayList<>();
  private final List<Observation> observations = new ArrayList<>();
  private final List<TrialRecord> trials = new ArrayList<>();

  @Test
  void aTokensRequestIsTheFloorAndEachCheckAsOftenAsItHappens() {
    measured("no-auth", 100_000);
    measured("stateless-jwt", 135_000);
    tokens("HS256");

    RequestCost cost = only();

    // 0.3 × 10,000 + 0.7 × 20,000 + 0.2 × 15,000 = 20,000 above the floor
    assertThat(cost.predictedNs()).hasValueSatisfying(ns -> close(ns, 120_000));
    assertThat(cost.remainderNs()).hasValueSatisfying(ns -> close(ns, 15_000));
    assertThat(cost.isFinding()).isFalse();
  }

  @Test
  void moreThanThirtyPercentUnexplainedIsAFinding() {
    measured("no-auth", 100_000);
    measured("stateless-jwt", 180_000);
    tokens("HS256");

    assertThat(only().remainderShare())
        .hasValueSatisfying(share -> assertThat(share).isCloseTo(1 / 3.0, within(1e-9)));
    assertThat(only().isFinding()).isTrue();
  }

  @Test
  void aPredictionFarAboveWhatWasMeasuredIsAFindingToo() {
    measured("no-auth", 100_000);
    measured("stateless-jwt", 80_000);
    tokens("HS256");

    assertThat(only().remainderNs()).hasValueSatisfying(ns -> close(ns, -40_000));
    assertThat(only().isFinding()).isTrue();
  }

  @Test
  void tokensOfAnotherAlgorithmExplainNothing() {
    measured("no-auth", 100_000);
    measured("stateless-jwt", 135_000);
    tokens("RS256");

    assertThat(only().predictedNs()).isEmpty();
    assertThat(only().isFinding()).isFalse();
    assertThat(only().missing())
        .containsExactly("check the identity token", "check both tokens", "sign a state token");
  }

  @Test
  void aCopyToOtherNodesThatWasNotTimedLeavesNoPrediction() {
    measured("no-auth", 100_000);
    measured("replicated-session", 300_000);
    path(HotPaths.LOOKUP_IN_MEMORY, Map.of(), 500.0);

    assertThat(only().predictedNs()).isEmpty();
    assertThat(only().missing()).containsExactly("copy it to the other node");
  }

  @Test
  void onlyWritesAreCopiedWhereRequestsStayOnTheirNode() {
    measured("no-auth", 100_000);
    measured("replicated-session", 130_000);
    replication();

    // 1.0 × 500 + 0.2 × 100,000; Tomcat sends nothing of a read.
    assertThat(only().predictedNs()).hasValueSatisfying(ns -> close(ns, 120_500));
  }

  @Test
  void withoutAffinityHalfOfTheOtherRequestsMoveTheirSession() {
    measured("no-auth", 100_000);
    affinity = "off";
    measured("replicated-session", 150_000);
    replication();

    // as before, and 0.5 × 0.8 × 30,000
    assertThat(only().predictedNs()).hasValueSatisfying(ns -> close(ns, 132_500));
  }

  @Test
  void tokensOfEachLevelAreExplainedByTheirOwnAlgorithm() {
    measured("no-auth", 100_000);
    level = new Level("es256", false);
    algorithm = "ES256";
    measured("stateless-jwt", 135_000);
    tokens("ES256");

    assertThat(only().predictedNs()).hasValueSatisfying(ns -> close(ns, 120_000));
  }

  @Test
  void withoutTheFloorThereIsNoPrediction() {
    measured("sticky-session", 110_000);
    path(HotPaths.LOOKUP_IN_MEMORY, Map.of(), 500.0);

    assertThat(only().missing()).containsExactly("a request without any session (no-auth)");
  }

  @Test
  void aPathWithoutItsCpuTimeIsNotMeasured() {
    measured("no-auth", 100_000);
    measured("sticky-session", 110_000);
    forks.add(
        new HotPathFork(
            HotPaths.LOOKUP_IN_MEMORY, new TreeMap<>(), 1, 1, List.of(500.0), null, null, false));

    assertThat(only().missing()).containsExactly("find the session in memory");
  }

  @Test
  void invalidTrialsAndTheControlAreLeftOut() {
    measured("no-auth", 100_000);
    measured("sticky-session-control", 110_000);
    observations.add(observation("sticky-session", "cpu_ns_per_request", 1, "schedule lag"));

    assertThat(Reconciliation.of(HotPaths.of(forks), observations, trials)).isEmpty();
  }

  private RequestCost only() {
    List<RequestCost> costs = Reconciliation.of(HotPaths.of(forks), observations, trials);
    assertThat(costs).hasSize(1);
    return costs.getFirst();
  }

  private static void close(double found, double expected) {
    assertThat(found).isCloseTo(expected, within(1e-6));
  }

  private void replication() {
    path(HotPaths.LOOKUP_IN_MEMORY, Map.of(), 500.0);
    path(HotPaths.COPY, Map.of("stateBytes", "200"), 100_000.0);
    path(HotPaths.MOVED, Map.of("stateBytes", "200"), 30_000.0);
  }

  private void tokens(String signedWith) {
    Map<String, String> signed = Map.of("algorithm", signedWith, "stateBytes", "1024");
    path(HotPaths.ONE_TOKEN, signed, 10_000.0);
    path(HotPaths.TWO_TOKENS, signed, 20_000.0);
    path(HotPaths.ISSUE_STATE, signed, 15_000.0);
  }

  /** It takes three times as long on the clock as CPU time. */
  private void path(String benchmark, Map<String, String> parameters, double cpuNs) {
    forks.add(
        new HotPathFork(
            benchmark, new TreeMap<>(parameters), 1, 1, List.of(3 * cpuNs), cpuNs, null, false));
  }

  /** A fifth of the requests write, three in ten ask for the user. */
  private void measured(String architecture, double cpuNs) {
    observations.add(observation(architecture, "cpu_ns_per_request", cpuNs, null));
    observations.add(observation(architecture, "write_share", 0.2, null));
    observations.add(observation(architecture, "identity_share", 0.3, null));
    trials.add(
        new TrialRecord(
            "request-cost",
            architecture,
            level,
            Map.of("jwt-algorithm", algorithm, "affinity", affinity),
            1,
            1,
            trials.size() + 1,
            1,
            "process",
            List.of(),
            List.of(),
            new GeneratorReport(1, 0, 0, 0, 0, 0, 0, 0, 0, List.of()),
            List.of(),
            List.of()));
  }

  private Observation observation(
      String architecture, String metric, double value, @Nullable String invalid) {
    return new Observation(
        "request-cost",
        architecture,
        level,
        1,
        1,
        1,
        metric,
        "ns",
        value,
        invalid == null,
        invalid);
  }
}
