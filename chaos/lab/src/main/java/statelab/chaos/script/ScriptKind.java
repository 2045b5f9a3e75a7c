package statelab.chaos.script;

/** The scripts by name. */
public enum ScriptKind {
  REVOCATION("revocation"),
  CONCURRENT_TABS("concurrent-tabs"),
  CROSS_SERVICE("cross-service"),
  SESSION_MEMORY("session-memory"),
  CACHEABILITY("cacheability"),
  WORKFLOW("workflow"),
  COLD_START("cold-start");

  private final String label;

  ScriptKind(String label) {
    this.label = label;
  }

  /** Its name in a definition and in the factors of a trial. */
  public String label() {
    return label;
  }
}
