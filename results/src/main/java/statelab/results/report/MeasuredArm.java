package statelab.results.report;

import java.util.Comparator;
import java.util.Optional;
import statelab.results.catalogue.Architecture;
import statelab.results.run.Level;
import statelab.results.run.Observation;
import statelab.results.run.TrialRecord;

/**
 * An arm at one level: what has one row in a chart.
 *
 * @param architecture name of the arm
 * @param level the level
 */
record MeasuredArm(String architecture, Level level) {

  /**
   * Architectures in the order of the columns; of each the numbers among its levels by size, then
   * the usual level, then the others by name.
   */
  static final Comparator<MeasuredArm> IN_ORDER =
      Comparator.comparingInt(MeasuredArm::column)
          .thenComparing(MeasuredArm::architecture)
          .thenComparingDouble(arm -> arm.number().orElse(Double.POSITIVE_INFINITY))
          .thenComparing(arm -> !arm.level().usual())
          .thenComparing(arm -> arm.level().name());

  static MeasuredArm of(Observation observation) {
    return new MeasuredArm(observation.architecture(), observation.level());
  }

  static MeasuredArm of(TrialRecord trial) {
    return new MeasuredArm(trial.architecture(), trial.level());
  }

  /** How the report calls it. */
  String label() {
    return level.of(architecture);
  }

  /** The level as a number, if its name is one. */
  Optional<Double> number() {
    return level.name().matches("\\d{1,15}")
        ? Optional.of(Double.valueOf(level.name()))
        : Optional.empty();
  }

  private int column() {
    int column = Architecture.labels().indexOf(architecture);
    return column < 0 ? Integer.MAX_VALUE : column;
  }
}
