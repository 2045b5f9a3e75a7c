package statelab.chaos.lab.host;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A program that can be started.
 *
 * @param name its folder in the distribution
 * @param mainClass name of its main class
 * @param classPath jars and folders in a fixed order, since a class-data archive holds only for one
 * @param needs what it needs beside its ports
 * @param flags JVM flags of its own
 */
public record Program(
    String name, String mainClass, List<Path> classPath, Set<Need> needs, List<String> flags) {
  /** What a node may need beside its ports. */
  public enum Need {
    /** Addresses of the other nodes. */
    PEERS,
    /** A store of sessions. */
    STORE,
    /** A file of signing keys that all nodes share. */
    KEYS
  }

  public Program {
    classPath = List.copyOf(classPath);
    needs = Set.copyOf(needs);
    flags = List.copyOf(flags);
  }

  /** Whether it needs this. */
  public boolean needs(Need need) {
    return needs.contains(need);
  }

  static Set<Need> nothing() {
    return EnumSet.noneOf(Need.class);
  }
}
