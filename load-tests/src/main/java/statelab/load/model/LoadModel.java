package statelab.load.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;

/** How load is offered to the target, and for how long. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LoadModel.Open.class, name = "open"),
  @JsonSubTypes.Type(value = LoadModel.Paced.class, name = "paced"),
  @JsonSubTypes.Type(value = LoadModel.Uneven.class, name = "uneven"),
  @JsonSubTypes.Type(value = LoadModel.Closed.class, name = "closed")
})
public sealed interface LoadModel {

  /** How long load is offered, measured from its start. */
  Duration duration();

  /**
   * Requests a second that the schedule asks for at least, over all injectors; 0 for a closed
   * model, which asks for none.
   */
  default double offeredPerSecond() {
    return switch (this) {
      case Open open -> open.arrivalsPerSecond();
      case Paced paced -> paced.users() * 1e9 / paced.interval().toNanos();
      case Uneven uneven -> uneven.users() * 1e9 / uneven.interval().toNanos();
      case Closed closed -> 0;
    };
  }

  /**
   * Whether latencies of such a load may support a claim. A closed load sends less to a slow
   * target, and so leaves out what would have waited longest.
   */
  default boolean supportsLatencyClaims() {
    return switch (this) {
      case Open open -> true;
      case Paced paced -> true;
      case Uneven uneven -> true;
      case Closed closed -> false;
    };
  }

  /**
   * Users arrive on a schedule whatever the target does, visit (a number of steps on an absolute
   * grid, both parameters of the journey), and leave. Latency runs from the intended time.
   *
   * @param shape how the arrivals are spread
   * @param arrivalsPerSecond users that arrive in a second, over all injectors; more than 0
   * @param duration how long users arrive
   */
  record Open(ArrivalShape shape, double arrivalsPerSecond, Duration duration)
      implements LoadModel {
    public Open {
      if (!Double.isFinite(arrivalsPerSecond) || arrivalsPerSecond <= 0) {
        throw new IllegalArgumentException(
            "arrivals_per_second must be more than 0, but was " + arrivalsPerSecond);
      }
      requirePositive("duration", duration);
    }
  }

  /**
   * A fixed number of users, each sending one request an interval on its own absolute grid; the
   * grids are staggered evenly. Latency runs from the intended time.
   *
   * @param users users over all injectors, at least 1
   * @param interval time between two intended requests of one user
   * @param duration how long load is offered
   */
  record Paced(int users, Duration interval, Duration duration) implements LoadModel {
    public Paced {
      requireUsers(users);
      requirePositive("interval", interval);
      requirePositive("duration", duration);
    }
  }

  /**
   * A fixed number of users who differ in how much they ask: the one of rank k sends in proportion
   * to 1 ÷ k^exponent (Zipf's law; 0.99 is what YCSB takes for popularity: Cooper and others,
   * Benchmarking Cloud Serving Systems with YCSB, SoCC 2010), each on an absolute grid of its own.
   * Who has which rank is drawn from the seed. Together they send as much as paced ones would.
   * Latency runs from the intended time.
   *
   * @param users users over all injectors, at least 1
   * @param interval time between two intended requests of one user, in the mean over all requests
   * @param exponent how uneven they are, above 0 and at most 2
   * @param duration how long load is offered
   */
  record Uneven(int users, Duration interval, double exponent, Duration duration)
      implements LoadModel {
    public Uneven {
      requireUsers(users);
      requirePositive("interval", interval);
      if (!(exponent > 0 && exponent <= 2)) {
        throw new IllegalArgumentException(
            "exponent must be above 0 and at most 2, but was " + exponent);
      }
      requirePositive("duration", duration);
    }
  }

  /**
   * A fixed number of users, each thinking after a response before it sends again. A slow target
   * gets less load, so this model supports no claim about latency.
   *
   * @param users users over all injectors, at least 1
   * @param thinkTime time between a response and the user's next request, 0 or more
   * @param duration how long load is offered
   */
  record Closed(int users, Duration thinkTime, Duration duration) implements LoadModel {
    public Closed {
      requireUsers(users);
      if (thinkTime.isNegative()) {
        throw new IllegalArgumentException("think_time must not be negative, but was " + thinkTime);
      }
      requirePositive("duration", duration);
    }
  }

  private static void requireUsers(int users) {
    if (users < 1) {
      throw new IllegalArgumentException("users must be at least 1, but was " + users);
    }
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + " must be more than 0, but was " + value);
    }
  }
}
