package statelab.chaos.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import statelab.results.catalogue.Metric;
import statelab.results.catalogue.Metrics;
import statelab.results.claims.Ledger;
import statelab.results.run.VitalsSample;

class StolenTimeTest {

  @Test
  void whatTheHypervisorTookOfTheMachineMakesATrialInvalidAboveTheLimit() {
    List<VitalsSample> vitals =
        List.of(machine("load-start", 1000, 50), node(), machine("load-end", 2000, 120));

    assertThat(StolenTime.reasonsAgainst(vitals, 0.05))
        .singleElement()
        .asString()
        .contains("took 7.0 % of the machine's CPU time", "at most 5.0 %");
    assertThat(StolenTime.reasonsAgainst(vitals, 0.07)).isEmpty();
  }

  @Test
  void aMachineThatDoesNotTellPasses() {
    assertThat(StolenTime.reasonsAgainst(List.of(node(), node()), 0)).isEmpty();
  }

  @Test
  void onlyExperimentsThatCountAreExempt() {
    for (String name : Experiments.names()) {
      Aim aim = Experiments.named(name).aim();

      assertThat(aim.metrics()).as(name).isNotEmpty();
      if (isExempt(aim.validity())) {
        assertThat(aim.metrics()).as(name).map(Metrics::named).noneMatch(Metric::isTiming);
      }
    }
  }

  /** A level may be exempt where the experiment is not; then no claim reads a time of it. */
  @Test
  void noClaimReadsATimeAtALevelThatIsExempt() {
    List<String> exempt =
        Experiments.names().stream()
            .flatMap(
                name ->
                    Experiments.named(name).levels().stream()
                        .filter(level -> isExempt(level.validity()))
                        .map(level -> name + " " + level.level().name()))
            .toList();

    assertThat(exempt).contains("scaling uneven", "scaling uneven-no-affinity");
    assertThat(Ledger.standard().claims())
        .filteredOn(claim -> claim.metric().isTiming())
        .flatExtracting(
            claim ->
                claim.contrast().arms().stream()
                    .map(subject -> claim.experiment().label() + " " + subject.level())
                    .toList())
        .doesNotContainAnyElementsOf(exempt);
  }

  private static boolean isExempt(ValidityRules rules) {
    return rules.mostStolen() > ValidityRules.USUAL.mostStolen();
  }

  @Test
  void whatServicesSayToEachOtherIsCountedOnABusyMachineToo() {
    List<VitalsSample> busy = List.of(machine("load-start", 0, 0), machine("load-end", 1000, 228));

    assertThat(reasonsAgainst("cross-service", busy)).isEmpty();
    assertThat(reasonsAgainst("coordination", busy)).isEmpty();
    assertThat(reasonsAgainst("login-cost", busy)).hasSize(1);
  }

  private static Stream<String> reasonsAgainst(String experiment, List<VitalsSample> vitals) {
    return StolenTime.reasonsAgainst(
        vitals, Experiments.named(experiment).aim().validity().mostStolen());
  }

  private static VitalsSample machine(String moment, double all, double stolen) {
    return new VitalsSample(
        "machine", moment, 0, Map.of("machine_cpu_ns", all, "steal_ns", stolen));
  }

  private static VitalsSample node() {
    return new VitalsSample("node-1", "calm-start", 0, Map.of("cpu_ns", 1e9));
  }
}
