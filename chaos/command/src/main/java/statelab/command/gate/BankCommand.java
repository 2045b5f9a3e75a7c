package statelab.command.gate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import statelab.chaos.experiment.Experiment;
import statelab.chaos.lab.RunClock;
import statelab.chaos.lab.host.Distribution;
import statelab.command.console.BadInputException;
import statelab.command.console.Console;
import statelab.command.console.ExitCode;
import statelab.command.option.SeedOption;
import statelab.command.option.TimeOption;
import statelab.command.plan.TimeEstimate;
import statelab.command.safety.Interruption;
import statelab.command.safety.RunLimits;
import statelab.command.safety.RunWatchdog;
import statelab.results.archive.BankFile;
import statelab.results.archive.BankGatesFile;
import statelab.results.archive.BankHold;
import statelab.results.gate.BankSection;
import statelab.results.gate.GateBank;
import statelab.results.gate.GateDefinition;
import statelab.results.report.BankText;
import statelab.results.report.WholeGatesText;
import statelab.results.run.BankGate;
import statelab.results.run.BankPair;
import statelab.results.run.BankTrial;

/** {@code statelab bank}: how often is a gate right here? */
@Command(
    name = "bank",
    description = {
      "Adds pairs to a bank, of this build beside itself and beside itself slowed down,",
      "and says how often whole gates made of all recorded pairs are right. What is recorded"
          + " stays:",
      "a bank grows whenever there is time for it."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  statelab bank --pairs 20              add 20 pairs of each kind, about 14 minutes",
      "  statelab bank --whole-gates 3 --budget 4m   carry out 3 whole gates of each kind",
      "  statelab bank --gate my-gate.yaml     what other thresholds would have said of the same"
          + " pairs"
    })
