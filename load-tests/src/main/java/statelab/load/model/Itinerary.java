package statelab.load.model;

/**
 * When one user shall send: a sequence of intended times. Confined to that user's thread.
 *
 * <p>Times are offsets from the start of the load in ns. They lie on an absolute grid wherever the
 * model has one: what was late does not shift what follows.
 */
public sealed interface Itinerary {
  /** What {@link #next} answers when nothing more is intended. */
  long OVER = Long.MAX_VALUE;

  /** The user's first intended time, whatever happened since. */
  long first();

  /**
   * The next intended time, or {@link #OVER}.
   *
   * @param previousEndNs when the user's previous request ended; ignored for the first one
   */
  long next(long previousEndNs);

  /**
   * How many further times are intended before an offset, whatever the target does; 0 where each
   * time depends on the response before it.
   */
  long remainingBefore(long offsetNs);

  /** How many points of a grid lie from one of them on before an offset. */
  private static long points(long from, long intervalNs, long offsetNs) {
    return from >= offsetNs ? 0 : (offsetNs - from - 1) / intervalNs + 1;
  }

  /** A fixed number of steps from an arrival on, evenly spaced. */
  final class Visit implements Itinerary {
    private final long first;
    private final long intervalNs;
    private final int steps;
    private int step;

    /** A visit of at least one step. */
    public Visit(long first, long intervalNs, int steps) {
      this.first = first;
      this.intervalNs = intervalNs;
      this.steps = steps;
    }

    @Override
    public long first() {
      return first;
    }

    @Override
    public long next(long previousEndNs) {
      return step == steps ? OVER : first + intervalNs * step++;
    }

    @Override
    public long remainingBefore(long offsetNs) {
      return Math.min(steps - step, points(first + intervalNs * step, intervalNs, offsetNs));
    }
  }

  /** Steps without end, evenly spaced. */
  final class Grid implements Itinerary {
    private final long first;
    private final long intervalNs;
    private long step;

    /** A grid that begins at an offset. */
    public Grid(long first, long intervalNs) {
      this.first = first;
      this.intervalNs = intervalNs;
    }

    @Override
    public long first() {
      return first;
    }

    @Override
    public long next(long previousEndNs) {
      return first + intervalNs * step++;
    }

    @Override
    public long remainingBefore(long offsetNs) {
      return points(first + intervalNs * step, intervalNs, offsetNs);
    }
  }

  /** Steps without end, each a think time after the previous response. */
  final class Thinking implements Itinerary {
    private final long first;
    private final long thinkTimeNs;
    private boolean begun;

    /** A loop that begins at an offset. */
    public Thinking(long first, long thinkTimeNs) {
      this.first = first;
      this.thinkTimeNs = thinkTimeNs;
    }

    @Override
    public long first() {
      return first;
    }

    @Override
    public long next(long previousEndNs) {
      long next = begun ? previousEndNs + thinkTimeNs : first;
      begun = true;
      return next;
    }

    @Override
    public long remainingBefore(long offsetNs) {
      return 0;
    }
  }
}
