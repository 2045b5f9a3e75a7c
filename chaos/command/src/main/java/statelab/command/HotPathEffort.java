package statelab.command;

import java.util.Locale;

/** How much of the hot paths is timed. */
enum HotPathEffort {
  /** What decides the question, and what requests of the usual algorithm are made of. */
  QUICK("about 90 s"),
  /** Everything, with what it allocates. */
  STANDARD("about an hour");

  private final String length;

  HotPathEffort(String length) {
    this.length = length;
  }

  /** Its name on the command line, here and of the benchmarks. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How long it takes on an idle machine, in words. */
  String length() {
    return length;
  }
}
