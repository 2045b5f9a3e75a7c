package statelab.chaos.experiment;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import statelab.chaos.script.Script;
import statelab.results.run.TrialRecord;

/**
 * A few users do what a script says, request by request.
 *
 * @param script what they do
 */
public record Scripted(Script script) implements Procedure {
  @Override
  public Duration length() {
    return script.length();
  }

  /** A script has no warm-up. */
  @Override
  public Procedure again(Duration warmUp) {
    return this;
  }

  @Override
  public boolean leavesClusterWhole() {
    return script.leavesClusterWhole();
  }

  @Override
  public Map<String, String> settings() {
    return factors();
  }

  @Override
  public Map<String, String> factors() {
    Map<String, String> factors = new HashMap<>(script.settings());
    factors.put(TrialRecord.SCRIPT, script.kind().label());
    return factors;
  }
}
