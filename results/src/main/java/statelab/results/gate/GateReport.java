package statelab.results.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that is said about one gate.
 *
 * @param base what the user called the base, with its commit where there is one
 * @param candidate what the user called the candidate
 * @param definition what was checked
 * @param decision what follows
 * @param ended why measuring ended, as a sentence
 * @param startedAt when it began
 * @param took how long it took, builds included
 * @param machine what it ran on, for a reader
 * @param lab {@code process} or {@code docker}
 * @param conditions settings of what both sides went through, by name
 * @param command the command that repeats it
 */
public record GateReport(
    String base,
    String candidate,
    GateDefinition definition,
    GateDecision decision,
    String ended,
    Instant startedAt,
    Duration took,
    String machine,
    String lab,
    Map<String, String> conditions,
    String command) {
  /** The version of the schema of {@code gate.json}; a history reads no other. */
  public static final int SCHEMA_VERSION = 2;

  public GateReport {
    conditions = Map.copyOf(conditions);
  }

  /** Whether the candidate may go on. */
  public boolean lets() {
    return switch (decision.outcome()) {
      case PASS -> true;
      case INCONCLUSIVE -> definition.inconclusivePasses();
      case REGRESSION, INVALID -> false;
    };
  }

  /** Every pair that some metric could not use, each once. */
  public List<DroppedPair> dropped() {
    return decision.findings().stream()
        .flatMap(finding -> finding.dropped().stream())
        .distinct()
        .toList();
  }
}
