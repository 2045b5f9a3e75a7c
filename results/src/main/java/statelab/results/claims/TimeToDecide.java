package statelab.results.claims;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import statelab.results.run.ClaimVerdict;
import statelab.results.run.Observation;
import statelab.results.run.PhaseSpan;
import statelab.results.run.TrialRecord;
import statelab.results.run.Verdict;

/**
 * How much longer a run would have to measure to decide what it left inconclusive, if the effects
 * are what they seem. The time of a block is its experiment's, from the start of one trial to the
 * start of the next.
 *
 * @param inconclusive how many claims were measured and are inconclusive
 * @param moreBlocks further blocks by claim, of those that more blocks would decide
 * @param time what these blocks take together; nothing when no claim would be decided, or when the
 *     trials are too few to tell how long a block takes
 */
public record TimeToDecide(
    int inconclusive, Map<String, Integer> moreBlocks, Optional<Duration> time) {
  private static final int S_PER_MINUTE = 60;

  public TimeToDecide {
    moreBlocks = Map.copyOf(moreBlocks);
  }

  /** For a run whose claims have been judged. */
  public static TimeToDecide of(
      Judge judge,
      List<ClaimVerdict> verdicts,
      List<Observation> observations,
      List<TrialRecord> trials) {
    Map<String, Integer> more = judge.moreBlocks(observations);
    Map<String, Integer> byExperiment = new LinkedHashMap<>();
    judge.ledger().claims().stream()
        .filter(claim -> more.containsKey(claim.id()))
        .forEach(
            claim ->
                byExperiment.merge(
                    claim.experiment().label(), more.getOrDefault(claim.id(), 0), Math::max));
    long inconclusive =
        verdicts.stream()
            .filter(each -> each.verdict() == Verdict.INCONCLUSIVE)
            .filter(each -> judge.ledger().hasMeasured(each, observations))
            .count();
    return new TimeToDecide((int) inconclusive, more, total(byExperiment, trials));
  }

  private static Optional<Duration> total(Map<String, Integer> blocks, List<TrialRecord> trials) {
    Duration total = Duration.ZERO;
    for (Map.Entry<String, Integer> entry : blocks.entrySet()) {
      Optional<Duration> block = blockOf(entry.getKey(), trials);
      if (block.isEmpty()) {
        return Optional.empty();
      }
      total = total.plus(block.get().multipliedBy(entry.getValue()));
    }
    return total.isZero() ? Optional.empty() : Optional.of(total);
  }

  /** Mean time between two starts times the mean number of trials in a block. */
  private static Optional<Duration> blockOf(String experiment, List<TrialRecord> trials) {
    List<TrialRecord> own =
        trials.stream().filter(trial -> trial.experiment().equals(experiment)).toList();
    long blocks = own.stream().map(TrialRecord::block).distinct().count();
    List<Long> begins =
        own.stream()
            .flatMap(
                trial ->
                    trial.timeline().stream().map(PhaseSpan::fromNs).min(Long::compare).stream())
            .sorted()
            .collect(Collectors.toList());
    if (begins.size() < 2) {
      return Optional.empty();
    }
    double perTrialNs = (double) (begins.getLast() - begins.getFirst()) / (begins.size() - 1);
    return Optional.of(Duration.ofNanos(Math.round(perTrialNs * own.size() / blocks)));
  }

  /** One sentence for a reader; empty when nothing is inconclusive. */
  public Optional<String> sentence() {
    if (inconclusive == 0) {
      return Optional.empty();
    }
    if (moreBlocks.isEmpty()) {
      return Optional.of(
          "%s inconclusive; these data cannot tell how many more blocks would decide."
              .formatted(claims(inconclusive)));
    }
    int most = moreBlocks.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return Optional.of(
        "%s inconclusive; %d of them would be decided by up to %d more blocks%s, if their effects are what they seem."
            .formatted(
                claims(inconclusive),
                moreBlocks.size(),
                most,
                time.map(TimeToDecide::words).orElse("")));
  }

  private static String claims(int number) {
    return number == 1 ? "1 claim is" : number + " claims are";
  }

  private static String words(Duration time) {
    long minutes = Math.max(1, Math.round((double) time.toSeconds() / S_PER_MINUTE));
    return ", about %d more %s".formatted(minutes, minutes == 1 ? "minute" : "minutes");
  }
}
