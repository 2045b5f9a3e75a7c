package statelab.results.gate;

/** What a gate, or one of its metrics, says. */
public enum GateOutcome {
  /** Shown to be no worse than allowed. */
  PASS("pass"),
  /** Shown to be worse than allowed. */
  REGRESSION("regression"),
  /** Neither is shown; never to be read as a pass. */
  INCONCLUSIVE("inconclusive"),
  /** There is too little valid data to say anything. */
  INVALID("invalid");

  private final String label;

  GateOutcome(String label) {
    this.label = label;
  }

  /** Its name in files and for a reader. */
  public String label() {
    return label;
  }
}
