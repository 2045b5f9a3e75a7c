package statelab.chaos.experiment;

import java.time.Duration;
import java.util.Map;
import statelab.load.journey.Journey;
import statelab.load.model.LoadModel;

/**
 * What users do during a trial: a fixed number of them.
 *
 * @param journey name of the journey that every user follows
 * @param users how many, at least 1
 * @param pace when each of them asks
 * @param requestTimeout time after which an unanswered request is given up as indeterminate
 * @param parameters settings of the journey by name
 */
public record Workload(
    String journey, int users, Pace pace, Duration requestTimeout, Map<String, String> parameters) {
  public Workload {
    parameters = Map.copyOf(parameters);
    Journey.of(journey, parameters);
    if (users < 1) {
      throw new IllegalArgumentException("users must be at least 1, but was " + users);
    }
    if (!requestTimeout.isPositive()) {
      throw new IllegalArgumentException(
          "request-timeout must be more than 0, but was " + requestTimeout);
    }
  }

  /** Users who ask for as much, each on a grid of its own. */
  public Workload(
      String journey,
      int users,
      Duration interval,
      Duration requestTimeout,
      Map<String, String> parameters) {
    this(journey, users, new Pace.Grid(interval, 0), requestTimeout, parameters);
  }

  /** Whether users wait for an answer before they ask again. */
  public boolean waits() {
    return pace instanceof Pace.Thinking;
  }

  /** How many requests it offers in a time of this length; 0 where the target decides. */
  double offered(Duration length) {
    return pace.offered(users, length);
  }

  /** The load model that offers it for at most so long. */
  LoadModel model(Duration atMost) {
    return pace.model(users, atMost);
  }
}
