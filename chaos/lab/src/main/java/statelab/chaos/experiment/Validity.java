package statelab.chaos.experiment;

import java.util.List;
import java.util.stream.Stream;
import statelab.results.run.FaultRecord;

/** Says why a trial may not be used. */
final class Validity {
  private Validity() {}

  /** The reasons, each a sentence; none for a valid trial. */
  static List<String> reasonsAgainst(Happening happening, ValidityRules rules) {
    return Stream.of(
            happening.faults().stream()
                .filter(fault -> !fault.shownToHit())
                .map(Validity::unproven),
            happening.generator().breaches().stream().map(breach -> "load generator: " + breach),
            fellBehind(happening, rules.leastSent()),
            happening.journal().notWarm().stream(),
            CpuCrossCheck.reasonsAgainst(happening.journal().vitals()),
            StolenTime.reasonsAgainst(happening.journal().vitals(), rules.mostStolen()),
            UsedTime.reasonsAgainst(happening.journal().vitals(), rules.mostUsed()),
            happening.journal().notReadyAtEnd().stream())
        .flatMap(reasons -> reasons)
        .toList();
  }

  /** Where something was broken, falling behind is what is measured. */
  private static Stream<String> fellBehind(Happening happening, double leastShare) {
    double least = leastShare * happening.offered();
    return happening.faults().isEmpty() && happening.sent() < least
        ? Stream.of(
            "The cluster fell behind the offered load: %d of %.0f requests were sent, and %.0f %% must be."
                .formatted(happening.sent(), happening.offered(), 100 * leastShare))
        : Stream.empty();
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
