package statelab.results.report;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import statelab.results.run.FaultRecord;
import statelab.results.run.Phase;
import statelab.results.run.PhaseSpan;
import statelab.results.run.TrialRecord;

/** Tells from the trials themselves how an experiment was done. */
final class DesignWords {
  /** Lengths of a phase that differ by less are told as one. */
  private static final double SAME_S = 0.5;

  private final List<String> arms;
  private final List<TrialRecord> trials;

  private DesignWords(List<String> arms, List<TrialRecord> trials) {
    this.arms = arms;
    this.trials = trials;
  }

  static List<String> of(List<String> arms, List<TrialRecord> trials) {
    if (trials.isEmpty()) {
      return List.of("No trial of it is on disk.");
    }
    DesignWords words = new DesignWords(arms, trials);
    List<String> sentences = new ArrayList<>();
    sentences.add(words.order());
    sentences.add(words.factors());
    sentences.add(words.timeline());
    sentences.add(words.fault());
    sentences.removeIf(String::isEmpty);
    return sentences;
  }

  private String order() {
    long starts = trials.stream().map(TrialRecord::start).distinct().count();
    long blocks = trials.stream().map(TrialRecord::block).distinct().count();
    return "%s of %s, in %s that each hold every architecture in random order, on %s of the clusters."
        .formatted(
            Words.count(trials.size(), "trial"),
            Words.list(arms),
            Words.count(blocks, "round"),
            Words.count(starts, "fresh start"));
  }

  /** Only what is the same in every trial; what varies stands with the trials. */
  private String factors() {
    Map<String, String> common = new TreeMap<>(trials.getFirst().factors());
    trials.forEach(trial -> common.entrySet().retainAll(trial.factors().entrySet()));
    return common.isEmpty()
        ? ""
        : common.entrySet().stream()
            .map(entry -> entry.getKey() + " " + inWords(entry.getValue()))
            .collect(Collectors.joining(", ", "The same in all of them: ", "."));
  }

  /**
   * A length of time is recorded as ISO 8601 has it; what only begins like one is told as it is.
   */
  private static String inWords(String value) {
    if (!value.startsWith("PT")) {
      return value;
    }
    try {
      return seconds(Duration.parse(value).toNanos() / 1e9);
    } catch (DateTimeParseException e) {
      return value;
    }
  }

  /** A script is one phase, which is no calm between others. */
  private String timeline() {
    List<TrialRecord> scripted = trials.stream().filter(TrialRecord::scripted).toList();
    if (scripted.isEmpty() || scripted.size() == trials.size()) {
      return phases("Each trial: ", trials);
    }
    String levels =
        Words.list(scripted.stream().map(trial -> trial.level().name()).distinct().toList());
    return phases("Each trial: ", trials.stream().filter(trial -> !trial.scripted()).toList())
        + phases(" At %s users follow a script: ".formatted(levels), scripted);
  }

  private String phases(String beginning, List<TrialRecord> some) {
    return some.stream()
        .flatMap(trial -> trial.timeline().stream())
        .map(PhaseSpan::phase)
        .filter(phase -> phase != Phase.AUDIT)
        .distinct()
        .sorted()
        .map(phase -> phase(phase, some))
        .collect(Collectors.joining(", ", beginning, "."));
  }

  /** A cluster is warmed up until it is warm, and a late node is waited for. */
  private String phase(Phase phase, List<TrialRecord> some) {
    DoubleSummaryStatistics lengths =
        some.stream()
            .flatMap(trial -> trial.timeline().stream())
            .filter(span -> span.phase() == phase)
            .mapToDouble(span -> span.length().toNanos() / 1e9)
            .summaryStatistics();
    String length =
        lengths.getMax() - lengths.getMin() < SAME_S
            ? seconds(lengths.getMin())
            : Quantity.range(lengths.getMin(), lengths.getMax(), "s");
    return some.stream().allMatch(TrialRecord::scripted) ? length : length + " " + during(phase);
  }

  private static String seconds(double length) {
    return Quantity.of(length, "s");
  }

  private String during(Phase phase) {
    boolean fault = faults().findAny().isPresent();
    return switch (phase) {
      case WARM_UP -> "to warm up";
      case CALM -> "of calm";
      case OBSERVE -> fault ? "with the fault" : "to watch";
      case RECOVER -> fault ? "after it was healed" : "to recover";
      case AUDIT -> "to read every session once more";
    };
  }

  private String fault() {
    List<TrialRecord> broken = trials.stream().filter(trial -> !trial.faults().isEmpty()).toList();
    if (broken.isEmpty()) {
      return "";
    }
    String what =
        Words.list(
            faults().distinct().sorted().map(kind -> kind + " of " + targets(kind)).toList());
    long shown = broken.stream().filter(DesignWords::shownToHit).count();
    return "The fault: %s; evidence showed it in effect in %d of %d trials.%s"
        .formatted(what, shown, broken.size(), audit());
  }

  /** A script has no closing read. */
  private String audit() {
    boolean audited =
        trials.stream()
            .flatMap(trial -> trial.timeline().stream())
            .anyMatch(span -> span.phase() == Phase.AUDIT);
    return audited
        ? " At the end every session that was alive at the injection was read once more."
        : "";
  }

  private Stream<String> faults() {
    return trials.stream().flatMap(trial -> trial.faults().stream()).map(FaultRecord::kind);
  }

  /** What a kind of fault hit; which of several it was differs from trial to trial. */
  private String targets(String kind) {
    List<String> targets =
        trials.stream()
            .flatMap(trial -> trial.faults().stream())
            .filter(fault -> fault.kind().equals(kind))
            .map(FaultRecord::target)
            .distinct()
            .sorted()
            .toList();
    return targets.size() == 1
        ? targets.getFirst()
        : String.join(" or ", targets) + " (the same one for all architectures of a block)";
  }

  private static boolean shownToHit(TrialRecord trial) {
    return trial.faults().stream().allMatch(FaultRecord::shownToHit);
  }
}
