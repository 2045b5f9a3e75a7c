package statelab.results.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import statelab.results.catalogue.ControlArm;
import statelab.results.catalogue.ExperimentName;
import statelab.results.catalogue.Metric;
import statelab.results.catalogue.Metrics;
import statelab.results.run.Level;
import statelab.results.run.Observation;
import statelab.results.statistics.EffectSize;
import statelab.results.statistics.Interval;
import statelab.results.statistics.ManyTests;

/**
 * The contrasts of a run that no claim registered: two arms at the same level, or an arm at another
 * level than its usual one. What stands out among so many was not asked for, so it is a hint for
 * the next ledger and no verdict. Their p values of "no difference at all" are adjusted by
 * Benjamini and Hochberg's procedure over all of them.
 *
 * @param contrasts how many were compared
 * @param standing those that stand out, the clearest first: among them at most the share {@link
 *     #FALSE_SHARE} is expected to be false
 */
public record Exploration(int contrasts, List<Entry> standing) {
  /** The expected share of false ones among those that stand out. */
  public static final double FALSE_SHARE = 0.05;

  /**
   * A contrast that stands out.
   *
   * @param experiment name in the catalogue
   * @param metric what was measured
   * @param arm whose values
   * @param against those of which arm they are compared with
   * @param effect their ratio for a ratio metric, otherwise their mean difference
   * @param interval of the effect, unadjusted; nothing when the data give none
   * @param cliffsDelta see {@link EffectSize#cliffsDelta}
   * @param blocks pairs
   * @param adjustedP the smallest expected share of false ones at which it still stands out
   */
  public record Entry(
      String experiment,
      Metric metric,
      Subject arm,
      Subject against,
      double effect,
      Optional<Interval> interval,
      double cliffsDelta,
      int blocks,
      double adjustedP) {}

  public Exploration {
    standing = List.copyOf(standing);
  }

  /** Explores what a run observed beside the claims of its ledger. */
  public static Exploration of(Ledger ledger, List<Observation> observations) {
    Map<String, List<Observation>> byMetric =
        observations.stream()
            .filter(each -> !ControlArm.isControl(each.architecture()))
            .collect(Collectors.groupingBy(each -> each.experiment() + " " + each.metric()));
    List<Entry> compared =
        byMetric.values().stream().flatMap(own -> compared(ledger, own)).toList();
    double[] adjusted =
        ManyTests.benjaminiHochberg(compared.stream().mapToDouble(Entry::adjustedP).toArray());
    List<Entry> standing = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      if (adjusted[i] <= FALSE_SHARE) {
        standing.add(adjusted(compared.get(i), adjusted[i]));
      }
    }
    standing.sort(
        Comparator.comparingDouble(Entry::adjustedP)
            .thenComparing(Entry::experiment)
            .thenComparing(entry -> entry.metric().name())
            .thenComparing(entry -> entry.arm() + " " + entry.against()));
    return new Exploration(compared.size(), standing);
  }

  /** The contrasts of one metric in one experiment, with p values as they are. */
  private static Stream<Entry> compared(Ledger ledger, List<Observation> own) {
    Observation any = own.getFirst();
    Optional<Metric> metric = Metrics.find(any.metric()).filter(NoiseFloor::isNoisy);
    Optional<ExperimentName> experiment = ExperimentName.find(any.experiment());
    if (metric.isEmpty() || experiment.isEmpty()) {
      return Stream.empty();
    }
    Set<Set<Subject>> registered = registered(ledger, own);
    return pairs(own).stream()
        .filter(pair -> !registered.contains(Set.of(pair.arm(), pair.against())))
        .flatMap(pair -> entry(experiment.get(), metric.get(), pair, own).stream());
  }

  private record Pair(Subject arm, Subject against) {}

  private static List<Pair> pairs(List<Observation> own) {
    List<Observation> cells =
        own.stream()
            .collect(Collectors.toMap(Exploration::subject, each -> each, (a, b) -> a))
            .values()
            .stream()
            .sorted(Comparator.comparing(Observation::armAtLevel))
            .toList();
    return IntStream.range(0, cells.size())
        .boxed()
        .flatMap(
            i ->
                IntStream.range(0, cells.size())
                    .filter(j -> asks(cells.get(i), cells.get(j), i < j))
                    .mapToObj(j -> new Pair(subject(cells.get(i)), subject(cells.get(j)))))
        .toList();
  }

  /** Each pair of arms once at each level, and each other level against the usual one. */
  private static boolean asks(Observation one, Observation other, boolean first) {
    boolean sameLevel = one.level().equals(other.level());
    return one.architecture().equals(other.architecture())
        ? other.level().usual() && !sameLevel
        : sameLevel && first;
  }

  private static Subject subject(Observation observation) {
    return new Subject(observation.architecture(), observation.level().name());
  }

  private static Set<Set<Subject>> registered(Ledger ledger, List<Observation> own) {
    Observation any = own.getFirst();
    String usual =
        own.stream()
            .map(Observation::level)
            .filter(Level::usual)
            .map(Level::name)
            .findFirst()
            .orElse("");
    Set<Set<Subject>> registered = new HashSet<>();
    ledger.claims().stream()
        .filter(claim -> claim.experiment().label().equals(any.experiment()))
        .filter(claim -> claim.metric().name().equals(any.metric()))
        .map(claim -> claim.contrast().arms())
        .forEach(
            arms ->
                registered.add(
                    arms.stream().map(arm -> named(arm, usual)).collect(Collectors.toSet())));
    return registered;
  }

  private static Subject named(Subject subject, String usual) {
    return subject.level().isEmpty() ? new Subject(subject.arm(), usual) : subject;
  }

  private static Optional<Entry> entry(
      ExperimentName experiment, Metric metric, Pair pair, List<Observation> own) {
    ArmValues values = new ArmValues(experiment, metric, List.of(pair.arm(), pair.against()), own);
    double[] base = values.values(pair.against(), false);
    double[] candidate = values.values(pair.arm(), false);
    if (base.length < 2 || values.obstacle().isPresent()) {
      return Optional.empty();
    }
    return NoiseFloor.comparison(metric, base, candidate)
        .map(
            comparison ->
                new Entry(
                    experiment.label(),
                    metric,
                    pair.arm(),
                    pair.against(),
                    comparison.estimate(),
                    comparison.interval(Judge.CONFIDENCE),
                    EffectSize.cliffsDelta(base, candidate),
                    comparison.pairs(),
                    twoSided(
                        comparison.pAbove(comparison.noEffect()),
                        comparison.pBelow(comparison.noEffect()))));
  }

  private static double twoSided(double above, double below) {
    return Math.min(1, 2 * Math.min(above, below));
  }

  private static Entry adjusted(Entry entry, double p) {
    return new Entry(
        entry.experiment(),
        entry.metric(),
        entry.arm(),
        entry.against(),
        entry.effect(),
        entry.interval(),
        entry.cliffsDelta(),
        entry.blocks(),
        p);
  }
}
