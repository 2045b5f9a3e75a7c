package statelab.results.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import statelab.results.catalogue.MetricKind;
import statelab.results.run.ClaimVerdict;
import statelab.results.run.Level;
import statelab.results.run.Observation;
import statelab.results.run.Verdict;
import statelab.results.statistics.Simulation;

/**
 * How often the real ledger says something false: of arms that do not differ at all, and of arms
 * that differ by exactly the limit of each claim, where every verdict is worth a coin.
 */
class LedgerErrorRatesTest {
  private static final int FAMILY = 12;
  private static final int BLOCKS = 10;
  private static final double PAIR_SD = 0.045;
  private static final double USUAL_SHARE = 0.3;
  private static final double USUAL_TIME_S = 2;

  private static final Ledger LEDGER = Ledger.standard();
  private static final Judge JUDGE = new Judge(LEDGER);
  private static final List<Claim> CLAIMS =
      LEDGER.claims().stream()
          .filter(claim -> claim.contrast() instanceof Contrast.AgainstArm)
          .filter(claim -> !(claim.metric().kind() instanceof MetricKind.Exact))
          .toList();

  /** How what is no ratio strays from trial to trial. */
  enum Strays {
    /** As much as the effect that a claim asks for, to both sides. */
    EVENLY,
    /** Mostly nothing, and in one trial of five the worst. */
    RARELY
  }

  @ParameterizedTest
  @EnumSource
  void ofEqualArmsAnyOfTwelveClaimsIsFalseAtMostTwiceIn100(Strays strays) {
    double falsely =
        new Simulation("A/A, any false one of 12 claims of the ledger, " + strays, 100)
            .share(random -> !falseOnes(family(random), random, strays, false).isEmpty());

    assertThat(falsely).isLessThanOrEqualTo(0.02);
  }

  @ParameterizedTest
  @EnumSource(names = "EVENLY")
  void ofArmsThatDifferByTheLimitAClaimIsFalselyShownAtMostAsOftenAsItsLevelAllows(Strays strays) {
    double falsely =
        new Simulation("one claim of the ledger, exactly at its limit, " + strays, 400)
            .share(
                random -> {
                  Claim claim = CLAIMS.get(random.nextInt(CLAIMS.size()));
                  return !falseOnes(List.of(claim), random, strays, true).isEmpty();
                });

    assertThat(falsely).isLessThanOrEqualTo(0.04);
  }

  /** The other side of the limit: it is falsely shown not to be reached. */
  @ParameterizedTest
  @EnumSource(names = "EVENLY")
  void ofArmsThatDifferByTheLimitNotMoreIsFalselyShownAtMostAsOftenAsTheLevelAllows(Strays strays) {
    double falsely =
        new Simulation("one claim, exactly at its limit, shown to be no more, " + strays, 400)
            .share(
                random -> {
                  List<Claim> claim = List.of(CLAIMS.get(random.nextInt(CLAIMS.size())));
                  return !shown(claim, random, strays, true, LedgerErrorRatesTest::saysNotMore)
                      .isEmpty();
                });

    assertThat(falsely).isLessThanOrEqualTo(0.04);
  }

  private static List<Claim> family(Random random) {
    List<Claim> all = new ArrayList<>(CLAIMS);
    Collections.shuffle(all, random);
    return all.subList(0, FAMILY);
  }

  /** Claims whose "more" was shown of arms of which it does not hold. */
  private static Set<String> falseOnes(
      List<Claim> family, Random random, Strays strays, boolean atLimit) {
    return shown(family, random, strays, atLimit, LedgerErrorRatesTest::saysMore);
  }

  /** Claims of which the judge says so. */
  private static Set<String> shown(
      List<Claim> family,
      Random random,
      Strays strays,
      boolean atLimit,
      Predicate<ClaimVerdict> says) {
    Set<String> asked = family.stream().map(Claim::id).collect(Collectors.toSet());
    return JUDGE.judge(observations(family, random, strays, atLimit)).stream()
        .filter(verdict -> asked.contains(verdict.claim()))
        .filter(says)
        .map(ClaimVerdict::claim)
        .collect(Collectors.toSet());
  }

  private static boolean saysMore(ClaimVerdict verdict) {
    return verdict.verdict() == (claimsMore(verdict) ? Verdict.SUPPORTED : Verdict.REFUTED);
  }

  private static boolean saysNotMore(ClaimVerdict verdict) {
    return verdict.verdict() == (claimsMore(verdict) ? Verdict.REFUTED : Verdict.SUPPORTED);
  }

  private static boolean claimsMore(ClaimVerdict verdict) {
    return LEDGER.claim(verdict.claim()).orElseThrow().contrast().claimsMore();
  }

  /** Claims may share an arm, which is measured once. */
  private static List<Observation> observations(
      List<Claim> family, Random random, Strays strays, boolean atLimit) {
    List<Observation> observations = new ArrayList<>();
    Set<String> measured = new HashSet<>();
    for (Claim claim : family) {
      Contrast.AgainstArm contrast = (Contrast.AgainstArm) claim.contrast();
      for (Subject subject : contrast.arms()) {
        String key = "%s %s %s".formatted(claim.experiment(), claim.metric().name(), subject);
        if (measured.add(key)) {
          double shift = atLimit && subject.equals(contrast.arm()) ? contrast.by() : 0;
          for (int block = 1; block <= BLOCKS; block++) {
            double value = value(claim, contrast.by(), shift, random, strays);
            observations.add(observation(claim, subject, block, value));
          }
        }
      }
    }
    return observations;
  }

  private static double value(Claim claim, double by, double shift, Random random, Strays strays) {
    return switch (claim.metric().kind()) {
      case MetricKind.Ratio kind ->
          100 * (1 + shift) * Math.exp(PAIR_SD / Math.sqrt(2) * random.nextGaussian());
      case MetricKind.Proportion kind ->
          Math.clamp(
              stray(USUAL_SHARE, by, claim.largestEffect().orElseThrow(), random, strays) + shift,
              0,
              1);
      case MetricKind.TimeToEvent kind ->
          Math.clamp(
              stray(USUAL_TIME_S, by, kind.horizonS(), random, strays) + shift, 0, kind.horizonS());
      case MetricKind.Count kind -> stray(10 * by, by, 20 * by, random, strays) + shift;
      case MetricKind.Exact kind -> throw new AssertionError("no exact metric is simulated");
    };
  }

  private static double stray(double usual, double sd, double worst, Random random, Strays strays) {
    return switch (strays) {
      case EVENLY -> usual + sd * random.nextGaussian();
      case RARELY -> random.nextInt(5) == 0 ? worst : 0;
    };
  }

  private static Observation observation(Claim claim, Subject subject, int block, double value) {
    String level = subject.level();
    return new Observation(
        claim.experiment().label(),
        subject.arm(),
        level.isEmpty() ? new Level("usual", true) : new Level(level, false),
        block,
        block,
        block,
        claim.metric().name(),
        claim.metric().unit(),
        value,
        true,
        null);
  }
}
