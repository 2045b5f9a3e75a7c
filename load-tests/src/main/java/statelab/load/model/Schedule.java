package statelab.load.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * The whole intended load: how many users there are and the itinerary of each. Made from the model
 * and the seed alone, so that every injector of a load makes the same one and takes its part.
 */
public final class Schedule {
  private static final double NS_PER_SECOND = 1e9;

  private final LoadModel model;
  private final Duration stepInterval;
  private final int stepsPerVisit;
  private final long[] arrivals;

  /** Of users who differ in how much they ask; nothing otherwise. */
  private final long[] unevenIntervals;

  private Schedule(
      LoadModel model,
      Duration stepInterval,
      int stepsPerVisit,
      long[] arrivals,
      long[] unevenIntervals) {
    this.model = model;
    this.stepInterval = stepInterval;
    this.stepsPerVisit = stepsPerVisit;
    this.arrivals = arrivals;
    this.unevenIntervals = unevenIntervals;
  }

  /**
   * Lays the schedule out.
   *
   * @param stepInterval time between two steps of a visit; open loads only
   * @param stepsPerVisit steps of a visit, at least 1; open loads only
   * @param seed what Poisson arrivals and the ranks of uneven users are drawn from
   */
  public static Schedule of(LoadModel model, Duration stepInterval, int stepsPerVisit, long seed) {
    long[] arrivals =
        switch (model) {
          case LoadModel.Open open -> arrivals(open, seed);
          case LoadModel.Paced(int users, Duration interval, Duration duration) ->
              staggered(users, interval);
          case LoadModel.Uneven uneven -> staggered(uneven.users(), uneven.interval());
          case LoadModel.Closed(int users, Duration thinkTime, Duration duration) ->
              staggered(users, thinkTime);
        };
    long[] unevenIntervals =
        model instanceof LoadModel.Uneven uneven
            ? ZipfLaw.intervals(uneven.users(), uneven.exponent(), uneven.interval(), seed)
            : new long[0];
    return new Schedule(model, stepInterval, stepsPerVisit, arrivals, unevenIntervals);
  }

  /** Number of users over all injectors. */
  public int users() {
    return arrivals.length;
  }

  /** When a user's first request is intended, in ns from the start of the load. */
  public long arrivalNs(int user) {
    return arrivals[user];
  }

  /** The itinerary of a user, from its beginning. */
  public Itinerary itinerary(int user) {
    return switch (model) {
      case LoadModel.Open open ->
          new Itinerary.Visit(arrivals[user], stepInterval.toNanos(), stepsPerVisit);
      case LoadModel.Paced paced -> new Itinerary.Grid(arrivals[user], paced.interval().toNanos());
      case LoadModel.Uneven uneven -> new Itinerary.Grid(arrivals[user], unevenIntervals[user]);
      case LoadModel.Closed closed ->
          new Itinerary.Thinking(arrivals[user], closed.thinkTime().toNanos());
    };
  }

  /** Users of a fixed number begin evenly spread over one interval, not all at once. */
  private static long[] staggered(int users, Duration interval) {
    double gap = (double) interval.toNanos() / users;
    return LongStream.range(0, users).map(user -> Math.round(user * gap)).toArray();
  }

  private static long[] arrivals(LoadModel.Open open, long seed) {
    return switch (open.shape()) {
      case CONSTANT -> constant(open);
      case RAMP -> ramp(open);
      case POISSON -> poisson(open, seed);
    };
  }

  private static long[] constant(LoadModel.Open open) {
    double gap = NS_PER_SECOND / open.arrivalsPerSecond();
    long count = (long) Math.ceil(open.duration().toNanos() / gap);
    return LongStream.range(0, count).map(arrival -> Math.round(arrival * gap)).toArray();
  }

  /** The rate at t is r·t/d, so n(t) = r·t²/(2d), and arrival n comes at √(2·d·n/r). */
  private static long[] ramp(LoadModel.Open open) {
    double seconds = open.duration().toNanos() / NS_PER_SECOND;
    double rate = open.arrivalsPerSecond();
    long count = (long) Math.ceil(rate * seconds / 2);
    return LongStream.range(0, count)
        .map(arrival -> Math.round(NS_PER_SECOND * Math.sqrt(2 * seconds * arrival / rate)))
        .toArray();
  }

  private static long[] poisson(LoadModel.Open open, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double meanGap = NS_PER_SECOND / open.arrivalsPerSecond();
    long end = open.duration().toNanos();
    long[] times = new long[16];
    int count = 0;
    for (double at = next(random, meanGap); at < end; at += next(random, meanGap)) {
      if (count == times.length) {
        times = Arrays.copyOf(times, count * 2);
      }
      times[count++] = Math.round(at);
    }
    return Arrays.copyOf(times, count);
  }

  private static double next(SplittableRandom random, double meanGap) {
    return random.nextExponential() * meanGap;
  }
}
