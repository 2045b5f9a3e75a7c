package statelab.results.report.page;

import java.util.List;

/**
 * Why the figures may be believed, and where not.
 *
 * @param warnings what is missing or doubtful, each as a sentence
 * @param facts what was measured on what, name by name
 * @param command the command that repeats the run
 * @param startedAfresh whether each trial had a start of the cluster to itself
 * @param schedule whether the load generator kept its schedule, in a sentence
 * @param generators how the load generator did in each trial
 * @param noise arms measured against themselves
 * @param timesUnchecked whether none of these measurements is of a time
 * @param invalid trials that were left out
 */
public record Trust(
    List<String> warnings,
    List<Fact> facts,
    String command,
    boolean startedAfresh,
    String schedule,
    List<Generator> generators,
    List<Noise> noise,
    boolean timesUnchecked,
    List<Invalid> invalid) {
  public Trust {
    warnings = List.copyOf(warnings);
    facts = List.copyOf(facts);
    generators = List.copyOf(generators);
    noise = List.copyOf(noise);
    invalid = List.copyOf(invalid);
  }

  /** A named fact about the run. */
  public record Fact(String name, String value) {}

  /**
   * How the load generator did in one trial.
   *
   * @param trial place in the order of the run
   * @param arm the architecture
   * @param requests requests recorded
   * @param lagP99 99th percentile of its schedule lag
   * @param lagMax its largest schedule lag
   * @param cpu its share of the machine's CPU time
   * @param losses lost records, arrivals never sent, replays and own errors, in words
   * @param valid whether it broke no limit
   */
  public record Generator(
      int trial,
      String arm,
      String requests,
      String lagP99,
      String lagMax,
      String cpu,
      String losses,
      boolean valid) {}

  /**
   * An arm against itself.
   *
   * @param experiment where
   * @param arm which
   * @param metric of what
   * @param effect second measurement against the first: their ratio or their difference
   * @param interval of the effect; blank when there is none
   * @param blocks pairs that it rests on
   * @param visible the smallest effect that so many pairs would have shown; blank when unknown
   * @param quiet whether the two agree within the metric's threshold
   */
  public record Noise(
      String experiment,
      String arm,
      String metric,
      String effect,
      String interval,
      int blocks,
      String visible,
      boolean quiet) {}

  /** A trial that was left out. */
  public record Invalid(int trial, String experiment, String arm, String reasons) {}
}
