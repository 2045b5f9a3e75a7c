package statelab.command.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * What runs the clusters.
 *
 * @param name of the lab
 * @param settings file of the user's own settings of it; empty for the standard ones
 */
public record LabChoice(String name, String settings) {
  /** The options that give it. */
  List<String> words() {
    List<String> words = new ArrayList<>(List.of("--lab=" + name));
    if (!settings.isEmpty()) {
      words.add("--lab-settings=" + settings);
    }
    return words;
  }
}
