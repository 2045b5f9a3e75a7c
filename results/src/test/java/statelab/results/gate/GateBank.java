package statelab.results.gate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import statelab.results.archive.RunFolder;
import statelab.results.run.Observation;
import statelab.results.statistics.Interval;
import statelab.results.statistics.Proportion;

/**
 * Draws gates out of recorded pairs and counts what they say, for docs/gate.md. The pairs are those
 * that {@code statelab gate --self-test --out=DIR} left in DIR, run as often as there is time.
 */
public final class GateBank {
  private static final int GATES = 1_000;
  private static final long SEED = 11;
  private static final int MOST_PAIRS = 30;

  private final Gate gate = new Gate(GateDefinition.standard());
  private final Random random = new Random(SEED);
  private final PrintStream out;

  /** One recorded pair. */
  private record Pair(List<Observation> base, List<Observation> candidate) {}

  private GateBank(PrintStream out) {
    this.out = out;
  }

  /** The bank's folder is the only argument. */
  public static void main(String[] arguments) throws IOException {
    Path bank = Path.of(arguments[0]);
    GateBank program = new GateBank(System.out);
    program.resample("against itself", pairs(bank, "itself"));
    program.resample("slowed down", pairs(bank, "slowed"));
  }

  private void resample(String kind, List<Pair> pairs) {
    Map<GateOutcome, Integer> outcomes = new EnumMap<>(GateOutcome.class);
    for (int i = 0; !pairs.isEmpty() && i < GATES; i++) {
      outcomes.merge(draw(pairs), 1, Integer::sum);
    }
    out.printf(Locale.ROOT, "%s: %d pairs recorded, %d gates drawn%n", kind, pairs.size(), GATES);
    outcomes.forEach((outcome, count) -> out.println("  " + line(outcome, count)));
  }

  private static String line(GateOutcome outcome, int count) {
    Interval interval = new Proportion(count, GATES).clopperPearson(0.95);
    return String.format(
        Locale.ROOT,
        "%-12s %5.1f %% (%.1f to %.1f %% by the drawing alone)",
        outcome.label(),
        100.0 * count / GATES,
        100 * interval.low(),
        100 * interval.high());
  }

  /** One whole gate, planned looks included, from pairs drawn with replacement. */
  private GateOutcome draw(List<Pair> pairs) {
    List<Observation> base = new ArrayList<>();
    List<Observation> candidate = new ArrayList<>();
    int drawn = 0;
    OptionalInt target = gate.next(base, candidate, drawn);
    while (target.isPresent()) {
      while (drawn < Math.min(target.getAsInt(), MOST_PAIRS)) {
        Pair pair = pairs.get(random.nextInt(pairs.size()));
        drawn++;
        base.addAll(inBlock(pair.base(), drawn));
        candidate.addAll(inBlock(pair.candidate(), drawn));
      }
      target = drawn == MOST_PAIRS ? OptionalInt.empty() : gate.next(base, candidate, drawn);
    }
    return gate.decide(base, candidate).outcome();
  }

  private static List<Pair> pairs(Path bank, String side) throws IOException {
    List<RunFolder> bases = runs(bank.resolve("base"));
    List<RunFolder> candidates = runs(bank.resolve(side));
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < Math.min(bases.size(), candidates.size()); i++) {
      List<Observation> base = bases.get(i).observations().orElse(List.of());
      List<Observation> candidate = candidates.get(i).observations().orElse(List.of());
      base.stream()
          .map(Observation::block)
          .distinct()
          .map(block -> new Pair(of(base, block), of(candidate, block)))
          .forEach(pairs::add);
    }
    return pairs;
  }

  private static List<RunFolder> runs(Path folder) throws IOException {
    try (Stream<Path> runs = Files.list(folder)) {
      return runs.filter(Files::isDirectory)
          .filter(run -> !Files.isSymbolicLink(run))
          .sorted()
          .map(RunFolder::open)
          .toList();
    }
  }

  private static List<Observation> of(List<Observation> observations, int block) {
    return observations.stream().filter(observation -> observation.block() == block).toList();
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
