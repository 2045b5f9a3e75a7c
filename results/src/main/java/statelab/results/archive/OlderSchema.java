package statelab.results.archive;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings files of an older schema to the newest. Version 1 had no levels: what it holds was
 * measured at the only level of its experiment.
 */
final class OlderSchema {
  private OlderSchema() {}

  /** The same content in the newest schema; changes the tree that it is given. */
  static JsonNode upgraded(JsonNode root) {
    addLevel(root.path("trial"));
    root.path("observations").forEach(OlderSchema::addLevel);
    return root;
  }

  private static void addLevel(JsonNode measured) {
    if (measured instanceof ObjectNode object) {
      object.putObject("level").put("name", "").put("usual", true);
    }
  }
}
