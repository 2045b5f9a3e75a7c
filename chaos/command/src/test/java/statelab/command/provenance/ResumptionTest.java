package statelab.command.provenance;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import statelab.chaos.experiment.Profile;
import statelab.command.console.BadInputException;
import statelab.command.plan.LabChoice;
import statelab.command.plan.RunOrder;
import statelab.results.run.Manifest;

class ResumptionTest {
  private static final RunOrder ORDER =
      new RunOrder(
          List.of("kill-node", "request-cost"),
          List.of("sticky-session", "stateless-jwt"),
          List.of(),
          2,
          Profile.STANDARD,
          new LabChoice("process", ""),
          7,
          false,
          "mine.yaml");

  private static final Manifest BEGUN = manifest("1.0", "abc", "c0ffee", ORDER.settings());

  @Test
  void whatHasNotChangedCanBeResumed() {
    assertThatCode(
            () -> Resumption.check(BEGUN, manifest("1.0", "abc", "c0ffee", ORDER.settings())))
        .doesNotThrowAnyException();
  }

  @Test
  void whatHasChangedIsNamedWithWhatItWasAndIs() {
    refused(manifest("1.1", "abc", "c0ffee", ORDER.settings()), "version of Statelab was 1.0");
    refused(manifest("1.0", "abd", "c0ffee", ORDER.settings()), "commit was abc");
    refused(manifest("1.0", "abc", "facade", ORDER.settings()), "claims (SHA-256) was c0ffee");
    Map<String, String> edited = new HashMap<>(ORDER.settings());
    edited.put("definition.kill-node", "0");
    refused(manifest("1.0", "abc", "c0ffee", edited), "definition.kill-node was ");
    Map<String, String> added = new HashMap<>(ORDER.settings());
    added.put("kill-node.users", "3");
    refused(manifest("1.0", "abc", "c0ffee", added), "kill-node.users was missing");
  }

  private static void refused(Manifest now, String reason) {
    assertThatThrownBy(() -> Resumption.check(BEGUN, now))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("The run cannot be resumed: ")
        .hasMessageContaining(reason);
  }

  private static Manifest manifest(
      String version, String commit, String claims, Map<String, String> settings) {
    return new Manifest(
        version,
        Instant.EPOCH,
        "process",
        "standard",
        7,
        commit,
        claims,
        ORDER.command(),
        Map.of("cores", "2"),
        Map.of(),
        List.of(),
        List.of("kill-node", "request-cost"),
        List.of(),
        settings);
  }
}
