package statelab.chaos.experiment;

import java.time.Duration;
import java.util.Map;
import statelab.load.journey.Journey;
import statelab.load.model.LoadModel;

/**
 * What users do during a trial: a fixed number of them, each sending on a grid of its own whatever
 * the target does, so that all arms get the same offered rate.
 *
 * @param journey name of the journey that every user follows
 * @param users how many, at least 1
 * @param interval time between two requests of one user; of uneven ones in the mean
 * @param requestTimeout time after which an unanswered request is given up as indeterminate
 * @param parameters settings of the journey by name
 * @param zipf exponent of the Zipf law by which users differ in how much they ask, above 0 and at
 *     most 2; 0 where all ask for as much
 */
public record Workload(
    String journey,
    int users,
    Duration interval,
    Duration requestTimeout,
    Map<String, String> parameters,
    double zipf) {
  public Workload {
    parameters = Map.copyOf(parameters);
    Journey.of(journey, parameters);
    if (users < 1) {
      throw new IllegalArgumentException("users must be at least 1, but was " + users);
    }
    if (!interval.isPositive()) {
      throw new IllegalArgumentException("interval must be more than 0, but was " + interval);
    }
    if (!requestTimeout.isPositive()) {
      throw new IllegalArgumentException(
          "request-timeout must be more than 0, but was " + requestTimeout);
    }
    if (!(zipf >= 0 && zipf <= 2)) {
      throw new IllegalArgumentException("zipf must be from 0 to 2, but was " + zipf);
    }
  }

  /** Users who ask for as much. */
  public Workload(
      String journey,
      int users,
      Duration interval,
      Duration requestTimeout,
      Map<String, String> parameters) {
    this(journey, users, interval, requestTimeout, parameters, 0);
  }

  /** Whether some users ask for more than others. */
  public boolean uneven() {
    return zipf > 0;
  }

  /** How many requests it offers in a time of this length. */
  double offered(Duration length) {
    return users * ((double) length.toNanos() / interval.toNanos());
  }

  /** The load model that offers it for at most so long. */
  LoadModel model(Duration atMost) {
    return uneven()
        ? new LoadModel.Uneven(users, interval, zipf, atMost)
        : new LoadModel.Paced(users, interval, atMost);
  }
}
