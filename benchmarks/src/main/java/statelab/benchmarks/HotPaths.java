package statelab.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Runs the benchmarks in rounds. Each round measures every group once, in random order and in a JVM
 * with the jars of the group's architecture only, so that a drift of the machine meets all groups
 * and the forks of one round can be compared with each other.
 */
public final class HotPaths {
  private static final String USAGE =
      """
      usage: java -jar benchmarks.jar check|quick|standard [FOLDER]
        check     every benchmark once, to see that it runs
        quick     the decisive benchmarks, 2 rounds
        standard  all benchmarks with their allocation, 3 rounds
        FOLDER    where round-R-GROUP.json goes (default: hot-paths); must not hold results
      """;

  private static final long SEED = 20_260_101L;

  /** How the program ends. */
  enum Exit {
    DONE(0),
    BENCHMARK_FAILED(1),
    BAD_ARGUMENT(2);

    private final int code;

    Exit(int code) {
      this.code = code;
    }
  }

  private final Effort effort;
  private final Path folder;
  private final Distribution distribution;

  private HotPaths(Effort effort, Path folder, Distribution distribution) {
    this.effort = effort;
    this.folder = folder;
    this.distribution = distribution;
  }

  /** Exit codes: 0 all ran; 1 a benchmark failed; 2 the arguments are wrong. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      System.exit(parse(arguments).run().code);
    } catch (IllegalArgumentException e) {
      System.err.print(e.getMessage() + "\n" + USAGE);
      System.exit(Exit.BAD_ARGUMENT.code);
    }
  }

  private static HotPaths parse(String[] arguments) throws IOException {
    if (arguments.length < 1 || arguments.length > 2) {
      throw new IllegalArgumentException("one or two arguments are expected");
    }
    Effort effort =
        Arrays.stream(Effort.values())
            .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(arguments[0]))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("there is no effort \"" + arguments[0] + "\""));
    Path folder = Path.of(arguments.length > 1 ? arguments[1] : "hot-paths").toAbsolutePath();
    if (Files.exists(folder.resolve("round-1-floor.json"))) {
      throw new IllegalArgumentException(folder + " holds results already; name another folder");
    }
    return new HotPaths(effort, Files.createDirectories(folder), Distribution.current());
  }

  private Exit run() throws IOException, InterruptedException {
    Random random = new Random(SEED);
    List<BenchmarkGroup> groups = new ArrayList<>(List.of(BenchmarkGroup.values()));
    for (int round = 1; round <= effort.rounds(); round++) {
      Collections.shuffle(groups, random);
      for (BenchmarkGroup group : groups) {
        if (!measure(group, round)) {
          return Exit.BENCHMARK_FAILED;
        }
      }
    }
    return Exit.DONE;
  }

  private boolean measure(BenchmarkGroup group, int round)
      throws IOException, InterruptedException {
    Path result = folder.resolve("round-" + round + "-" + group.label() + ".json");
    List<String> command = new ArrayList<>();
    command.add(Distribution.JAVA.toString());
    command.add("-D" + Distribution.PROPERTY + "=" + distribution.root().toAbsolutePath());
    command.add("-cp");
    command.add(distribution.classPath("benchmarks", group.architecture()));
    command.add(GroupRun.class.getName());
    command.addAll(effort.arguments(group));
    command.addAll(List.of("-foe", "true", "-rf", "json", "-rff", result.toString()));
    // Its standard input is ours to hold: it ends when we do.
    return new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor()
        == 0;
  }
}
