package statelab.chaos.script;

/** The scripts by name. */
public enum ScriptKind {
  REVOCATION("revocation"),
  CONCURRENT_TABS("concurrent-tabs"),
  CROSS_SERVICE("cross-service"),
  SESSION_MEMORY("session-memory"),
  LOGIN_COST("login-cost"),
  CACHEABILITY("cacheability"),
  WORKFLOW("workflow"),
  COLD_START("cold-start"),
  WANDER("wander"),
  COORDINATION("coordination"),
  EXPIRY("expiry");

  private final String label;

  ScriptKind(String label) {
    this.label = label;
  }

  /** Its name in a definition and in the factors of a trial. */
  public String label() {
    return label;
  }
}
