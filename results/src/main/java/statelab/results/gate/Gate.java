package statelab.results.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import statelab.results.run.Observation;
import statelab.results.statistics.Comparison;
import statelab.results.statistics.Differences;
import statelab.results.statistics.Interval;
import statelab.results.statistics.PlannedLooks;
import statelab.results.statistics.RegressionRule;
import statelab.results.statistics.RegressionRule.Finding;
import statelab.results.statistics.RegressionRule.Member;
import statelab.results.statistics.Warning;

/**
 * Decides whether a candidate is worse than its base, from pairs of trials that were measured side
 * by side. The rule is {@link RegressionRule}'s at the level of {@link PlannedLooks#CONFIDENCE},
 * since a gate looks several times at its intervals' widths.
 */
public final class Gate {
  /** The level, two-sided, of every interval that a gate shows or decides by. */
  public static final double CONFIDENCE = PlannedLooks.CONFIDENCE;

  private static final double ALPHA = 1 - CONFIDENCE;

  /** With more of them dropped, what is left may be a choice of the good ones. */
  private static final double DROPPED_SHARE_LIMIT = 0.2;

  private static final int FEWEST_PAIRS = 2;
  private static final int PAIRS_TO_MISS = 2;

  private final GateDefinition definition;
  private final boolean doubts;

  public Gate(GateDefinition definition) {
    this(definition, true);
  }

  /**
   * A gate that decides the same, with or without looking for what to doubt, which takes most of
   * its time and decides nothing.
   */
  Gate(GateDefinition definition, boolean doubts) {
    this.definition = definition;
    this.doubts = doubts;
  }

  /** One metric of the family with its pairs; the comparison only when there are enough. */
  private record Subject(
      String architecture, GatedMetric gated, GatePairs pairs, Optional<Comparison> comparison) {
    static Subject of(
        String architecture,
        GatedMetric gated,
        List<Observation> base,
        List<Observation> candidate) {
      GatePairs pairs = GatePairs.of(architecture, gated, base, candidate);
      boolean usable =
          pairs.pairs() >= FEWEST_PAIRS
              && pairs.dropped().size() <= DROPPED_SHARE_LIMIT * pairs.measured();
      return new Subject(
          architecture,
          gated,
          pairs,
          usable
              ? Optional.of(gated.comparison(pairs.base(), pairs.candidate()))
              : Optional.empty());
    }
  }

  /** What the observations say; those of one block and architecture are a pair. */
  public GateDecision decide(List<Observation> base, List<Observation> candidate) {
    List<Subject> family = family(base, candidate);
    List<Member> members =
        family.stream()
            .flatMap(
                subject ->
                    subject.comparison().stream()
                        .map(comparison -> new Member(comparison, subject.gated().limit())))
            .toList();
    List<Finding> findings =
        members.isEmpty() ? List.of() : new RegressionRule(ALPHA).findings(members);
    List<GateFinding> all = new ArrayList<>();
    int next = 0;
    for (Subject subject : family) {
      all.add(
          subject.comparison().isPresent()
              ? decided(subject, subject.comparison().get(), findings.get(next++))
              : invalid(subject));
    }
    return new GateDecision(all);
  }

  /**
   * How many pairs to measure up to next; nothing when measuring is over, because every interval is
   * narrow enough, the last look is behind, or so many trials are invalid that more would not help.
   *
   * @param measured pairs that were measured so far, valid or not
   */
  public OptionalInt next(List<Observation> base, List<Observation> candidate, int measured) {
    int first = PlannedLooks.STANDARD.getFirst();
    if (measured < first) {
      return OptionalInt.of(first);
    }
    List<Subject> family = family(base, candidate);
    if (family.stream().anyMatch(subject -> subject.comparison().isEmpty())) {
      return OptionalInt.empty();
    }
    int missing = family.stream().mapToInt(Gate::missing).max().orElse(0);
    return missing > 0 ? OptionalInt.of(measured + missing) : OptionalInt.empty();
  }

  /**
   * Metrics of the family that the trials do not yield at all: no trial of either side has such a
   * figure, valid or not, though two pairs had valid trials. One pair would not do: what depends on
   * luck, such as a session whose fate nobody learnt, may be missing in it.
   */
  public List<String> notYielded(List<Observation> base, List<Observation> candidate) {
    return definition.architectures().stream()
        .flatMap(architecture -> notYielded(architecture, base, candidate).stream())
        .distinct()
        .toList();
  }

  private List<String> notYielded(
      String architecture, List<Observation> base, List<Observation> candidate) {
    Set<Integer> both = validBlocks(architecture, base);
    both.retainAll(validBlocks(architecture, candidate));
    if (both.size() < PAIRS_TO_MISS) {
      return List.of();
    }
    Set<String> yielded =
        Stream.concat(base.stream(), candidate.stream())
            .filter(each -> each.architecture().equals(architecture))
            .map(Observation::metric)
            .collect(Collectors.toSet());
    return definition.metrics().stream()
        .map(gated -> gated.metric().name())
        .filter(name -> !yielded.contains(name))
        .toList();
  }

