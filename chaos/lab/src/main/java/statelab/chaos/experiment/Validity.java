package statelab.chaos.experiment;

import java.util.List;
import java.util.stream.Stream;
import statelab.results.run.FaultRecord;

/** Says why a trial may not be used. */
final class Validity {
  private Validity() {}

  /** The reasons, each a sentence; none for a valid trial. */
  static List<String> reasonsAgainst(Happening happening) {
    return Stream.of(
            happening.faults().stream()
                .filter(fault -> !fault.shownToHit())
                .map(Validity::unproven),
            happening.generator().breaches().stream().map(breach -> "load generator: " + breach),
            CpuCrossCheck.reasonsAgainst(happening.journal().vitals()),
            happening.journal().silentAtEnd().stream()
                .map(node -> node + " was not ready at the end of the trial."))
        .flatMap(reasons -> reasons)
        .toList();
  }

  private static String unproven(FaultRecord fault) {
    return fault.hit().stream()
        .filter(sign -> !sign.proves())
        .findFirst()
        .map(
            sign ->
                "The fault %s on %s was not shown to hit: the sign '%s' is missing (found: %s)."
                    .formatted(fault.kind(), fault.target(), sign.what(), sign.found()))
        .orElse(
            "The fault %s on %s was not shown to hit: no sign was looked for."
                .formatted(fault.kind(), fault.target()));
  }
}
