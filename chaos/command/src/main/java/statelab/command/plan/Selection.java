package statelab.command.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import statelab.chaos.experiment.Arm;
import statelab.chaos.experiment.Experiment;
import statelab.chaos.experiment.ExperimentReader;
import statelab.chaos.experiment.Experiments;
import statelab.command.console.BadInputException;
import statelab.results.definition.DefinitionFile;
import statelab.results.definition.NearestName;

/** Finds what the user named, or says what is nearest to it. */
public final class Selection {
  private static final String DEFINITION = ".yaml";

  private Selection() {}

  /**
   * The experiment of that name, or of that file when it ends in {@code .yaml}, with the arms of
   * these architectures at these levels.
   *
   * @param architectures names; all when empty
   * @param levels names; all when empty. An experiment without levels is taken as it is.
   */
  public static Experiment experiment(
      String name, List<String> architectures, List<String> levels) {
    Experiment experiment = named(name);
    if (!architectures.isEmpty()) {
      List<String> compared =
          experiment.arms().stream().map(Arm::architecture).distinct().sorted().toList();
      requireAll("--architectures: %s does not compare".formatted(name), architectures, compared);
      experiment = experiment.only(architectures);
    }
    if (!levels.isEmpty() && !experiment.levels().isEmpty()) {
      List<String> known = experiment.levels().stream().map(each -> each.level().name()).toList();
      requireAll("--levels: %s has no level".formatted(name), levels, known);
      experiment = experiment.onlyLevels(levels);
    }
    return experiment;
  }

  /** SHA-256 of the text of the experiment of that name or file, in lower-case hexadecimal. */
  static String definitionSha256(String name) {
    try {
      return DefinitionFile.sha256(
          name.endsWith(DEFINITION) ? Files.readString(Path.of(name)) : Experiments.text(name));
    } catch (IOException e) {
      throw new BadInputException("--experiment: cannot read " + name + ".");
    }
  }

  private static void requireAll(String problem, List<String> names, List<String> known) {
    for (String name : names) {
      if (!known.contains(name)) {
        throw new BadInputException(
            "%s '%s', only %s%s."
                .formatted(
                    problem, name, String.join(", ", known), NearestName.suggestion(name, known)));
      }
    }
  }

  private static Experiment named(String name) {
    if (name.endsWith(DEFINITION)) {
      return read(Path.of(name));
    }
    try {
      return Experiments.named(name);
    } catch (IllegalArgumentException e) {
      throw new BadInputException("--experiment: " + e.getMessage() + ".");
    }
  }

  private static Experiment read(Path file) {
    try {
      return ExperimentReader.read(file);
    } catch (IOException e) {
      throw new BadInputException("--experiment: cannot read " + file + ".");
    }
  }
}
