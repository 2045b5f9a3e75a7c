package statelab.command.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import statelab.command.console.ExitCode;

/**
 * Runs that are broken at a random moment, looked at from outside: whatever broke them, they end
 * with a code of theirs and one sentence, no process, listening port or temporary file is left, and
 * what was finished can be read and reported. Half of them have finished a trial before, and a
 * third and more of them have a load generator. Five kinds of breakage are drawn of those that take
 * no minutes, others by {@code -Dstatelab.sample=N}; {@code -Dstatelab.long=true} breaks fifty runs
 * in every way, {@code -Dstatelab.seed=N} at other moments.
 */
@Tag("extended")
class HarnessBreakingIT {
  private static final boolean LONG = Boolean.getBoolean("statelab.long");

  private static final List<Breakage> KINDS =
      Arrays.stream(Breakage.values()).filter(kind -> LONG || !kind.takesMinutes()).toList();

  private static final int RUNS = LONG ? 50 : KINDS.size();
  private static final int SAMPLED = LONG ? RUNS : 5;

  private static final long SEED = Long.getLong("statelab.seed", 20_260_101L);

  /** Numbers of the cases that are carried out. */
  private static final Set<Integer> SAMPLE = sample();

  /** About the length of a trial with the start of its cluster, where nothing else is at work. */
  private static final int LATEST_MS = 8_000;

  private static final LongJournal JOURNAL = LongJournal.of(HarnessBreakingIT.class, SEED);

  private static final AtomicInteger PORTS = new AtomicInteger();
  private static final AtomicInteger BROKEN = new AtomicInteger();

  @TempDir Path folder;

  /** What is done to a run, and how it may end. */
  @SuppressWarnings("ImmutableEnumChecker") // its sets are never changed
  enum Breakage {
    RESULTS_DELETED(Set.of(ExitCode.RESULTS_UNUSABLE)),
    SIGKILL(Set.of()),
    INJECTOR_DIES(orGoesOn(ExitCode.LOAD_FAILED)),
    SIGTERM(Set.of(ExitCode.INTERRUPTED)),
    /** Its trial fails, or is invalid; a run goes on after an invalid one. */
    NODE_DIES(orGoesOn(ExitCode.NODE_DIED, ExitCode.NODE_NOT_READY, ExitCode.LOAD_FAILED)),
    CTRL_C_TWICE(Set.of(ExitCode.INTERRUPTED)),
    STORE_DIES(orGoesOn(ExitCode.NODE_DIED, ExitCode.NODE_NOT_READY, ExitCode.LOAD_FAILED)),
    DISK_FULL(Set.of(ExitCode.RESULTS_UNUSABLE)),
    TWO_RUNS(orGoesOn()),
    /** As it starts; what waits for it gives up after a minute. */
    NODE_HANGS(orGoesOn(ExitCode.NODE_NOT_READY));

    private final Set<ExitCode> ends;

    Breakage(Set<ExitCode> ends) {
      this.ends = ends;
    }

    boolean takesMinutes() {
      return this == TWO_RUNS || this == NODE_HANGS;
    }

    private static Set<ExitCode> orGoesOn(ExitCode... more) {
      Set<ExitCode> codes = EnumSet.of(ExitCode.DONE, ExitCode.NOTHING_VALID);
      codes.addAll(Set.of(more));
      return codes;
    }
  }

  /**
   * One run to be broken.
   *
   * @param finished whether a trial is finished before
   * @param loaded whether its trials have a load generator
   * @param afterMs from then to the breakage
   */
  record Case(int number, Breakage breakage, boolean finished, boolean loaded, int afterMs) {}

  /** Each kind as often as any other, each at a moment of its own, in both halves of the runs. */
  static Stream<Case> cases() throws IOException {
    Set<Integer> done = JOURNAL.done();
    Random random = new Random(SEED);
    return IntStream.range(0, RUNS)
        .mapToObj(
            i -> {
              Breakage kind = KINDS.get(i % KINDS.size());
              int turn = i + i / KINDS.size();
              boolean first = i < KINDS.size();
              boolean loaded =
                  turn % 3 == 2
                      || kind == Breakage.INJECTOR_DIES
                      || (first && kind == Breakage.DISK_FULL);
              return new Case(i + 1, kind, turn % 2 == 1, loaded, random.nextInt(LATEST_MS));
            })
        .filter(each -> SAMPLE.contains(each.number()) && !done.contains(each.number()));
  }

