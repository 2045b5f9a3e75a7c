package statelab.chaos.experiment;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What an experiment is for, apart from how it is carried out.
 *
 * @param advice the sections of the written advice that it puts to the test, 2 to 10; empty when
 *     nobody said
 * @param metrics what to read of what it yields, by name in the catalogue; empty when nobody said
 * @param validity what its trials must keep to
 */
public record Aim(List<Integer> advice, List<String> metrics, ValidityRules validity) {
  /** The sections of the written advice that state something. */
  static final List<Integer> SECTIONS = IntStream.rangeClosed(2, 10).boxed().toList();

  /** That of a definition that does not say. */
  public static final Aim UNSAID = new Aim(List.of(), List.of(), ValidityRules.USUAL);

  public Aim {
    advice = List.copyOf(advice);
    metrics = List.copyOf(metrics);
    if (!SECTIONS.containsAll(advice)) {
      throw new IllegalArgumentException("advice must be sections from 2 to 10, but was " + advice);
    }
  }

  /** The same where trials must keep to other rules. */
  Aim with(ValidityRules rules) {
    return new Aim(advice, metrics, rules);
  }
}
