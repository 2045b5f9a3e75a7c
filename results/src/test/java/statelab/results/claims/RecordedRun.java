package statelab.results.claims;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import statelab.results.catalogue.Metrics;
import statelab.results.run.Level;
import statelab.results.run.Observation;

/** Observations of {@code kill-node}, arm by arm, one block for each value. */
final class RecordedRun {
  private final List<Observation> observations = new ArrayList<>();

  RecordedRun with(String architecture, String metric, double... values) {
    for (int i = 0; i < values.length; i++) {
      add(architecture, metric, i + 1, values[i], null);
    }
    return this;
  }

  RecordedRun with(String architecture, Level level, String metric, double... values) {
    for (int i = 0; i < values.length; i++) {
      add(architecture, level, metric, i + 1, values[i], null);
    }
    return this;
  }

  RecordedRun withInvalid(String architecture, String metric, int block, double value) {
    add(architecture, metric, block, value, "the fault did not take effect");
    return this;
  }

  List<Observation> observations() {
    return List.copyOf(observations);
  }

  private void add(
      String architecture, String metric, int block, double value, @Nullable String reason) {
    add(architecture, Level.NONE, metric, block, value, reason);
  }

  private void add(
      String architecture,
      Level level,
      String metric,
      int block,
      double value,
      @Nullable String reason) {
    observations.add(
        new Observation(
            "kill-node",
            architecture,
            level,
            block,
            block,
            observations.size() + 1,
            metric,
            Metrics.named(metric).unit(),
            value,
            reason == null,
            reason));
  }
}
