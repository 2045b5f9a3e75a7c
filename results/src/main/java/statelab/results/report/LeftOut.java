package statelab.results.report;

import java.util.List;
import java.util.Objects;
import statelab.results.claims.Claim;
import statelab.results.run.Observation;

/** Why trials of a claim were left out. */
final class LeftOut {
  private LeftOut() {}

  /** One entry for each invalid trial of its arms, for example {@code trial 7: …}. */
  static List<String> of(Claim claim, List<Observation> observations) {
    return observations.stream()
        .filter(each -> !each.valid())
        .filter(each -> each.experiment().equals(claim.experiment().label()))
        .filter(each -> each.metric().equals(claim.metric().name()))
        .filter(each -> claim.contrast().arms().stream().anyMatch(arm -> arm.has(each)))
        .map(
            each ->
                "trial %d of %s, %s"
                    .formatted(
                        each.trial(),
                        each.armAtLevel(),
                        Objects.requireNonNullElse(each.invalidReason(), "without a reason")))
        .toList();
  }
}
