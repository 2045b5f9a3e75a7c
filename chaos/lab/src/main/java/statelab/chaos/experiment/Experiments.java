package statelab.chaos.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import statelab.results.definition.NearestName;

/** The experiments that come with Statelab. */
public final class Experiments {
  private static final List<String> USUAL =
      List.of("kill-node", "no-affinity", "cross-service", "coordination");
  private static final List<String> NAMES =
      List.of(
          "kill-node",
          "kill-session-holder",
          "hang-node",
          "rolling-update",
          "no-affinity",
          "store-outage",
          "scale-out",
          "clock-skew",
          "session-memory",
          "login-cost",
          "revocation",
          "concurrent-tabs",
          "cross-service",
          "coordination",
          "cacheability",
          "workflow",
          "cold-start",
          "request-cost",
          "state-growth",
          "replication-cost",
          "scaling",
          "capacity",
          "slow-link");

  /** What a gate puts base and candidate through; no claim rests on it, so no run lists it. */
  private static final String GATE = "gate-trial";

  private Experiments() {}

  /** The names of all. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The names of those that a run carries out when it is not told which, in that order. Others take
   * too long to be everybody's first run, and are asked for by name.
   */
  public static List<String> usual() {
    return USUAL;
  }

  /**
   * The experiment of that name, or {@code gate-trial}, which only gates use.
   *
   * @throws IllegalArgumentException if there is none; the message names the nearest one
   */
  public static Experiment named(String name) {
    return ExperimentReader.parse(file(name), text(name));
  }

  /**
   * The definition of the experiment of that name, as it stands in its file.
   *
   * @throws IllegalArgumentException if there is none; the message names the nearest one
   */
  public static String text(String name) {
    if (!NAMES.contains(name) && !name.equals(GATE)) {
      throw new IllegalArgumentException(
          "no experiment is named \"%s\"%s; there are %s"
              .formatted(name, NearestName.suggestion(name, NAMES), String.join(", ", NAMES)));
    }
    try (InputStream text = Experiments.class.getResourceAsStream("/experiments/" + file(name))) {
      if (text == null) {
        throw new IllegalStateException("experiments/" + file(name) + " is missing from this jar");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String file(String name) {
    return name + ".yaml";
  }
}
