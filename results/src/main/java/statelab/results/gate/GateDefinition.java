package statelab.results.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import statelab.results.definition.DefinitionFile;
import statelab.results.statistics.RegressionRule;

/**
 * What a gate checks and how strictly.
 *
 * @param experiment name of the experiment that base and candidate both go through
 * @param architectures the architectures that are gated
 * @param inconclusivePasses whether a gate that shows neither lets the candidate through
 * @param metrics the metrics, which together with the architectures make the family: at most {@link
 *     RegressionRule#LARGEST_FAMILY}
 */
public record GateDefinition(
    String experiment,
    List<String> architectures,
    boolean inconclusivePasses,
    List<GatedMetric> metrics) {
  /** The version of the format that is read and written. */
  public static final int VERSION = 1;

  private static final String STANDARD = "gate.yaml";

  public GateDefinition {
    architectures = List.copyOf(architectures);
    metrics = List.copyOf(metrics);
    if (architectures.stream().distinct().count() < architectures.size()) {
      throw new IllegalArgumentException("architectures must each be named once");
    }
    if (metrics.stream().map(GatedMetric::metric).distinct().count() < metrics.size()) {
      throw new IllegalArgumentException("metrics must each be named once");
    }
    int family = architectures.size() * metrics.size();
    if (family < 1 || family > RegressionRule.LARGEST_FAMILY) {
      throw new IllegalArgumentException(
          "architectures × metrics must be from 1 to %d, but was %d × %d = %d: with more, so many tests leave no power"
              .formatted(
                  RegressionRule.LARGEST_FAMILY, architectures.size(), metrics.size(), family));
    }
  }

  /** The one that comes with Statelab. */
  public static GateDefinition standard() {
    return DefinitionFile.parse(STANDARD, standardText(), GateReader::definition);
  }

  /** The text of the one that comes with Statelab, to be copied and changed. */
  public static String standardText() {
    try (InputStream text = GateDefinition.class.getResourceAsStream("/" + STANDARD)) {
      if (text == null) {
        throw new IllegalStateException(STANDARD + " is missing from this jar");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws statelab.results.definition.DefinitionException if anything in it is wrong, with all
   *     problems
   * @throws IOException if it cannot be read
   */
  public static GateDefinition read(Path file) throws IOException {
    return DefinitionFile.read(file, GateReader::definition);
  }

  /** Reads a text that problems call by this name. */
  public static GateDefinition parse(String name, String text) {
    return DefinitionFile.parse(name, text, GateReader::definition);
  }

  /** The same for other architectures. */
  public GateDefinition with(List<String> others) {
    return new GateDefinition(experiment, others, inconclusivePasses, metrics);
  }

  /** The same with another answer to what neither is shown. */
  public GateDefinition withInconclusivePassing(boolean passes) {
    return new GateDefinition(experiment, architectures, passes, metrics);
  }
}
