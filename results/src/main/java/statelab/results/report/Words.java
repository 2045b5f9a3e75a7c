package statelab.results.report;

import java.util.List;
import java.util.Locale;
import statelab.results.run.Phase;

/** Words for values that several parts of a report show. */
final class Words {
  private Words() {}

  static String phase(Phase phase) {
    return switch (phase) {
      case WARM_UP -> "warm-up";
      case CALM -> "calm";
      case OBSERVE -> "observe";
      case RECOVER -> "recover";
      case AUDIT -> "audit";
    };
  }

  /** The same as the beginning of a sentence. */
  static String sentence(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** {@code a, b and c}. */
  static String list(List<String> words) {
    if (words.size() < 2) {
      return String.join("", words);
    }
    return String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }

  /** {@code 1 trial}, {@code 2 trials}. */
  static String count(long number, String singular) {
    return number + " " + singular + (number == 1 ? "" : "s");
  }
}
