package statelab.results.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was known before the first trial, written before it.
 *
 * @param statelabVersion version of Statelab
 * @param startedAt wall-clock start
 * @param lab {@code process} or {@code docker}
 * @param profile {@code quick}, {@code standard}, {@code full}
 * @param seed what the order of trials and every random choice come from
 * @param gitCommit commit that the programs were built from, with {@code +changes} when the tree
 *     was not clean, or {@code unknown}
 * @param claimsSha256 hash of the ledger of claims, so that a claim changed afterwards shows
 * @param command the command that repeats the run
 * @param machine facts about the machine: {@code os}, {@code cpu}, {@code cores}, {@code
 *     memory_bytes}, {@code jdk} …
 * @param versions versions of what was measured and what measured it, by name
 * @param jvmFlags flags of every node, the same for all architectures
 * @param experiments names of the experiments planned, in order
 * @param architectures names of the architectures planned
 * @param settings every other setting of the run, by name
 */
public record Manifest(
    String statelabVersion,
    Instant startedAt,
    String lab,
    String profile,
    long seed,
    String gitCommit,
    String claimsSha256,
    String command,
    Map<String, String> machine,
    Map<String, String> versions,
    List<String> jvmFlags,
    List<String> experiments,
    List<String> architectures,
    Map<String, String> settings) {

  /** After an experiment's name and a dot, the name of the setting that holds its question. */
  public static final String QUESTION = "question";

  /** The same for the names of the metrics to read of it, joined by {@code ", "}. */
  public static final String METRICS = "metrics";

  public Manifest {
    machine = Map.copyOf(machine);
    versions = Map.copyOf(versions);
    jvmFlags = List.copyOf(jvmFlags);
    experiments = List.copyOf(experiments);
    architectures = List.copyOf(architectures);
    settings = Map.copyOf(settings);
  }
}
