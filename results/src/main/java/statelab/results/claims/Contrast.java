package statelab.results.claims;

import java.util.List;

/** What a claim compares, and the effect that it asserts. */
public sealed interface Contrast {

  /** The arm that the claim is about. */
  Subject arm();

  /** Every arm whose values it needs. */
  List<Subject> arms();

  /** Whether the claim says "more": supported above the limit, refuted below it. */
  boolean claimsMore();

  /**
   * One arm against another.
   *
   * @param arm the arm that the claim is about
   * @param against the arm that it is compared with
   * @param claimsMore whether the claim says that the arm's values are larger by more than {@code
   *     by}, or that they are not
   * @param by the smallest difference that matters, above 0: relative for a ratio, otherwise in the
   *     metric's unit
   */
  record AgainstArm(Subject arm, Subject against, boolean claimsMore, double by)
      implements Contrast {
    public AgainstArm {
      if (arm.equals(against)) {
        throw new IllegalArgumentException(
            "an arm must not be compared with itself at the same level: " + arm);
      }
      if (!(by > 0)) {
        throw new IllegalArgumentException("by must be above 0, but was " + by);
      }
    }

    @Override
    public List<Subject> arms() {
      return List.of(arm, against);
    }
  }

  /**
   * One arm against a fixed number.
   *
   * @param arm the arm that the claim is about
   * @param claimsMore whether the claim says that the arm's mean lies above the bound, or below
   * @param bound in the metric's unit
   */
  record AgainstBound(Subject arm, boolean claimsMore, double bound) implements Contrast {
    @Override
    public List<Subject> arms() {
      return List.of(arm);
    }
  }
}
