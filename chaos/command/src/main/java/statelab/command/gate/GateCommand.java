package statelab.command.gate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import statelab.chaos.experiment.Experiment;
import statelab.chaos.lab.RunClock;
import statelab.chaos.lab.host.Distribution;
import statelab.command.console.BadInputException;
import statelab.command.console.Console;
import statelab.command.console.ExitCode;
import statelab.command.option.SeedOption;
import statelab.command.option.TimeOption;
import statelab.command.safety.Interruption;
import statelab.command.safety.RunLimits;
import statelab.command.safety.RunWatchdog;
import statelab.results.gate.GateDefinition;
import statelab.results.gate.GateReport;
import statelab.results.report.GateFiles;

/** {@code statelab gate}: is a candidate worse than its base? */
@Command(
    name = "gate",
    description = {
      "Measures a base and a candidate side by side and says whether the candidate is worse.",
      "Exit codes: 0 pass, 11 regression, 12 inconclusive, 13 invalid, 14 does not build, others:"
          + " errors."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  statelab gate --base=main             is this build worse than main?",
      "  statelab gate --self-test             can this machine gate at all?",
      "  statelab gate --base=v1 --candidate=v2 --budget=30m --inconclusive=pass"
    })
public final class GateCommand implements Callable<Integer> {
  @Option(
      names = "--base",
      paramLabel = "BUILD",
      description = "What to compare with: a folder of programs' jars, or a git revision.")
  private @Nullable String base;

  @Option(
      names = "--candidate",
      paramLabel = "BUILD",
      description = "What to judge, a folder or a revision; the build of this command by default.")
  private @Nullable String candidate;

  @Option(
      names = "--self-test",
      description = {
        "Measures the candidate against itself, and against itself slowed down,",
        "and says whether this machine can gate at all."
      })
  private boolean selfTest;

  @Option(
      names = "--slow-down",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description = "How much more CPU time the self-test burns; 0.1 (10 %%) by default.")
  private double slowDown = 0.1;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      defaultValue = "10m",
      converter = TimeOption.class,
      description = "Time for measuring, without building; ${DEFAULT-VALUE} by default.")
  private Duration budget = Duration.ofMinutes(10);

  @Mixin private GateFileOptions gateFile = new GateFileOptions();

  @Option(
      names = "--inconclusive",
      paramLabel = "pass|fail",
      description = "What an inconclusive gate does; what its file says by default (fail).")
  private @Nullable Inconclusive inconclusive;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "results/gate",
      description = "Folder for reports and trials; ${DEFAULT-VALUE} by default.")
  private Path out = Path.of("results/gate");

  @Mixin private SeedOption seed = new SeedOption();

  @Mixin private RunLimits limits = new RunLimits();

  @Spec private @Nullable CommandSpec spec;

  private final GateLabs labs;
  private final RunClock clock;

  /** What becomes of a candidate of which nothing is shown. */
  public enum Inconclusive {
    PASS,
    FAIL
  }

  /** The command as users know it: on processes of this machine. */
  GateCommand() {
    this(GateLabs::process, RunClock.system());
  }

  /** The same on other labs. */
  GateCommand(GateLabs labs, RunClock clock) {
    this.labs = labs;
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    Console console = Console.of(spec);
    GateDefinition definition = definition();
    Experiment experiment = GateExperiment.of(definition);
    Duration each = selfTest ? budget.dividedBy(SelfTest.GATES) : budget;
    GateOutlook.of(definition, experiment, each).sentences().forEach(console::say);
    long drawn = seed.givenOrDrawn();
    GateRun run =
        new GateRun(
            definition, experiment, drawn, each, GateRun.made(out), command(definition, drawn));
    try (Interruption interruption = Interruption.handle(console);
        RunWatchdog watchdog =
            RunWatchdog.start(RunWatchdog.Subject.gate(out), limits.bounds(budget), console)) {
      interruption.keeps(out);
      return watchdog
          .over(() -> selfTest ? testItself(run, console) : compare(run, console))
          .code();
    }
  }

  private ExitCode compare(GateRun run, Console console) throws InterruptedException {
    if (base == null) {
      throw new BadInputException("--base must be given: a folder or a git revision.");
    }
    try (GateBuild from = build("--base", base, run, console);
        GateBuild to = candidate(run, console)) {
      GateReport report =
          run.measure(
              new GateRun.Subject("base", from, 0),
              new GateRun.Subject("candidate", to, 0),
              labs,
              clock,
              console);
      GateRun.write(report, run.out());
      console.say(GateFiles.terminal(report, Help.Ansi.AUTO.enabled()));
      console.say("Report: " + run.out().resolve("gate.html"));
      return code(report);
    }
  }

  private ExitCode testItself(GateRun run, Console console) throws InterruptedException {
    if (base != null) {
      throw new BadInputException("--base has no place beside --self-test; name a --candidate.");
    }
    if (!(slowDown > 0 && slowDown <= 1)) {
      throw new BadInputException(
          "--slow-down must be above 0 and at most 1, but was " + slowDown + ".");
    }
    try (GateBuild build = candidate(run, console)) {
      return new SelfTest(build, slowDown, Help.Ansi.AUTO.enabled())
          .carryOut(run, labs, clock, console);
    }
  }

  private GateBuild candidate(GateRun run, Console console) throws InterruptedException {
    return candidate == null
        ? GateBuild.folder(Distribution.find(GateCommand.class).folder())
        : build("--candidate", candidate, run, console);
  }

  private GateBuild build(String option, String name, GateRun run, Console console)
      throws InterruptedException {
    console.say("Getting %s ready".formatted(name));
    Path log = run.out().resolve("build" + option.replace("--", "-") + ".log");
    return GateBuild.of(option, name, run.definition().architectures(), log);
  }

  private static String word(Inconclusive inconclusive) {
    return inconclusive.name().toLowerCase(Locale.ROOT);
  }

  /** How a gate with this report ends. */
  static ExitCode code(GateReport report) {
    return switch (report.decision().outcome()) {
      case PASS -> ExitCode.DONE;
      case REGRESSION -> ExitCode.GATE_REGRESSION;
      case INCONCLUSIVE -> report.lets() ? ExitCode.DONE : ExitCode.GATE_INCONCLUSIVE;
      case INVALID -> ExitCode.GATE_INVALID;
    };
  }

  private GateDefinition definition() {
    GateDefinition definition = gateFile.definition();
    return inconclusive == null
        ? definition
        : definition.withInconclusivePassing(inconclusive == Inconclusive.PASS);
  }

  private String command(GateDefinition definition, long drawn) {
    StringBuilder words = new StringBuilder("statelab gate");
    words.append(selfTest ? " --self-test --slow-down=" + slowDown : " --base=" + base);
    words.append(candidate == null ? "" : " --candidate=" + candidate);
    words.append(gateFile.words(definition));
    words.append(inconclusive == null ? "" : " --inconclusive=" + word(inconclusive));
    words.append(" --budget=").append(budget.toSeconds()).append('s');
    return words.append(" --seed=").append(drawn).toString();
  }
}