  private static Set<Integer> sample() {
    List<Integer> numbers = new ArrayList<>(IntStream.rangeClosed(1, RUNS).boxed().toList());
    Collections.shuffle(numbers, new Random(Long.getLong("statelab.sample", SEED)));
    return Set.copyOf(numbers.subList(0, SAMPLED));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("cases")
  void whateverBreaksARunItLeavesNothingBehindButWhatWasFinished(Case broken) throws Exception {
    if (broken.breakage() != Breakage.DISK_FULL) {
      breakOne(broken, () -> delete(folder.resolve("runs"))).leavesWhatWasFinished(broken);
      return;
    }
    try (SmallDisk disk = SmallDisk.at(Files.createDirectory(folder.resolve("runs")))) {
      Broken run = breakOne(broken, disk::fill);
      disk.free();
      run.leavesWhatWasFinished(broken);
    }
  }

  @AfterAll
  static void portsWereSeen() {
    // None is broken where all were done before.
    if (BROKEN.get() > 0) {
      assertThat(PORTS).as("ports on which a run listened before it was broken").hasPositiveValue();
    }
  }

  private Broken breakOne(Case broken, Runnable harmToResults) throws Exception {
    ObservedRun run =
        ObservedRun.start(folder, broken.loaded() ? ObservedRun.LOADED : ObservedRun.SCRIPTED);
    if (broken.finished()) {
      run.awaitFinishedTrial();
    } else {
      run.awaitFolder();
    }
    TimeUnit.MILLISECONDS.sleep(broken.afterMs());
    int ports = run.notePorts();
    PORTS.addAndGet(ports);
    BROKEN.incrementAndGet();

    breakIt(broken.breakage(), run, harmToResults);

    int code = run.awaitEnd();
    endedAsItShould(broken.breakage(), run, code);
    run.leavesNothing();
    return new Broken(run, code, ports);
  }

  /** A run that has ended. */
  private record Broken(ObservedRun run, int code, int ports) {
    void leavesWhatWasFinished(Case broken) throws Exception {
      boolean kept = broken.breakage() != Breakage.RESULTS_DELETED;
      int finished = kept ? run.finishedTrials() : 0;
      if (kept && broken.finished()) {
        assertThat(finished).as("trials that were finished before").isPositive();
        run.canBeReported();
      }
      System.out.printf(
          "%d of %d: %s of a run with %s %d ms after %s: exit code %d, %d ports closed, %s%n",
          broken.number(),
          RUNS,
          broken.breakage(),
          broken.loaded() ? "a load" : "a script",
          broken.afterMs(),
          broken.finished() ? "its first trial" : "its begin",
          code,
          ports,
          kept ? finished + " finished trials kept" : "results deleted");
      JOURNAL.add(broken.number());
    }
  }

  private void breakIt(Breakage breakage, ObservedRun run, Runnable harmToResults)
      throws Exception {
    switch (breakage) {
      case SIGKILL -> run.process().destroyForcibly();
      case SIGTERM -> ObservedRun.signal("TERM", run.process().toHandle());
      case CTRL_C_TWICE -> {
        ObservedRun.signal("INT", run.process().toHandle());
        ObservedRun.signal("INT", run.process().toHandle());
      }
      case NODE_DIES -> run.awaitProcess("--node=node-1 ").destroyForcibly();
      case NODE_HANGS -> ObservedRun.signal("STOP", run.awaitProcess("--node=node-1 "));
      case STORE_DIES -> run.awaitProcess("statelab.targets.store.").destroyForcibly();
      case INJECTOR_DIES -> run.awaitProcess("statelab.load.injector.").destroyForcibly();
      case TWO_RUNS -> besideAnother(run);
      case RESULTS_DELETED, DISK_FULL -> harmToResults.run();
    }
  }

  /** Both end as if they were alone. */
  private void besideAnother(ObservedRun run) throws Exception {
    ObservedRun other = ObservedRun.start(folder, ObservedRun.SCRIPTED);
    other.endedWithOneSentence(other.awaitEnd(), Breakage.TWO_RUNS.ends);
    run.awaitEnd();
    assertThat(run.finishedTrials()).isEqualTo(ObservedRun.TRIALS);
    other.leavesNothing();
  }

  /** What still writes there may make a new file meanwhile. */
  private static void delete(Path tree) {
    await()
        .atMost(ObservedRun.LIMIT)
        .until(
            () -> {
              try (Stream<Path> files = Files.walk(tree)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                  Files.deleteIfExists(file);
                }
              } catch (IOException e) {
                return false;
              }
              return Files.notExists(tree);
            });
  }

  private static void endedAsItShould(Breakage breakage, ObservedRun run, int code)
      throws IOException {
    if (breakage == Breakage.SIGKILL) {
      return;
    }
    run.endedWithOneSentence(code, breakage.ends);
    if (code == ExitCode.INTERRUPTED.code()) {
      assertThat(run.errors().getFirst())
          .startsWith("statelab: interrupted; ending all processes; finished trials are kept in ");
    }
    if (breakage == Breakage.DISK_FULL) {
      assertThat(run.errors().getFirst()).contains("the disk is full");
    }
  }
}
