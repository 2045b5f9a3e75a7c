package statelab.results.gate;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import statelab.results.catalogue.Metric;
import statelab.results.catalogue.Metrics;
import statelab.results.run.BankBlock;
import statelab.results.run.BankTrial;
import statelab.results.run.Level;
import statelab.results.run.Observation;

/**
 * What a block holds of one pair.
 *
 * @param base observations of the base, in whatever block
 * @param candidate those of the other side
 * @param tookNs how long both took together
 */
record BankedPair(List<Observation> base, List<Observation> candidate, long tookNs) {
  private static final double NS_PER_S = 1e9;

  /** The pair of the base with a side. */
  static BankedPair of(BankBlock block, String side, Collection<String> architectures) {
    List<BankTrial> base = of(block.of(BankBlock.BASE), architectures);
    List<BankTrial> candidate = of(block.of(side), architectures);
    double tookS =
        Stream.concat(base.stream(), candidate.stream()).mapToDouble(BankTrial::tookS).sum();
    return new BankedPair(
        observations(block, base), observations(block, candidate), Math.round(tookS * NS_PER_S));
  }

  /** The same as one block of a gate: the observations of the base, then of the candidate. */
  List<List<Observation>> inBlock(int number) {
    return List.of(inBlock(base, number), inBlock(candidate, number));
  }

  private static List<BankTrial> of(List<BankTrial> trials, Collection<String> architectures) {
    return trials.stream().filter(trial -> architectures.contains(trial.architecture())).toList();
  }

  private static List<Observation> observations(BankBlock block, List<BankTrial> trials) {
    return trials.stream()
        .flatMap(
            trial ->
                trial.figures().entrySet().stream()
                    .flatMap(
                        figure ->
                            Metrics.find(figure.getKey()).stream()
                                .map(
                                    metric ->
                                        observation(block, trial, metric, figure.getValue()))))
        .toList();
  }

  private static Observation observation(
      BankBlock block, BankTrial trial, Metric metric, double value) {
    String reason =
        trial.valid()
            ? trial.doubts().get(metric.name())
            : String.join("; ", trial.invalidReasons());
    return new Observation(
        block.experiment(),
        trial.architecture(),
        Level.NONE,
        trial.place(),
        block.number(),
        trial.place(),
        metric.name(),
        metric.unit(),
        value,
        reason == null,
        reason);
  }

  private static List<Observation> inBlock(List<Observation> observations, int block) {
    return observations.stream()
        .map(
            each ->
                new Observation(
                    each.experiment(),
                    each.architecture(),
                    each.level(),
                    each.start(),
                    block,
                    each.trial(),
                    each.metric(),
                    each.unit(),
                    each.value(),
                    each.valid(),
                    each.invalidReason()))
        .toList();
  }
}