  /** Blocks whose trial yields something that can be used. */
  private static Set<Integer> validBlocks(String architecture, List<Observation> observations) {
    return observations.stream()
        .filter(each -> each.architecture().equals(architecture) && each.valid())
        .map(Observation::block)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** The fewest valid pairs in which a metric can pass: pairs without any difference. */
  public int pairsToPass(GatedMetric gated) {
    if (gated.metric().comparedAsRatio()) {
      return FEWEST_PAIRS;
    }
    int rare =
        gated
            .largestEffect()
            .map(largest -> Math.log(ALPHA / 2) / Math.log1p(-gated.limit() / largest))
            .map(pairs -> (int) Math.ceil(pairs))
            .orElse(0);
    return Math.max(rare, Differences.pairsThatCanReach(ALPHA / 2));
  }

  /** The fewest valid pairs that can show a regression of a metric, however large it is. */
  public int pairsToBlame(GatedMetric gated) {
    int family = definition.architectures().size() * definition.metrics().size();
    return gated.metric().comparedAsRatio()
        ? FEWEST_PAIRS
        : Differences.pairsThatCanReach(ALPHA / 2 / family);
  }

  private List<Subject> family(List<Observation> base, List<Observation> candidate) {
    return definition.architectures().stream()
        .flatMap(
            architecture ->
                definition.metrics().stream()
                    .map(gated -> Subject.of(architecture, gated, base, candidate)))
        .toList();
  }

  /**
   * Pairs until this metric's next look; 0 or less when it needs none. Pairs that all differ by the
   * same have no interval, and more of them would not make it narrower.
   */
  private static int missing(Subject subject) {
    Comparison comparison = subject.comparison().orElseThrow();
    boolean identical =
        comparison.pairs() >= PlannedLooks.STANDARD.getFirst()
            && comparison.interval(CONFIDENCE).isEmpty();
    if (identical) {
      int needed = rareEventPairs(subject.gated(), comparison);
      return Math.min(needed, PlannedLooks.STANDARD.getLast()) - comparison.pairs();
    }
    return new PlannedLooks(PlannedLooks.STANDARD, subject.gated().enoughHalfWidth())
        .next(comparison).stream().map(look -> look - comparison.pairs()).findFirst().orElse(0);
  }

  /** Pairs without any difference that exclude what happens rarely; 0 where that is no matter. */
  private static int rareEventPairs(GatedMetric gated, Comparison comparison) {
    return comparison instanceof Differences differences
            && gated.largestEffect().isPresent()
            && differences.estimate() < gated.limit()
        ? differences.pairsToExcludeRareEvents(
            gated.limit(), ALPHA / 2, gated.largestEffect().get())
        : 0;
  }

  private GateFinding decided(Subject subject, Comparison comparison, Finding finding) {
    GatedMetric gated = subject.gated();
    GateOutcome outcome = outcome(finding.decision());
    String reason = reason(outcome);
    if (outcome == GateOutcome.PASS && rareEventsReach(gated, comparison)) {
      outcome = GateOutcome.INCONCLUSIVE;
      reason =
          "too few pairs to exclude a loss that happens rarely; %d without any would do"
              .formatted(rareEventPairs(gated, comparison));
    }
    return new GateFinding(
        subject.architecture(),
        gated,
        outcome,
        reason,
        comparison.pairs(),
        subject.pairs().dropped(),
        Optional.of(effect(subject, comparison, finding)),
        warnings(gated, comparison));
  }

  private static boolean rareEventsReach(GatedMetric gated, Comparison comparison) {
    return comparison instanceof Differences differences
        && gated
            .largestEffect()
            .filter(
                largest ->
                    differences.limitWithRareEvents(gated.limit(), ALPHA / 2, largest)
                        > gated.limit())
            .isPresent();
  }

  private static GateOutcome outcome(RegressionRule.Decision decision) {
    return switch (decision) {
      case PASS -> GateOutcome.PASS;
      case REGRESSION -> GateOutcome.REGRESSION;
      case INCONCLUSIVE -> GateOutcome.INCONCLUSIVE;
    };
  }

  private static String reason(GateOutcome outcome) {
    return switch (outcome) {
      case PASS -> "shown to be no worse than allowed";
      case REGRESSION -> "shown to be worse than allowed";
      case INCONCLUSIVE -> "neither is shown; more pairs or a quieter machine may show it";
      case INVALID -> throw new IllegalArgumentException("invalid findings have their own reason");
    };
  }

  private List<String> warnings(GatedMetric gated, Comparison comparison) {
    if (!doubts) {
      return List.of();
    }
    List<String> warnings = new ArrayList<>();
    comparison.warnings(gated.limit(), ALPHA).stream()
        .map(Warning::sentence)
        .forEach(warnings::add);
    int needed = pairsToBlame(gated);
    if (comparison instanceof Differences && comparison.pairs() < needed) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%d pairs can show no regression of this metric, however large; %d are needed",
              comparison.pairs(),
              needed));
    }
    return warnings;
  }

  /** The rule compares what is worse; a reader wants candidate against base. */
  private static GateFinding.Effect effect(Subject subject, Comparison worse, Finding finding) {
    GatedMetric gated = subject.gated();
    Comparison comparison = gated.higherIsBetter() ? worse.swapped() : worse;
    Optional<Interval> interval = comparison.interval(CONFIDENCE);
    return new GateFinding.Effect(
        mean(subject.pairs().base()),
        mean(subject.pairs().candidate()),
        comparison.estimate(),
        interval,
        finding.minimumDetectable().map(effect -> effect - worse.noEffect()),
        finding.adjustedP());
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static GateFinding invalid(Subject subject) {
    GatePairs pairs = subject.pairs();
    return new GateFinding(
        subject.architecture(),
        subject.gated(),
        GateOutcome.INVALID,
        invalidReason(pairs),
        pairs.pairs(),
        pairs.dropped(),
        Optional.empty(),
        List.of());
  }

  private static String invalidReason(GatePairs pairs) {
    if (pairs.measured() == 0) {
      return "no pair was measured";
    }
    if (pairs.dropped().isEmpty()) {
      return "only %d pair was measured, and an interval needs %d"
          .formatted(pairs.pairs(), FEWEST_PAIRS);
    }
    return "%d of %d pairs cannot be used; the first: %s"
        .formatted(pairs.dropped().size(), pairs.measured(), pairs.dropped().getFirst().reason());
  }
}
