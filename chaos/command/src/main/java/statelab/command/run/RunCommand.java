package statelab.command.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import statelab.chaos.experiment.Experiments;
import statelab.chaos.experiment.Profile;
import statelab.chaos.lab.Lab;
import statelab.chaos.lab.host.Distribution;
import statelab.command.console.BadInputException;
import statelab.command.console.Console;
import statelab.command.console.ExitCode;
import statelab.command.hotpaths.HotPathRun;
import statelab.command.option.LabSettings;
import statelab.command.option.Names;
import statelab.command.option.RunsFolder;
import statelab.command.option.SeedOption;
import statelab.command.plan.LabChoice;
import statelab.command.plan.PlanText;
import statelab.command.plan.RunOrder;
import statelab.command.plan.RunPlan;
import statelab.command.provenance.Resumption;
import statelab.command.provenance.WorkingTree;
import statelab.command.safety.Interruption;
import statelab.command.safety.RunLimits;
import statelab.results.archive.CompactFolder;
import statelab.results.archive.RunFolder;
import statelab.results.claims.Ledger;
import statelab.results.run.Manifest;

/** {@code statelab run}: measures, judges and reports. */
@Command(
    name = "run",
    description = "Carries out experiments, judges the claims and writes the report.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  statelab run                                    five questions in about ten minutes",
      "  statelab run --only kill-node --trials 1        two minutes; shows the path, proves little",
      "  statelab run --only hang-node,store-outage --profile standard --seed 7",
      "  statelab run --only my-experiment.yaml --dry-run"
    })
public final class RunCommand implements Callable<Integer> {
  private static final String RESUME = "--resume";

  @Option(
      names = {"--experiment", "--only"},
      paramLabel = "EXPERIMENT",
      split = ",",
      completionCandidates = Names.OfExperiments.class,
      description = {
        "These experiments, by name or as a file ending in .yaml; by default the four that",
        "the five questions rest on.",
        "'statelab list' names them all."
      })
  private List<String> experiments = Experiments.usual();

  @Option(
      names = "--architectures",
      paramLabel = "ARCHITECTURE",
      split = ",",
      completionCandidates = Names.OfArchitectures.class,
      description = "Only these architectures; all that an experiment compares by default.")
  private List<String> architectures = List.of();

  @Option(
      names = "--levels",
      paramLabel = "LEVEL",
      split = ",",
      description = "Only these levels; all that an experiment has by default.")
  private List<String> levels = List.of();

  @Option(
      names = "--trials",
      paramLabel = "N",
      description =
          "Trials of each architecture at each level; by default (0) as many as the profile says.")
  private int trials;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      defaultValue = "quick",
      completionCandidates = Names.OfProfiles.class,
      description = "How much to spend: quick (default), standard or full.")
  private Profile profile = Profile.QUICK;

  @Mixin private SeedOption seed = new SeedOption();

  @Option(
      names = "--lab",
      paramLabel = "LAB",
      defaultValue = Labs.PROCESS,
      completionCandidates = Labs.OfLabs.class,
      description = "What runs the clusters: process (default) or docker.")
  private String labName = Labs.PROCESS;

  @Mixin private RunLimits limits = new RunLimits();

  @Mixin private LabSettings labSettings = new LabSettings();

  @Mixin private RunsFolder runs = new RunsFolder();

  @Option(
      names = "--dry-run",
      description = "Print what would be measured and about how long it takes; start nothing.")
  private boolean dryRun;

  @Option(
      names = {"-v", "--verbose"},
      description = "Also print how each trial begins, and the evidence of its faults.")
  private boolean verbose;

  @Option(
      names = "--looks",
      description = {
        "Measure 10 blocks of each experiment, then 15, 20 and 30 while an interval of its claims",
        "is wider than the effect that matters; never because of where it lies."
      })
  private boolean looks;

  @Option(
      names = "--claims",
      paramLabel = "FILE",
      defaultValue = "",
      description =
          "Judge by this ledger of claims instead of the standard one (docs/statistics.md).")
  private String claims = "";

  @Option(
      names = RESUME,
      paramLabel = "RUN",
      description = {
        "Carry on the run in this folder where it was broken off, with the same plan; it keeps",
        "every finished trial. No other option may be given but --max-time and --max-disk."
      })
  private @Nullable Path resumed;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Console console = Console.of(spec);
    return resumed == null ? begin(console) : resume(resumed, console);
  }

  private int begin(Console console) throws InterruptedException {
    RunOrder order = order();
    RunPlan plan = order.plan();
    Ledger ledger = order.ledger();
    if (dryRun) {
      console.say(PlanText.of(plan, profile, order.seed(), verbose));
      if (order.timesHotPaths()) {
        console.say(
            "Hot paths would be timed after the trials, %s more."
                .formatted(HotPathRun.AFTER_TRIALS.length()));
      }
      return ExitCode.DONE.code();
    }
    try (Interruption interruption = Interruption.handle(console);
        Lab lab = Labs.open(order.lab())) {
      Instant startedAt = Instant.now();
      RunFolder folder = RunFolder.create(runs.path(), startedAt);
      interruption.keeps(folder.path());
      WorkingTree.drift(Distribution.find(Labs.class).folder(), WorkingTree.commit())
          .ifPresent(console::say);
      folder.writeManifest(
          new RunFacts(lab, order, plan, ledger).manifest(startedAt), ledger.text());
      return new RunExecution(order, plan, lab, folder, verbose, console).carryOut(limits).code();
    }
  }

  /** Measures what is left of a run that was broken off; nothing of it may have changed since. */
  private int resume(Path run, Console console) throws InterruptedException {
    requireNothingBeside(Objects.requireNonNull(spec, "spec"));
    RunFolder folder = RunFolder.open(run);
    if (CompactFolder.is(folder)) {
      throw new BadInputException(
          run
              + " is a run in compact form, without its requests; only a whole run can be resumed.");
    }
    Manifest manifest = folder.manifest();
    RunOrder order = RunOrder.of(manifest);
    RunPlan plan = order.plan();
    Ledger ledger = Ledger.parse("claims.yaml", folder.claimsYaml());
    try (Interruption interruption = Interruption.handle(console);
        Lab lab = Labs.open(order.lab())) {
      Resumption.check(
          manifest, new RunFacts(lab, order, plan, ledger).manifest(manifest.startedAt()));
      interruption.keeps(folder.path());
      return new RunExecution(order, plan, lab, folder, verbose, console).carryOut(limits).code();
    }
  }

  private static void requireNothingBeside(CommandSpec command) {
    command.commandLine().getParseResult().matchedOptions().stream()
        .map(OptionSpec::longestName)
        .filter(name -> !name.equals(RESUME) && !RunLimits.names().contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new BadInputException(
                  "%s takes everything from the run, so %s must not be given."
                      .formatted(RESUME, name));
            });
  }

  private RunOrder order() {
    return new RunOrder(
        experiments,
        architectures,
        levels,
        trials,
        profile,
        new LabChoice(labName, labSettings.file()),
        seed.givenOrDrawn(),
        looks,
        claims);
  }
}
