package statelab.results.report;

import java.util.List;

/** What the sections of the written advice are about, in our own words. */
final class AdviceSection {
  /** The first section that says anything to be measured. */
  private static final int FIRST = 2;

  private static final List<String> TITLES =
      List.of(
          "how the two differ",
          "examples from practice",
          "when to be stateless",
          "when to be stateful",
          "gains and losses of each",
          "microservices",
          "sticky sessions",
          "Kubernetes",
          "the summary");

  private AdviceSection() {}

  /** Of all sections that claims cite, from 2 on. */
  static List<String> all() {
    return TITLES;
  }

  /** Number and title of each, for example {@code 8 (sticky sessions)}. */
  static List<String> titles(List<Integer> sections) {
    return sections.stream().map(AdviceSection::title).toList();
  }

  private static String title(int section) {
    return "%s (section %d)".formatted(TITLES.get(section - FIRST), section);
  }
}
