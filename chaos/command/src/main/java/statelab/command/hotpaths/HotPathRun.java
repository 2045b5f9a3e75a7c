package statelab.command.hotpaths;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import statelab.chaos.lab.host.Distribution;
import statelab.chaos.lab.host.Guardian;
import statelab.chaos.lab.host.JavaCommand;
import statelab.chaos.lab.host.SecretFolder;
import statelab.command.console.Console;
import statelab.results.archive.HotPathFolder;
import statelab.results.archive.RunFolder;

/**
 * Times the hot paths into a run, in processes of the benchmarks' own. They end with this one,
 * however it ends, since it holds their standard input.
 */
public final class HotPathRun {
  private static final String BENCHMARKS = "benchmarks";

  /** Has what the benchmarks' program itself needs; what it measures, it adds by itself. */
  private static final String PROGRAMS = "no-auth";

  /** What follows the trials of a run. */
  public static final HotPathEffort AFTER_TRIALS = HotPathEffort.ALGORITHMS;

  private static final int END_LIMIT_S = 10;

  private final Path distribution;

  /**
   * @param distribution folder of the programs' jars
   */
  HotPathRun(Path distribution) {
    this.distribution = distribution;
  }

  /** Those of the programs that this command belongs to. */
  static HotPathRun here() {
    return new HotPathRun(Distribution.find(HotPathRun.class).folder());
  }

  /**
   * Times them after the trials of a run that has none yet: of every algorithm, since its requests
   * had every one. The trials are worth a report without them, so that a failure is said and no
   * more.
   */
  public static void after(RunFolder run, Console console) throws InterruptedException {
    if (HotPathFolder.of(run).exists()) {
      return;
    }
    try {
      here().into(run, AFTER_TRIALS, console);
    } catch (HotPathException e) {
      console.warn("statelab: " + e.getMessage());
    }
  }

  /**
   * Times them; only when all are timed do they belong to the run. A long timing that was broken
   * off carries on with the next slice.
   *
   * @return where they are
   * @throws HotPathException if a benchmark fails or cannot be started
   * @throws statelab.results.archive.ArchiveException if the run has hot paths already
   */
  HotPathFolder into(RunFolder run, HotPathEffort effort, Console console)
      throws InterruptedException {
    HotPathFolder hotPaths = HotPathFolder.of(run);
    Path folder = effort.carriesOn() ? hotPaths.carryOn(effort.label()) : hotPaths.begin();
    Path log = run.path().resolve("logs").resolve("hot-paths.log");
    console.say("timing hot paths by themselves, %s; %s".formatted(effort.length(), log));
    int exit = exitCode(effort, folder, log);
    if (exit != 0) {
      throw new HotPathException(
          "A benchmark of the hot paths ended with exit code %d; %s says why."
              .formatted(exit, log));
    }
    hotPaths.finish();
    return hotPaths;
  }

  /** Its temporary files go with it, even when this process is killed meanwhile. */
  private int exitCode(HotPathEffort effort, Path folder, Path log) throws InterruptedException {
    try (SecretFolder temporary = SecretFolder.create();
        Guardian guardian = Guardian.start(temporary.path())) {
      Process benchmarks = start(command(effort, folder, temporary.path()), log);
      try {
        guardian.watch(benchmarks.pid());
        return benchmarks.waitFor();
      } finally {
        // An interruption ends everything that was started first.
        end(benchmarks);
      }
    }
  }

  private List<String> command(HotPathEffort effort, Path folder, Path temporary) {
    for (String program : List.of(BENCHMARKS, PROGRAMS)) {
      if (!Files.isDirectory(distribution.resolve(program))) {
        throw new HotPathException(
            "The benchmarks of the hot paths are expected in %s, which is missing; build them with 'mvn package'."
                .formatted(distribution.resolve(program)));
      }
    }
    return List.of(
        JavaCommand.launcher().toString(),
        "-XX:+UseSerialGC",
        "-Dstatelab.distribution=" + distribution,
        "-Djava.io.tmpdir=" + temporary,
        "-cp",
        jars(BENCHMARKS) + File.pathSeparator + jars(PROGRAMS),
        "statelab.benchmarks.ChildHotPaths",
        effort.label(),
        folder.toString(),
        "carry-on");
  }

  private String jars(String program) {
    return distribution.resolve(program) + File.separator + "*";
  }

  private static Process start(List<String> command, Path log) {
    try {
      Files.createDirectories(log.resolveSibling(""));
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .start();
    } catch (IOException e) {
      throw new HotPathException("Cannot start the benchmarks: " + e.getMessage());
    }
  }

  private static void end(Process process) throws InterruptedException {
    List<ProcessHandle> family = process.descendants().toList();
    process.destroyForcibly();
    for (ProcessHandle member : family) {
      member.destroyForcibly();
    }
    // Cleared by the interruption that brought us here, or never set: this wait is a short one.
    process.waitFor(END_LIMIT_S, TimeUnit.SECONDS);
  }
}
