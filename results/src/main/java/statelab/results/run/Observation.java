package statelab.results.run;

import org.jspecify.annotations.Nullable;

/**
 * The value of one metric in one trial.
 *
 * @param experiment name in the catalogue
 * @param architecture name in the catalogue
 * @param level which of the experiment's levels it was measured at
 * @param start number of the fresh start of the cluster, from 1
 * @param block number of the random block, from 1; values of one block are compared as pairs
 * @param trial place in the order of the run, from 1
 * @param metric name in the catalogue
 * @param unit unit of the value, as the catalogue gives it
 * @param value the value; not a number never occurs
 * @param valid whether the trial may be used
 * @param invalidReason why not; null for a valid one
 */
public record Observation(
    String experiment,
    String architecture,
    Level level,
    int start,
    int block,
    int trial,
    String metric,
    String unit,
    double value,
    boolean valid,
    @Nullable String invalidReason) {

  public Observation {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "value of " + metric + " must be finite, but was " + value);
    }
    if (valid != (invalidReason == null)) {
      throw new IllegalArgumentException("invalidReason must be given exactly when valid is false");
    }
  }

  /** The arm's name, with that of its level when it has one. */
  public String armAtLevel() {
    return level.of(architecture);
  }
}
