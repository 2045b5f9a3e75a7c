package statelab.command.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import statelab.command.console.BadInputException;
import statelab.results.gate.GateDefinition;

/** The options that say what a gate checks. */
final class GateFileOptions {
  @Option(
      names = "--gate",
      paramLabel = "FILE",
      description = "What to check and how strictly; the one that comes with Statelab by default.")
  private @Nullable Path file;

  @Option(
      names = "--architectures",
      paramLabel = "NAME",
      split = ",",
      description = "Gate these architectures instead of those that the gate's file names.")
  private List<String> architectures = List.of();

  /** The words that repeat the choice, a blank before each. */
  String words(GateDefinition definition) {
    return (file == null ? "" : " --gate=" + file)
        + " --architectures="
        + String.join(",", definition.architectures());
  }

  /** What the file says, for the architectures that were named. */
  GateDefinition definition() {
    GateDefinition definition = file == null ? GateDefinition.standard() : read(file);
    try {
      return architectures.isEmpty() ? definition : definition.with(architectures);
    } catch (IllegalArgumentException e) {
      throw new BadInputException("--architectures: " + e.getMessage() + ".");
    }
  }

  private static GateDefinition read(Path file) {
    try {
      return GateDefinition.read(file);
    } catch (IOException e) {
      throw new BadInputException("--gate: cannot read " + file + ".");
    }
  }
}
