package statelab.results.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import statelab.results.run.ScriptedRequest;
import statelab.results.run.TrialRecord;

/** Makes figures of the requests of one script, all of them at hand. */
interface ScriptMeter {
  /** What the requests came to. */
  List<Figure> figures(TrialRecord trial, List<ScriptedRequest> requests);

  /** The meter of the script that this trial followed; none when it followed none. */
  static Optional<ScriptMeter> of(TrialRecord trial) {
    Map<String, ScriptMeter> meters =
        Map.ofEntries(
            Map.entry("revocation", new RevocationLag()),
            Map.entry("concurrent-tabs", new TwoTabs()),
            Map.entry("cross-service", new SecondService()),
            Map.entry("session-memory", new SessionRoom()),
            Map.entry("login-cost", new LoginAndAfter()),
            Map.entry("cacheability", new CacheableAnswers()),
            Map.entry("workflow", new CheckedOrders()),
            Map.entry("cold-start", new FirstAnswer()),
            Map.entry("wander", new MissedSessions()),
            Map.entry("coordination", new WriteMessages()),
            Map.entry("expiry", new WrongAcceptances()));
    return Optional.ofNullable(trial.factors().get(TrialRecord.SCRIPT))
        .map(
            script ->
                Optional.ofNullable(meters.get(script))
                    .orElseThrow(
                        () -> new IntakeException("no meter knows the script " + script, null)));
  }
}
