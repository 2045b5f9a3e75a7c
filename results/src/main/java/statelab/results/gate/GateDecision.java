package statelab.results.gate;

import java.util.List;

/**
 * What a whole gate says.
 *
 * @param findings one for each architecture and metric of the family
 */
public record GateDecision(List<GateFinding> findings) {
  public GateDecision {
    findings = List.copyOf(findings);
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("findings must not be empty");
    }
  }

  /**
   * Invalid when any metric is: what could not be measured is not known to be good. Then a
   * regression when any is shown, then inconclusive when any is; a pass needs every metric.
   */
  public GateOutcome outcome() {
    for (GateOutcome worst :
        List.of(GateOutcome.INVALID, GateOutcome.REGRESSION, GateOutcome.INCONCLUSIVE)) {
      if (findings.stream().anyMatch(finding -> finding.outcome() == worst)) {
        return worst;
      }
    }
    return GateOutcome.PASS;
  }

  /** The findings of that outcome. */
  public List<GateFinding> of(GateOutcome outcome) {
    return findings.stream().filter(finding -> finding.outcome() == outcome).toList();
  }

  /** The most pairs that any metric rests on. */
  public int pairs() {
    return findings.stream().mapToInt(GateFinding::pairs).max().orElse(0);
  }
}