public final class BankCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = "results/bank",
      description = "Folder of the bank; ${DEFAULT-VALUE} by default.")
  private Path folder = Path.of("results/bank");

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "0",
      description = "How many pairs of each kind to record first; none by default.")
  private int pairs;

  @Option(
      names = "--whole-gates",
      paramLabel = "N",
      defaultValue = "0",
      description = {
        "How many whole gates to carry out first, of this build against itself and against",
        "itself slowed down by each share; each takes up to the budget. None by default."
      })
  private int wholeGates;

  @Option(
      names = "--slow-down",
      paramLabel = "SHARE",
      split = ",",
      defaultValue = "0.05,0.1",
      description = "How much more CPU time each slowed side burns; ${DEFAULT-VALUE} by default.")
  private List<Double> slowDowns = List.of();

  @Option(
      names = "--gates",
      paramLabel = "N",
      defaultValue = "500",
      description = "How many gates to draw of each kind of pair; ${DEFAULT-VALUE} by default.")
  private int gates;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      defaultValue = "10m",
      converter = TimeOption.class,
      description = "Time that each gate has for measuring; ${DEFAULT-VALUE} by default.")
  private Duration budget = Duration.ofMinutes(10);

  @Mixin private GateFileOptions gateFile = new GateFileOptions();

  @Mixin private SeedOption seed = new SeedOption();

  @Mixin private RunLimits limits = new RunLimits();

  @Spec private @Nullable CommandSpec spec;

  private final GateLabs labs;
  private final RunClock clock;

  /** The command as users know it: on processes of this machine. */
  BankCommand() {
    this(GateLabs::process, RunClock.system());
  }

  /** The same on other labs. */
  BankCommand(GateLabs labs, RunClock clock) {
    this.labs = labs;
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    Console console = Console.of(spec);
    require(pairs >= 0, "--pairs must be 0 or more, but was " + pairs);
    require(wholeGates >= 0, "--whole-gates must be 0 or more, but was " + wholeGates);
    require(gates > 0, "--gates must be 1 or more, but was " + gates);
    require(
        slowDowns.stream().allMatch(share -> share > 0 && share <= 1)
            && slowDowns.stream().distinct().count() == slowDowns.size(),
        "--slow-down must name different shares above 0 and at most 1, but was " + slowDowns);
    GateDefinition definition = gateFile.definition();
    Experiment experiment = GateExperiment.of(definition);
    BankFile bank = new BankFile(folder);
    BankGatesFile whole = new BankGatesFile(folder);
    // What cannot be read shows before time is spent on recording.
    bank.read();
    whole.read();
    long drawn = seed.givenOrDrawn();
    if (pairs > 0 || wholeGates > 0) {
      record(new Recording(definition, experiment, bank, whole, drawn), console);
    }
    tell(whole.read(), console);
    GateBank gate = new GateBank(definition, experiment.name(), budget);
    boolean wholeOnly = !whole.read().isEmpty() && bank.read().stream().noneMatch(gate::uses);
    return (wholeOnly
            ? ExitCode.DONE
            : resample(definition, experiment.name(), bank, drawn, console))
        .code();
  }

  private static void require(boolean rule, String sentence) {
    if (!rule) {
      throw new BadInputException(sentence + ".");
    }
  }

  /** What is recorded, and where. */
  private record Recording(
      GateDefinition definition,
      Experiment experiment,
      BankFile bank,
      BankGatesFile whole,
      long seed) {}

  private void record(Recording recording, Console console) throws InterruptedException {
    GateRun.made(folder);
    try (BankHold hold = BankHold.of(folder);
        BankScratch scratch = BankScratch.make();
        Interruption interruption = Interruption.handle(console);
        RunWatchdog watchdog =
            RunWatchdog.start(
                RunWatchdog.Subject.bank(scratch.path(), recording.bank().path()),
                limits.bounds(estimate(recording)),
                console)) {
      interruption.keeps(hold.bank());
      watchdog.over(
          () -> {
            recordPairs(recording, scratch, console);
            recordWholeGates(recording, scratch, console);
            return hold.bank();
          });
    }
  }

  private Duration estimate(Recording recording) {
    Duration ofPairs =
        TimeEstimate.of(recording.experiment(), true)
            .multipliedBy(
                (long) pairs
                    * (1 + slowDowns.size())
                    * recording.definition().architectures().size());
    return ofPairs.plus(budget.multipliedBy((long) wholeGates * (1 + slowDowns.size())));
  }

  private void recordPairs(Recording recording, BankScratch scratch, Console console)
      throws InterruptedException {
    if (pairs > 0) {
      new BankRecording(
              recording.experiment(),
              recording.definition().architectures(),
              BankRecording.kinds(slowDowns),
              scratch,
              clock)
          .record(build().distribution(), recording.bank(), pairs, recording.seed(), labs, console);
    }
  }

  private void recordWholeGates(Recording recording, BankScratch scratch, Console console)
      throws InterruptedException {
    if (wholeGates > 0) {
      new WholeGates(
              recording.definition(),
              recording.experiment(),
              budget,
              BankRecording.kinds(slowDowns),
              "statelab bank" + words(recording.definition(), recording.seed()))
          .record(
              build(),
              recording.whole(),
              wholeGates,
              recording.seed(),
              new WholeGates.Measuring(labs, clock, scratch, console));
    }
  }

  private static GateBuild build() {
    return GateBuild.folder(Distribution.find(BankCommand.class).folder());
  }

  private static void tell(List<BankGate> gates, Console console) {
    if (!gates.isEmpty()) {
      console.say(WholeGatesText.of(gates).stripTrailing());
      console.say("");
    }
  }

  private ExitCode resample(
      GateDefinition definition, String experiment, BankFile bank, long drawn, Console console)
      throws InterruptedException {
    List<BankPair> recorded = bank.read();
    GateBank gate = new GateBank(definition, experiment, budget);
    long used = recorded.stream().filter(gate::uses).count();
    if (used == 0) {
      throw new BadInputException(
          "%s holds no pair of what the gate checks (%s of %s); record some with --pairs."
              .formatted(bank.path(), experiment, String.join(", ", definition.architectures())));
    }
    List<BankSection> sections = gate.resample(recorded, gates, drawn);
    console.say(BankText.of(sections).stripTrailing());
    if (used < recorded.size()) {
      console.say(
          "%d of %d pairs are left out: they do not hold what the gate checks."
              .formatted(recorded.size() - used, recorded.size()));
    }
    console.say("Repeat: statelab bank" + words(definition, drawn));
    return recorded.stream().flatMap(pair -> pair.trials().stream()).anyMatch(BankTrial::valid)
        ? ExitCode.DONE
        : ExitCode.NOTHING_VALID;
  }

  /** What repeats the counting, without recording anything. */
  private String words(GateDefinition definition, long drawn) {
    return " %s%s --budget=%ds --gates=%d --seed=%d"
        .formatted(folder, gateFile.words(definition), budget.toSeconds(), gates, drawn);
  }
}
