package statelab.command;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import statelab.chaos.experiment.Arm;
import statelab.chaos.experiment.Experiment;
import statelab.chaos.experiment.Experiments;
import statelab.chaos.experiment.Profile;
import statelab.results.catalogue.Architecture;

/** {@code statelab list}: what can be run. */
@Command(
    name = "list",
    description = "Names the experiments and the architectures.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    console.say("Experiments");
    Experiments.names().forEach(name -> describe(Experiments.named(name), console));
    console.say("");
    console.say("Architectures");
    for (Architecture architecture : Architecture.values()) {
      console.say("  %-19s %s".formatted(architecture.label(), architecture.meaning()));
    }
    return ExitCode.DONE.code();
  }

  private static void describe(Experiment experiment, Console console) {
    console.say("  %-19s %s".formatted(experiment.name(), experiment.question()));
    console.say(
        "  %-19s compares %s; %d trials each in the quick profile"
            .formatted(
                "",
                experiment.arms().stream().map(Arm::label).collect(Collectors.joining(", ")),
                experiment.trialsIn(Profile.QUICK)));
    if (!experiment.levels().isEmpty()) {
      console.say(
          "  %-19s at the levels %s"
              .formatted(
                  "",
                  experiment.levels().stream()
                      .map(plan -> plan.level().name())
                      .collect(Collectors.joining(", "))));
    }
  }
}
