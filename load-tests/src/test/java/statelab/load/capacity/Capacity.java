package statelab.load.capacity;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Says how many requests a second one processor sends with the injector, with plain Gatling, and
 * with {@code wrk}, to the same cheap server on another processor. All run at once, but only one at
 * a time gets to send: they take turns of a second, so that a drift of the machine, which easily
 * moves one figure by a third within a minute, meets all of them alike. Each start starts every
 * generator anew.
 *
 * <p>What is counted is what the server answered, so that no generator counts for itself. Beside
 * the rate stands the rate for each second of CPU time that the generator got, which other work on
 * the machine moves much less.
 */
final class Capacity {
  static final int USERS = 64;
  static final int GENERATOR_PROCESSOR = 0;
  private static final int TARGET_PROCESSOR = 1;
  private static final int STARTS = 3;
  private static final int TURNS = 8;
  private static final Duration TURN = Duration.ofSeconds(1);

  /** CPU time: a JVM has to compile what the load needs, on the processor that sends the load. */
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  /** What loads the target. */
  enum Generator {
    INJECTOR("injector"),
    PLAIN_GATLING("plain Gatling"),
    WRK("wrk");

    private final String label;

    Generator(String label) {
      this.label = label;
    }

    boolean installed() {
      return this != WRK || Pinned.installed("wrk");
    }

    Contender start(URI target) throws IOException, InterruptedException {
      return switch (this) {
        case INJECTOR -> InjectorContender.start(target);
        case PLAIN_GATLING ->
            Pinned.java(GENERATOR_PROCESSOR, plainOptions(target), PlainGatling.class);
        case WRK -> Pinned.start(GENERATOR_PROCESSOR, wrk(target));
      };
    }

    private static List<String> plainOptions(URI target) {
      List<String> options = new ArrayList<>(InjectorContender.JVM_OPTIONS);
      options.add("-D" + PlainSimulation.TARGET + "=" + target);
      options.add("-D" + PlainSimulation.USERS + "=" + USERS);
      return options;
    }

    private static List<String> wrk(URI target) {
      return List.of(
          "wrk", "-t1", "-c" + USERS, "-d10m", "-HAccept: application/json", target + "/me");
    }
  }

  /** Requests for each second on the clock and for each second of the generator's CPU time. */
  private record Rate(double perSecond, double perCpuSecond) {
    static Rate of(Turn all) {
      return new Rate(
          all.answered() * 1e9 / all.elapsedNs(), all.answered() * 1e9 / all.cpu().toNanos());
    }

    String inWords() {
      return "%,.0f requests/s, %,.0f for each CPU second".formatted(perSecond, perCpuSecond);
    }

    /** The median of each figure. */
    static Rate median(List<Rate> rates) {
      return new Rate(median(rates, Rate::perSecond), median(rates, Rate::perCpuSecond));
    }

    /** This rate as a multiple of another, figure by figure. */
    Rate over(Rate other) {
      return new Rate(perSecond / other.perSecond, perCpuSecond / other.perCpuSecond);
    }

    private static double median(List<Rate> rates, ToDoubleFunction<Rate> figure) {
      return rates.stream()
          .mapToDouble(figure)
          .sorted()
          .skip(rates.size() / 2)
          .findFirst()
          .orElseThrow();
    }
  }

  private Capacity() {}

  /** Needs two processors and {@code taskset}; goes on without {@code wrk}, and says so. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (Runtime.getRuntime().availableProcessors() < 2 || !Pinned.installed("taskset")) {
      System.err.println("capacity needs two processors and the program taskset");
      System.exit(2);
    }
    print(measure(System.err), System.out);
  }

  private static Map<Generator, List<Rate>> measure(PrintStream progress)
      throws IOException, InterruptedException {
    Map<Generator, List<Rate>> rates = new EnumMap<>(Generator.class);
    for (int start = 1; start <= STARTS; start++) {
      for (Map.Entry<Generator, Turn> all : takeTurns().entrySet()) {
        Rate rate = Rate.of(all.getValue());
        progress.printf("start %d: %s %s%n", start, all.getKey().label, rate.inWords());
        rates.computeIfAbsent(all.getKey(), unseen -> new ArrayList<>()).add(rate);
      }
    }
    return rates;
  }

  /** All turns of each generator from one start of it, after it has warmed up. */
  private static Map<Generator, Turn> takeTurns() throws IOException, InterruptedException {
    Map<Generator, Lane> lanes = new EnumMap<>(Generator.class);
    try (TargetProcess target = TargetProcess.start(TARGET_PROCESSOR)) {
      try {
        for (Generator generator : Generator.values()) {
          if (generator.installed()) {
            lanes.put(generator, Lane.start(generator, target));
          }
        }
        warmUp(lanes.values());
        return takeTurns(lanes);
      } finally {
        lanes.values().forEach(Lane::close);
      }
    }
  }

  private static Map<Generator, Turn> takeTurns(Map<Generator, Lane> lanes)
      throws IOException, InterruptedException {
    Map<Generator, Turn> turns = new EnumMap<>(Generator.class);
    for (int turn = 0; turn < TURNS; turn++) {
      for (Map.Entry<Generator, Lane> lane : lanes.entrySet()) {
        turns.merge(lane.getKey(), lane.getValue().take(TURN), Turn::plus);
      }
    }
    return turns;
  }

  private static void warmUp(Collection<Lane> lanes) throws IOException, InterruptedException {
    for (Duration had = Duration.ZERO; had.compareTo(WARM_UP) < 0; had = had.plus(TURN)) {
      for (Lane lane : lanes) {
        lane.take(TURN);
      }
    }
  }

  private static void print(Map<Generator, List<Rate>> rates, PrintStream out) {
    List<Rate> injector = rates.getOrDefault(Generator.INJECTOR, List.of());
    out.printf("%s, one processor, %d users, median of %d starts%n", Instant.now(), USERS, STARTS);
    for (Generator generator : Generator.values()) {
      List<Rate> found = rates.get(generator);
      if (found == null) {
        out.printf("%s: not installed, so nothing to compare with%n", generator.label);
      } else {
        Rate rate = Rate.median(found);
        // Paired by start: what disturbed one generator meanwhile disturbed all.
        Rate ratio =
            Rate.median(
                IntStream.range(0, found.size())
                    .mapToObj(start -> injector.get(start).over(found.get(start)))
                    .toList());
        out.printf(
            "%s: %,.0f requests/s, of which the injector does %.2f;"
                + " %,.0f for each CPU second, of which it does %.2f%n",
            generator.label,
            rate.perSecond,
            ratio.perSecond,
            rate.perCpuSecond,
            ratio.perCpuSecond);
      }
    }
  }
}
