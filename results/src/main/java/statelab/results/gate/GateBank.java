package statelab.results.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import statelab.results.run.BankPair;
import statelab.results.run.BankTrial;

/**
 * Makes whole gates of recorded pairs and counts what they say. They go from look to look and
 * decide by the very code that a gate runs by while it measures; only the pairs are recorded ones,
 * and the time that counts against the budget is the time that recording them took.
 */
public final class GateBank {
  private final GateDefinition definition;
  private final String experiment;
  private final Duration budget;

  /**
   * @param definition what the gates check
   * @param experiment name of the experiment that it names, perhaps by its file
   * @param budget time of one gate
   */
  public GateBank(GateDefinition definition, String experiment, Duration budget) {
    this.definition = definition;
    this.experiment = experiment;
    this.budget = budget;
  }

  /** Whether a pair has what the gates check. */
  public boolean uses(BankPair pair) {
    return pair.experiment().equals(experiment)
        && pair.of(BankPair.BASE).stream()
            .map(BankTrial::architecture)
            .toList()
            .containsAll(definition.architectures());
  }

  /**
   * One section for each setting of which there are pairs to use.
   *
   * @param gates how many to draw of each kind of pair, at least 1
   * @param seed what is drawn comes from
   */
  public List<BankSection> resample(List<BankPair> pairs, int gates, long seed)
      throws InterruptedException {
    Map<Map<String, String>, List<BankPair>> settings =
        pairs.stream()
            .filter(this::uses)
            .collect(
                Collectors.groupingBy(GateBank::setting, LinkedHashMap::new, Collectors.toList()));
    List<BankSection> sections = new ArrayList<>();
    for (Map.Entry<Map<String, String>, List<BankPair>> each : settings.entrySet()) {
      sections.add(section(each.getKey(), each.getValue(), gates, new Random(seed)));
    }
    return List.copyOf(sections);
  }

  private static Map<String, String> setting(BankPair pair) {
    Map<String, String> setting = new TreeMap<>(pair.conditions());
    setting.put("lab", pair.lab());
    setting.put("cpu", pair.machine().getOrDefault("cpu", "unknown"));
    setting.put("cores", pair.machine().getOrDefault("cores", "unknown"));
    return setting;
  }

  private BankSection section(
      Map<String, String> setting, List<BankPair> pairs, int gates, Random random)
      throws InterruptedException {
    List<BankSection.Kind> kinds = new ArrayList<>();
    for (Map.Entry<String, Double> side : sides(pairs).entrySet()) {
      List<BankedPair> ofSide =
          pairs.stream()
              .filter(pair -> pair.candidate().equals(side.getKey()))
              .map(pair -> BankedPair.of(pair, definition.architectures()))
              .toList();
      kinds.add(
          new BankSection.Kind(
              side.getKey(),
              side.getValue(),
              ofSide.size(),
              drawn(ofSide, gates, random),
              apart(ofSide)));
    }
    List<BankTrial> trials = pairs.stream().flatMap(pair -> pair.trials().stream()).toList();
    List<Instant> times = pairs.stream().map(BankPair::recordedAt).sorted().toList();
    return new BankSection(
        setting,
        pairs.size(),
        trials.size(),
        Math.toIntExact(trials.stream().filter(trial -> !trial.valid()).count()),
        times.getFirst(),
        times.getLast(),
        kinds);
  }

  /** The sides but the base, least slowed first. */
  private static Map<String, Double> sides(List<BankPair> pairs) {
    return pairs.stream()
        .flatMap(pair -> pair.of(pair.candidate()).stream())
        .sorted(Comparator.comparingDouble(BankTrial::slowDown))
        .collect(
            Collectors.toMap(
                BankTrial::side,
                BankTrial::slowDown,
                (first, second) -> first,
                LinkedHashMap::new));
  }

  /** Gates are decided side by side; what each draws comes from a seed of its own. */
  private BankTally drawn(List<BankedPair> pairs, int gates, Random random)
      throws InterruptedException {
    List<Callable<BankTally.Drawn>> draws =
        random
            .longs(gates)
            .mapToObj(Random::new)
            .<Callable<BankTally.Drawn>>map(
                own -> () -> gate(pairs, number -> own.nextInt(pairs.size())))
            .toList();
    List<BankTally.Drawn> drawn = new ArrayList<>();
    int cores = Runtime.getRuntime().availableProcessors();
    try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
      for (Future<BankTally.Drawn> gate : threads.invokeAll(draws)) {
        drawn.add(gate.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return BankTally.of(drawn);
  }

  /** One gate after the other, until the pairs no longer suffice for a whole one. */
  private BankTally apart(List<BankedPair> pairs) throws InterruptedException {
    List<BankTally.Drawn> whole = new ArrayList<>();
    int from = 0;
    while (from < pairs.size()) {
      int first = from;
      BankTally.Drawn gate = gate(pairs, number -> (first + number - 1) % pairs.size());
      from += gate.pairs();
      if (from <= pairs.size()) {
        whole.add(gate);
      }
    }
    return BankTally.of(whole);
  }

  /**
   * One whole gate.
   *
   * @param choice which pair is taken as the pair of which number
   */
  private BankTally.Drawn gate(List<BankedPair> pairs, IntUnaryOperator choice)
      throws InterruptedException {
    Gate gate = new Gate(definition, false);
    AtomicLong nowNs = new AtomicLong();
    GateCourse.End end =
        new GateCourse(gate, budget, nowNs::get)
            .follow(
                (number, target) -> {
                  BankedPair pair = pairs.get(choice.applyAsInt(number));
                  nowNs.addAndGet(pair.tookNs());
                  return pair.as(number);
                });
    return new BankTally.Drawn(end.decision(), end.pairs(), nowNs.get());
  }
}
