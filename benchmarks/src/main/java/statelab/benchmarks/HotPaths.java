package statelab.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Runs the benchmarks in rounds. Each round measures every slice once, in random order and in a JVM
 * with the jars of the slice's architecture only, so that a drift of the machine meets all slices
 * and the forks of one round can be compared with each other.
 */
public final class HotPaths {
  /** Word on the command line by which results that are there already are kept. */
  static final String CARRY_ON = "carry-on";

  private static final String USAGE =
      """
      usage: java -jar benchmarks.jar check|quick|algorithms|repeatability|standard [FOLDER] [carry-on]
        check          every benchmark once, to see that it runs
        quick          the decisive benchmarks, 2 rounds
        algorithms     the same with what requests of every algorithm are made of, 3 rounds
        repeatability  the decisive benchmarks, each twice a round, 30 rounds
        standard       all benchmarks with their allocation, 3 rounds
        FOLDER         where round-R-SLICE.json goes (default: hot-paths); must not hold results
        carry-on       measure what results of the same effort in FOLDER lack
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
    if (arguments.length < 1 || arguments.length > 3) {
      throw new IllegalArgumentException("one to three arguments are expected");
    }
    Effort effort = effort(arguments[0]);
    Path folder = Path.of(arguments.length > 1 ? arguments[1] : "hot-paths").toAbsolutePath();
    if (arguments.length > 2 && !arguments[2].equals(CARRY_ON)) {
      throw new IllegalArgumentException("\"" + arguments[2] + "\" is not " + CARRY_ON);
    }
    if (arguments.length < 3 && holdsResults(folder)) {
      throw new IllegalArgumentException(
          folder + " holds results already; name another folder, or " + CARRY_ON);
    }
    return new HotPaths(effort, Files.createDirectories(folder), Distribution.current());
  }

  private static Effort effort(String label) {
    return Arrays.stream(Effort.values())
        .filter(known -> known.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no effort \"" + label + "\""));
  }

  private static boolean holdsResults(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (DirectoryStream<Path> results = Files.newDirectoryStream(folder, "round-*.json")) {
      return results.iterator().hasNext();
    }
  }

  private Exit run() throws IOException, InterruptedException {
    Random random = new Random(SEED);
    for (int round = 1; round <= effort.rounds(); round++) {
      List<Slice> slices = new ArrayList<>(effort.slices(round));
      Collections.shuffle(slices, random);
      for (Slice slice : slices) {
        if (!measure(slice, round)) {
          return Exit.BENCHMARK_FAILED;
        }
      }
    }
    return Exit.DONE;
  }

  /** A result stands under its name only when it is whole; then it is not measured again. */
  private boolean measure(Slice slice, int round) throws IOException, InterruptedException {
    String name = "round-" + round + "-" + slice.label() + ".json";
    if (Files.exists(folder.resolve(name))) {
      return true;
    }
    Path unfinished = folder.resolve("." + name + ".unfinished");
    // Its standard input is ours to hold: it ends when we do.
    int exit =
        new ProcessBuilder(command(slice, unfinished))
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    if (exit != 0) {
      return false;
    }
    Files.move(unfinished, folder.resolve(name));
    return true;
  }

  private List<String> command(Slice slice, Path result) {
    List<String> command = new ArrayList<>();
    command.add(Distribution.JAVA.toString());
    command.addAll(NodeJvm.FLAGS);
    command.add("-D" + Distribution.PROPERTY + "=" + distribution.root().toAbsolutePath());
    // JMH hands its JVM's flags on to its forks, and neither removes all its temporary files.
    command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    command.add("-cp");
    command.add(distribution.classPath("benchmarks", slice.group().architecture()));
    command.add(GroupRun.class.getName());
    command.addAll(effort.arguments(slice));
    command.addAll(List.of("-foe", "true", "-rf", "json", "-rff", result.toString()));
    return command;
  }
}
