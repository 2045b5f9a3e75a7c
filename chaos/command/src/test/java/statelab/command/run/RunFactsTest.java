package statelab.command.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import statelab.chaos.experiment.Profile;
import statelab.command.plan.LabChoice;
import statelab.command.plan.RunOrder;

class RunFactsTest {

  /** Who repeats a run must not have to know what a node of that version did by itself. */
  @Test
  void everyFactorOfAnExperimentIsWrittenDown() {
    RunOrder order =
        new RunOrder(
            List.of("revocation"),
            List.of(),
            List.of(),
            1,
            Profile.QUICK,
            new LabChoice("process", ""),
            7,
            false,
            "");

    Map<String, String> factors = RunFacts.factors(order.plan(), Profile.QUICK);

    assertThat(factors)
        .containsEntry("node.session-timeout-s", "1800")
        .containsEntry("node.worker-threads", "50")
        .containsEntry("node.downstream-wait-ms", "0")
        .containsEntry("revocation.affinity", "true")
        .containsEntry("revocation.metrics", "revocation_lag_s, logout_lag_s")
        .containsEntry(
            "revocation.question", "How long does a session that was ended still open doors?")
        .containsEntry(
            "revocation.levels", "half-an-hour (usual), five-seconds session-timeout-s=5");
    assertThat(factors.get("revocation.arms"))
        .contains("stateless-jwt (jwt-algorithm=HS256)")
        .contains("replicated-session (replication=sync topology=all)")
        .contains("hybrid-session (jwt-algorithm=HS256)");
  }
}
