package statelab.results.synthetic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import statelab.results.run.BankBlock;
import statelab.results.run.BankTrial;

/** Blocks as a quiet machine would record them: a base, itself, and two slowed sides. */
public final class SyntheticBank {
  private static final Map<String, Double> SIDES = sides();
  private final Random random;

  /** What strays comes from the seed. */
  public SyntheticBank(long seed) {
    this.random = new Random(seed);
  }

  /** Blocks numbered from 1, whose CPU time strays by this much from trial to trial. */
  public List<BankBlock> blocks(int number, double spread) {
    return IntStream.rangeClosed(1, number).mapToObj(block -> block(block, spread)).toList();
  }

  /** One block. */
  public BankBlock block(int number, double spread) {
    List<BankTrial> trials = new ArrayList<>();
    SIDES.forEach((side, slowDown) -> trials.add(trial(side, slowDown, trials.size() + 1, spread)));
    return new BankBlock(
        number,
        random.nextLong(),
        Instant.parse("2026-03-14T00:00:00Z").plusSeconds(60L * number),
        "c0ffee",
        "process",
        Map.of("cpu", "a processor", "cores", "2"),
        "gate-trial",
        Map.of("calm", "PT4S"),
        trials);
  }

  private BankTrial trial(String side, double slowDown, int place, double spread) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("cpu_ns_per_request", 300_000 * (1 + slowDown) * stray(spread));
    figures.put("bytes_per_request", 900 * stray(0.002));
    figures.put("latency_p50_ns", 1_500_000 * stray(0.05));
    figures.put("sessions_lost_share", 0.0);
    figures.put("failed_requests", (double) Math.round(20 * stray(0.15)));
    figures.put("time_to_recover_s", 0.5 * stray(0.2));
    return new BankTrial(
        side, slowDown, "replicated-session", place, 15, figures, Map.of(), List.of());
  }

  private double stray(double sd) {
    return Math.exp(sd * random.nextGaussian());
  }

  private static Map<String, Double> sides() {
    Map<String, Double> sides = new LinkedHashMap<>();
    sides.put(BankBlock.BASE, 0.0);
    sides.put("itself", 0.0);
    sides.put("slowed-5", 0.05);
    sides.put("slowed-20", 0.2);
    return sides;
  }
}
