package statelab.results.synthetic;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import statelab.results.run.BankPair;
import statelab.results.run.BankTrial;

/** Pairs as a quiet machine would record them: a base beside itself, and beside slowed sides. */
public final class SyntheticBank {
  /** How long a pair takes, in s. */
  public static final double PAIR_S = 30;

  private static final List<String> KINDS = List.of("itself", "slowed-5", "slowed-20");
  private static final Map<String, Double> SLOW_DOWNS = Map.of("slowed-5", 0.05, "slowed-20", 0.2);

  private final Random random;

  /** What strays comes from the seed. */
  public SyntheticBank(long seed) {
    this.random = new Random(seed);
  }

  /** Pairs of every kind in turn, numbered from 1, whose CPU time strays by this much each. */
  public List<BankPair> ofEachKind(int pairs, double spread) {
    return IntStream.rangeClosed(1, pairs * KINDS.size())
        .mapToObj(number -> pair(number, KINDS.get((number - 1) % KINDS.size()), spread))
        .toList();
  }

  /** Pairs with one candidate, numbered from 1. */
  public List<BankPair> of(String candidate, int pairs, double spread) {
    return IntStream.rangeClosed(1, pairs)
        .mapToObj(number -> pair(number, candidate, spread))
        .toList();
  }

  private BankPair pair(int number, String candidate, double spread) {
    return new BankPair(
        number,
        random.nextLong(),
        Instant.parse("2026-03-14T00:00:00Z").plusSeconds(60L * number),
        "c0ffee",
        "process",
        Map.of("cpu", "a processor", "cores", "2"),
        "gate-trial",
        Map.of("calm", "PT4S"),
        List.of(
            trial(BankPair.BASE, 0, spread),
            trial(candidate, SLOW_DOWNS.getOrDefault(candidate, 0.0), spread)));
  }

  private BankTrial trial(String side, double slowDown, double spread) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("cpu_ns_per_request", 300_000 * (1 + slowDown) * stray(spread));
    figures.put("bytes_per_request", 900 * stray(0.002));
    figures.put("latency_p50_ns", 1_500_000 * stray(0.05));
    figures.put("sessions_lost_share", 0.0);
    figures.put("failed_requests", (double) Math.round(20 * stray(0.15)));
    figures.put("time_to_recover_s", 0.5 * stray(0.2));
    return new BankTrial(
        side, slowDown, "replicated-session", 1, PAIR_S, figures, Map.of(), List.of());
  }

  private double stray(double sd) {
    return Math.exp(sd * random.nextGaussian());
  }
}
