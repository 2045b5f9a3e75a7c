package statelab.chaos.experiment;

import java.time.Duration;
import java.util.Map;
import statelab.load.model.LoadModel;

/** When each user of a load asks. */
public sealed interface Pace {

  /** Its settings by name that set it apart from what is usual, as factors of a trial name them. */
  Map<String, String> factors();

  /**
   * Each user sends on a grid of its own whatever the target does, so that all arms get the same
   * offered rate.
   *
   * @param interval time between two requests of one user; of uneven ones in the mean
   * @param zipf exponent of the Zipf law by which users differ in how much they ask, above 0 and at
   *     most 2; 0 where all ask for as much
   */
  record Grid(Duration interval, double zipf) implements Pace {
    public Grid {
      if (!interval.isPositive()) {
        throw new IllegalArgumentException("interval must be more than 0, but was " + interval);
      }
      if (!(zipf >= 0 && zipf <= 2)) {
        throw new IllegalArgumentException("zipf must be from 0 to 2, but was " + zipf);
      }
    }

    /** Whether some users ask for more than others. */
    public boolean uneven() {
      return zipf > 0;
    }

    @Override
    public Map<String, String> factors() {
      return uneven() ? Map.of("zipf", Double.toString(zipf)) : Map.of();
    }
  }

  /**
   * Each user waits for an answer before it asks again, so that the target decides how much it is
   * asked: that shows what it can serve, and nothing about how long users would have waited.
   *
   * @param thinkTime time between an answer and the user's next request, 0 or more
   */
  record Thinking(Duration thinkTime) implements Pace {
    public Thinking {
      if (thinkTime.isNegative()) {
        throw new IllegalArgumentException("think-time must not be negative, but was " + thinkTime);
      }
    }

    @Override
    public Map<String, String> factors() {
      return Map.of("think_time", thinkTime.toString());
    }
  }

  /** The load model of so many users for at most so long. */
  default LoadModel model(int users, Duration atMost) {
    return switch (this) {
      case Grid grid ->
          grid.uneven()
              ? new LoadModel.Uneven(users, grid.interval(), grid.zipf(), atMost)
              : new LoadModel.Paced(users, grid.interval(), atMost);
      case Thinking thinking -> new LoadModel.Closed(users, thinking.thinkTime(), atMost);
    };
  }

  /** How many requests so many users offer in a time of this length; 0 where nobody can tell. */
  default double offered(int users, Duration length) {
    return switch (this) {
      case Grid grid -> users * ((double) length.toNanos() / grid.interval().toNanos());
      case Thinking thinking -> 0;
    };
  }
}
