package statelab.results.gate;

import java.util.Collection;
import java.util.List;
import statelab.results.catalogue.Metric;
import statelab.results.catalogue.Metrics;
import statelab.results.run.BankPair;
import statelab.results.run.BankTrial;
import statelab.results.run.Level;
import statelab.results.run.Observation;

/**
 * What a bank holds of one pair.
 *
 * @param observed what both sides have shown, in whatever block
 * @param tookNs how long both took together
 */
record BankedPair(PairedObservations observed, long tookNs) {
  private static final double NS_PER_S = 1e9;

  /** What a pair holds of these architectures. */
  static BankedPair of(BankPair pair, Collection<String> architectures) {
    List<BankTrial> base = of(pair.of(BankPair.BASE), architectures);
    List<BankTrial> candidate = of(pair.of(pair.candidate()), architectures);
    double tookS = base.stream().mapToDouble(BankTrial::tookS).sum();
    return new BankedPair(
        new PairedObservations(observations(pair, base), observations(pair, candidate)),
        Math.round(tookS * NS_PER_S));
  }

  /** The same as one pair of a gate. */
  PairedObservations as(int number) {
    return new PairedObservations(
        inBlock(observed.base(), number), inBlock(observed.candidate(), number));
  }

  private static List<BankTrial> of(List<BankTrial> trials, Collection<String> architectures) {
    return trials.stream().filter(trial -> architectures.contains(trial.architecture())).toList();
  }

  private static List<Observation> observations(BankPair pair, List<BankTrial> trials) {
    return trials.stream()
        .flatMap(
            trial ->
                trial.figures().entrySet().stream()
                    .flatMap(
                        figure ->
                            Metrics.find(figure.getKey()).stream()
                                .map(
                                    metric -> observation(pair, trial, metric, figure.getValue()))))
        .toList();
  }

  private static Observation observation(
      BankPair pair, BankTrial trial, Metric metric, double value) {
    String reason =
        trial.valid()
            ? trial.doubts().get(metric.name())
            : String.join("; ", trial.invalidReasons());
    return new Observation(
        pair.experiment(),
        trial.architecture(),
        Level.NONE,
        trial.place(),
        pair.number(),
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
