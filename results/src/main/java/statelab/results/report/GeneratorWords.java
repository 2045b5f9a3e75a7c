package statelab.results.report;

import java.util.Comparator;
import java.util.List;
import statelab.results.run.GeneratorReport;
import statelab.results.run.TrialRecord;

/** Whether the load generator kept its schedule, in one sentence. */
final class GeneratorWords {
  private GeneratorWords() {}

  static String sentence(List<TrialRecord> trials) {
    List<TrialRecord> loaded =
        trials.stream().filter(trial -> trial.generator().scheduleLagMaxNs() > 0).toList();
    long broken = trials.stream().filter(each -> !each.generator().breaches().isEmpty()).count();
    if (loaded.isEmpty()) {
      return "No trial had a schedule: scripts send one request after the other" + limits(broken);
    }
    TrialRecord worst =
        loaded.stream()
            .max(Comparator.comparingLong(trial -> trial.generator().scheduleLagP99Ns()))
            .orElseThrow();
    GeneratorReport report = worst.generator();
    return "It sent 99 of 100 requests at most %s late in its worst trial (%d, %s), and none of any trial more than %s late%s"
        .formatted(
            Quantity.of((double) report.scheduleLagP99Ns(), "ns"),
            worst.trial(),
            worst.armAtLevel(),
            Quantity.of((double) latest(loaded), "ns"),
            limits(broken));
  }

  private static long latest(List<TrialRecord> trials) {
    return trials.stream().mapToLong(each -> each.generator().scheduleLagMaxNs()).max().orElse(0);
  }

  private static String limits(long broken) {
    return broken == 0
        ? "; no trial broke a limit of the generator"
        : "; %s broke a limit of the generator and %s left out"
            .formatted(Words.count(broken, "trial"), broken == 1 ? "was" : "were");
  }
}
