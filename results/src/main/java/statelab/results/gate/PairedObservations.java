package statelab.results.gate;

import java.util.List;
import java.util.stream.Stream;
import statelab.results.run.Observation;

/**
 * What both sides of a gate have shown, in one pair or in several. Observations of one block are
 * one pair.
 */
public record PairedObservations(List<Observation> base, List<Observation> candidate) {
  /** Those of a gate that has not yet measured. */
  static final PairedObservations NONE = new PairedObservations(List.of(), List.of());

  public PairedObservations {
    base = List.copyOf(base);
    candidate = List.copyOf(candidate);
  }

  PairedObservations and(PairedObservations more) {
    return new PairedObservations(
        Stream.concat(base.stream(), more.base.stream()).toList(),
        Stream.concat(candidate.stream(), more.candidate.stream()).toList());
  }
}
