package statelab.results.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import statelab.results.run.ScriptedRequest;
import statelab.results.run.TrialRecord;

/** Makes figures of the requests of one script, all of them at hand. */
interface ScriptMeter {
  /** The factor of a trial that names the script it followed. */
  String FACTOR = "script";

  /** What the requests came to. */
  List<Figure> figures(TrialRecord trial, List<ScriptedRequest> requests);

  /** The meter of the script that this trial followed; none when it followed none. */
  static Optional<ScriptMeter> of(TrialRecord trial) {
    Map<String, ScriptMeter> meters =
        Map.of(
            "revocation", new RevocationLag(),
            "concurrent-tabs", new TwoTabs(),
            "cross-service", new SecondService(),
            "session-memory", new SessionRoom(),
            "login-cost", new LoginAndAfter(),
            "cacheability", new CacheableAnswers(),
            "workflow", new CheckedOrders(),
            "cold-start", new FirstAnswer(),
            "wander", new MissedSessions(),
            "coordination", new WriteMessages());
    return Optional.ofNullable(trial.factors().get(FACTOR))
        .map(
            script ->
                Optional.ofNullable(meters.get(script))
                    .orElseThrow(
                        () -> new IntakeException("no meter knows the script " + script, null)));
  }
}
