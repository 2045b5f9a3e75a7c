package statelab.command.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.command.Statelab;
import statelab.command.console.ExitCode;
import statelab.command.safety.Leftovers;
import statelab.results.archive.BankFile;
import statelab.results.archive.BankGatesFile;
import statelab.results.archive.BankHold;
import statelab.results.gate.GateDefinition;
import statelab.results.run.BankGate;
import statelab.results.run.BankPair;

/** The whole command on labs in memory: what it records, keeps, says and ends with. */
class BankCommandTest {
  private static final FakeBuild GOOD = FakeBuild.GOOD;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> guardians = new ArrayList<>();
  private FakeBuild build = GOOD;

  @Test
  void aBankGrowsEachTimeByPairsOfEveryKind() {
    assertThat(execute("--pairs=2", "--seed=1", "--gates=5")).as(said()).isEqualTo(ExitCode.DONE);
    assertThat(execute("--pairs=1", "--seed=1", "--gates=5")).as(said()).isEqualTo(ExitCode.DONE);

    List<BankPair> pairs = new BankFile(bank()).read();
    assertThat(pairs.stream().map(BankPair::number)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(pairs.stream().map(BankPair::seed).distinct()).hasSize(9);
    for (int round = 0; round < 9; round += 3) {
      assertThat(pairs.subList(round, round + 3).stream().map(BankPair::candidate))
          .containsExactlyInAnyOrder("itself", "slowed-0.05", "slowed-0.1");
    }
    assertThat(pairs)
        .allSatisfy(pair -> assertThat(pair.of("base")).hasSameSizeAs(pair.of(pair.candidate())));
    assertThat(of(pairs, "slowed-0.1").of("slowed-0.1").getFirst().slowDown()).isEqualTo(0.1);
    assertThat(pairs.getFirst().conditions())
        .containsEntry("sides", "at the same time")
        .containsKeys("warm_up", "calm", "jvm_flags")
        .containsEntry("recovery_horizon_s", "2.9");
  }

  @Test
  void theFiguresOfEachSideAreKept() {
    execute("--pairs=1", "--slow-down=0.1", "--gates=5");

    BankPair slowed = of(new BankFile(bank()).read(), "slowed-0.1");
    assertThat(cpu(slowed, "slowed-0.1") / cpu(slowed, "base")).isBetween(1.05, 1.15);
    assertThat(slowed.of("base").getFirst().figures())
        .containsKeys("bytes_per_request", "sessions_lost_share", "time_to_recover_s");
    assertThat(slowed.trials()).allSatisfy(trial -> assertThat(trial.tookS()).isPositive());
  }

  @Test
  void wholeGatesOfTheRecordedPairsAreCounted() {
    // So little that every gate ends at its first look.
    build = GOOD.withSpread(0.003);

    assertThat(execute("--pairs=10", "--slow-down=0.2", "--gates=20", "--budget=1h"))
        .as(said())
        .isEqualTo(ExitCode.DONE);

    assertThat(out.toString())
        .contains("20 pairs, 0 of their 40 trials invalid; from ")
        .contains("against itself: 10 pairs; 20 gates drawn, of 10.0 pairs")
        .contains("slowed down by 20.0 %: 10 pairs; 20 gates drawn")
        .containsPattern("regression +100.0 % \\(83.2 to 100.0 %\\) +1 of 1 \\(2.5 to 100.0 %\\)")
        .contains("by replicated-session cpu_ns_per_request: 100.0 %");
  }

  @Test
  void wholeGatesOfEachKindAreCarriedOutKeptAndCounted() {
    assertThat(execute("--whole-gates=1", "--slow-down=0.2", "--budget=20m", "--seed=5"))
        .as(said())
        .isEqualTo(ExitCode.DONE);
    assertThat(execute("--whole-gates=1", "--slow-down=0.2", "--budget=20m", "--seed=6"))
        .as(said())
        .isEqualTo(ExitCode.DONE);

    List<BankGate> gates = new BankGatesFile(bank()).read();
    assertThat(gates.stream().map(BankGate::side))
        .containsExactly("itself", "slowed-0.2", "itself", "slowed-0.2");
    assertThat(gates.stream().map(BankGate::seed).distinct()).hasSize(4);
    assertThat(gates.get(0))
        .returns("pass", BankGate::outcome)
        .returns(0, BankGate::exitCode)
        .returns(List.of(), BankGate::blamed)
        .returns(10, BankGate::pairs);
    assertThat(gates.get(1))
        .returns("regression", BankGate::outcome)
        .returns(11, BankGate::exitCode)
        .returns(List.of("replicated-session cpu_ns_per_request"), BankGate::blamed)
        .returns(0.2, BankGate::slowDown);
    assertThat(gates.get(0).conditions())
        .containsEntry("budget", "PT20M")
        .containsKeys("calm", "recovery_horizon_s", "allowed");
    assertThat(out.toString())
        .contains("4 whole gates, carried out one by one")
        .containsPattern("against itself: 2 gates, of 10.0 pairs and [0-9.]+ min on average")
        .containsPattern("pass +2 of 2 \\(15.8 to 100.0 %\\)")
        .containsPattern("regression +2 of 2 \\(15.8 to 100.0 %\\)")
        .contains("by replicated-session cpu_ns_per_request: 2");
  }

  @Test
  void aBankTakesOneRecordingAtATime() throws IOException {
    Files.createDirectories(bank());
    try (BankHold hold = BankHold.of(bank())) {
      assertThat(execute("--pairs=1")).isEqualTo(ExitCode.RESULTS_UNUSABLE);
      assertThat(err.toString()).contains("another statelab is recording into " + hold.bank());
    }
    assertThat(execute("--pairs=1", "--gates=5")).as(said()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void theCommandThatRepeatsACountingHasEveryOptionThatShapesIt() throws IOException {
    Path file = Files.writeString(folder.resolve("my.yaml"), GateDefinition.standardText());
    execute("--pairs=1", "--gates=5", "--gate=" + file, "--seed=3");

    assertThat(out.toString())
        .contains(
            "Repeat: statelab bank %s --gate=%s --architectures=replicated-session --budget=600s"
                    .formatted(bank(), file)
                + " --gates=5 --seed=3");
  }

  @Test
  void whatWasRecordedIsCountedAnewWithoutMeasuring() {
    execute("--pairs=2", "--seed=3", "--gates=5");
    out.getBuffer().setLength(0);

    assertThat(execute("--gates=5", "--seed=3")).as(said()).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).doesNotContain("pair  ").contains("against itself: 2 pairs");
  }

  @Test
  void whyATrialMayNotBeUsedIsKeptAndNothingValidIsSaid() {
    build = GOOD.withBreach("was late");

    assertThat(execute("--pairs=1", "--gates=5")).as(said()).isEqualTo(ExitCode.NOTHING_VALID);
    assertThat(new BankFile(bank()).read().getFirst().trials())
        .allSatisfy(
            trial -> assertThat(trial.invalidReasons()).contains("load generator: was late"));
    assertThat(out.toString()).contains("6 of their 6 trials invalid");
  }

  @Test
  void aBankWithoutPairsIsOneSentence() {
    assertThat(execute()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString().lines().toList()).hasSize(1);
    assertThat(err.toString()).contains("holds no pair of what the gate checks", "--pairs");
  }

  @Test
  void aDamagedLineEndsItBeforeAnythingIsMeasured() throws IOException {
    execute("--pairs=1", "--gates=5");
    Path file = new BankFile(bank()).path();
    Files.writeString(file, Files.readString(file).replace("\"place\":1", "\"place\":-1"));
    out.getBuffer().setLength(0);

    assertThat(execute("--pairs=1")).isEqualTo(ExitCode.RESULTS_UNUSABLE);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains(file + ", line 1", "place counts from 1, but was -1");
  }

  @Test
  void whileItRecordsAGuardianStandsByThatRemovesWhatAKilledOneWouldLeave() {
    execute("--pairs=1", "--gates=5");

    assertThat(guardians).isNotEmpty().allMatch(line -> line.matches(".*/statelab-\\d+"));
  }

  private void noteGuardians() {
    ProcessHandle.current()
        .children()
        .map(Leftovers::commandLine)
        .filter(line -> line.contains(" guardian "))
        .forEach(line -> guardians.add(line.substring(line.lastIndexOf(' '))));
  }

  @Test
  void slowDownsThatCannotBeAreOneSentence() {
    assertThat(execute("--pairs=1", "--slow-down=0.1,0.1")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("--slow-down must name different shares above 0");
  }

  private static BankPair of(List<BankPair> pairs, String candidate) {
    return pairs.stream()
        .filter(pair -> pair.candidate().equals(candidate))
        .findFirst()
        .orElseThrow();
  }

  private static double cpu(BankPair pair, String side) {
    return pair.of(side).getFirst().figures().getOrDefault("cpu_ns_per_request", 0.0);
  }

  private Path bank() {
    return folder.resolve("bank");
  }

  private ExitCode execute(String... arguments) {
    JumpingClock clock = new JumpingClock();
    GateLabs labs =
        (nodes, architectures, slowDown) -> {
          noteGuardians();
          return new FakeGateLab(
              build.withCpuNs(build.cpuNs() * (1 + slowDown)), clock, Double.hashCode(slowDown));
        };
    List<String> all = new ArrayList<>(List.of(bank().toString()));
    all.addAll(List.of(arguments));
    int code =
        Statelab.commandLine(new BankCommand(labs, clock))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(all.toArray(String[]::new));
    return Arrays.stream(ExitCode.values())
        .filter(each -> each.code() == code)
        .findFirst()
        .orElseThrow();
  }

  private String said() {
    return out + "\n" + err;
  }
}
