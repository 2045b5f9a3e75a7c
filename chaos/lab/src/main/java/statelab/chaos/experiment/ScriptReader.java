package statelab.chaos.experiment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import statelab.chaos.script.Cacheability;
import statelab.chaos.script.ColdStart;
import statelab.chaos.script.ConcurrentTabs;
import statelab.chaos.script.Coordination;
import statelab.chaos.script.CrossService;
import statelab.chaos.script.Expiry;
import statelab.chaos.script.LoginCost;
import statelab.chaos.script.Revocation;
import statelab.chaos.script.Script;
import statelab.chaos.script.ScriptKind;
import statelab.chaos.script.SessionMemory;
import statelab.chaos.script.Wander;
import statelab.chaos.script.Workflow;
import statelab.results.definition.Fields;

/** Reads the script of an experiment: its kind, and the settings of that kind. */
final class ScriptReader {
  private ScriptReader() {}

  static Optional<Script> read(Fields fields) {
    Optional<ScriptKind> kind =
        fields.choice("kind", List.of(ScriptKind.values()), ScriptKind::label);
    int users = Math.toIntExact(fields.whole("users"));
    return kind.flatMap(known -> script(fields, known, users));
  }

  private static Optional<Script> script(Fields fields, ScriptKind kind, int users) {
    return switch (kind) {
      case REVOCATION -> revocation(fields, users);
      case CONCURRENT_TABS -> {
        int rounds = Math.toIntExact(fields.whole("rounds"));
        yield fields.build(() -> new ConcurrentTabs(users, rounds));
      }
      case CROSS_SERVICE -> fields.build(() -> new CrossService(users));
      case SESSION_MEMORY -> fields.build(() -> new SessionMemory(users));
      case LOGIN_COST -> {
        int requests = Math.toIntExact(fields.whole("requests"));
        yield fields.build(() -> new LoginCost(users, requests));
      }
      case CACHEABILITY -> fields.build(() -> new Cacheability(users));
      case WORKFLOW -> workflow(fields, users);
      case COLD_START -> fields.build(() -> new ColdStart(users));
      case WANDER -> fields.build(() -> new Wander(users));
      case COORDINATION -> {
        int writes = Math.toIntExact(fields.whole("writes"));
        yield fields.build(() -> new Coordination(users, writes));
      }
      case EXPIRY -> {
        Duration away = fields.duration("away");
        Duration behind = fields.duration("behind");
        yield fields.build(() -> new Expiry(users, away, behind));
      }
    };
  }

  private static Optional<Script> workflow(Fields fields, int users) {
    Optional<Workflow.Break> broken =
        fields.choice("break", List.of(Workflow.Break.values()), Workflow.Break::label);
    boolean key = fields.flag("idempotency-key", true);
    return broken.flatMap(known -> fields.build(() -> new Workflow(users, known, key)));
  }

  private static Optional<Script> revocation(Fields fields, int users) {
    Duration poll = fields.duration("poll");
    Duration horizon = fields.duration("horizon");
    return fields.build(() -> new Revocation(users, poll, horizon));
  }
}
