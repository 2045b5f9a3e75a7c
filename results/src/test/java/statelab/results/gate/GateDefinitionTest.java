package statelab.results.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import statelab.results.definition.DefinitionException;

class GateDefinitionTest {
  private static final String VALID =
      """
      version: 1
      experiment: gate-trial
      architectures: [sticky-session]
      inconclusive: pass
      metrics:
        - metric: cpu_ns_per_request
          allowed: 0.05
        - metric: sessions_lost_share
          allowed: 0.12
          largest-effect: 0.34
      """;

  @Test
  void theStandardGateChecksCostAndResilience() {
    GateDefinition standard = GateDefinition.standard();

    assertThat(standard.metrics())
        .extracting(gated -> gated.metric().name())
        .contains(
            "cpu_ns_per_request",
            "bytes_per_request",
            "latency_p50_ns",
            "sessions_lost_share",
            "failed_requests",
            "time_to_recover_s");
    assertThat(standard.inconclusivePasses()).isFalse();
  }

  @Test
  void aFileIsReadAsItSays() {
    GateDefinition definition = GateDefinition.parse("my-gate.yaml", VALID);

    assertThat(definition.architectures()).containsExactly("sticky-session");
    assertThat(definition.inconclusivePasses()).isTrue();
    assertThat(definition.metrics().getLast().largestEffect()).contains(0.34);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version: 1                 | version: 2                  | my-gate.yaml:1: version: found "2"; must be 1
          metric: cpu_ns_per_request | metric: cpu_ns_per_requests | my-gate.yaml:6: metrics[0].metric: found "cpu_ns_per_requests"
          metric: cpu_ns_per_request | metric: cpu_ns_per_requests | did you mean "cpu_ns_per_request"?
          metric: cpu_ns_per_request | metric: jit_cpu_ns          | metrics[0].metric: found "jit_cpu_ns"; must be one of
          allowed: 0.05              | allowed: 0                  | allowed must be above 0, but was 0.0
          allowed: 0.05              | alowed: 0.05                | did you mean "allowed"?
          [sticky-session]           | [sticky]                    | my-gate.yaml:3: architectures: found "sticky"
          inconclusive: pass         | inconclusive: perhaps       | my-gate.yaml:4: inconclusive: found "perhaps"; must be one of pass, fail
          largest-effect: 0.34       | largest-effect: 0.1         | largest-effect must be above allowed (0.12), but was 0.1
          metric: sessions_lost_share| metric: cpu_ns_per_request  | largest-effect has no meaning for cpu_ns_per_request
          """)
  void whatIsWrongIsReportedWithItsPlace(String valid, String broken, String expected) {
    assertThatThrownBy(() -> GateDefinition.parse("my-gate.yaml", VALID.replace(valid, broken)))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void everyProblemIsReportedAtOnce() {
    String broken = VALID.replace("0.05", "much").replace("pass", "maybe").replace("0.34", "all");

    assertThatThrownBy(() -> GateDefinition.parse("my-gate.yaml", broken))
        .hasMessageContaining("my-gate.yaml:4")
        .hasMessageContaining("my-gate.yaml:7")
        .hasMessageContaining("my-gate.yaml:10");
  }

  @Test
  void aShareNeedsTheMostThatOneFaultCanDo() {
    assertThatThrownBy(
            () ->
                GateDefinition.parse(
                    "my-gate.yaml", VALID.replace("    largest-effect: 0.34\n", "")))
        .hasMessageContaining(
            "metrics[1].largest-effect: found nothing; must be given for a share");
  }

  @Test
  void aFamilyOfMoreThanTwelveIsRejected() {
    String many =
        VALID.replace(
            "[sticky-session]",
            "[no-auth, sticky-session, stateless-jwt, replicated-session, central-session,"
                + " hybrid-session]");
    assertThat(GateDefinition.parse("my-gate.yaml", many).architectures()).hasSize(6);

    assertThatThrownBy(
            () ->
                GateDefinition.parse(
                    "my-gate.yaml", many + "  - metric: bytes_per_request\n    allowed: 0.02\n"))
        .hasMessageContaining("architectures × metrics must be from 1 to 12, but was 6 × 3 = 18");
  }
}
