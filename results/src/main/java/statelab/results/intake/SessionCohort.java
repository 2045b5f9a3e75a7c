package statelab.results.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import statelab.results.run.Outcome;
import statelab.results.run.RequestRecord;

/**
 * What became of the sessions that were alive at the injection, the <em>cohort</em>.
 *
 * <p>A session belongs to it when its login was answered by the injection, no logout of it was sent
 * by then, and no answer had shown it lost by then. It is <em>lost</em> when any answer after the
 * injection shows that, the closing audit included; <em>kept</em> when at least one request sent
 * after the injection shows it kept (or ends it) and none shows it lost; otherwise its fate is
 * unknown.
 *
 * <ul>
 *   <li>{@code cohort_sessions} = sessions of the cohort
 *   <li>{@code sessions_lost} = lost ones
 *   <li>{@code sessions_lost_share} = lost ÷ (lost + kept)
 *   <li>{@code acknowledged_writes_lost} = for every lost session, its writes ({@code add-item})
 *       that were answered as expected; where the answer that showed the loss still showed a cart,
 *       only as many as that cart's version lacks, and 1 where its version lacks none
 * </ul>
 *
 * The three figures of loss are invalid when more than 5 % of the cohort has an unknown fate: the
 * unknown ones are likely those that suffered most.
 */
final class SessionCohort implements Meter {
  private static final double UNKNOWN_SHARE_LIMIT = 0.05;

  private final long injectionNs;
  private final Map<Long, Session> sessions = new HashMap<>();

  SessionCohort(long injectionNs) {
    this.injectionNs = injectionNs;
  }

  @Override
  public void accept(RequestRecord request) {
    if (request.session() > 0) {
      sessions
          .computeIfAbsent(request.sessionKey(), id -> new Session())
          .accept(request, injectionNs);
    }
  }

  @Override
  public List<Figure> figures() {
    List<Session> cohort = sessions.values().stream().filter(this::wasAlive).toList();
    long lost = cohort.stream().filter(Session::lost).count();
    long kept = cohort.stream().filter(session -> !session.lost() && session.kept).count();
    String doubt = doubt(cohort.size(), cohort.size() - lost - kept);
    Figure size = Figure.of("cohort_sessions", cohort.size());
    Stream<Figure> losses =
        Stream.of(
            Figure.of("sessions_lost", lost).doubted(doubt),
            Figure.of("acknowledged_writes_lost", writesLost(cohort)).doubted(doubt));
    Stream<Figure> share =
        lost + kept == 0
            ? Stream.of()
            : Stream.of(
                Figure.of("sessions_lost_share", (double) lost / (lost + kept)).doubted(doubt));
    return Stream.of(share, losses, Stream.of(size)).flatMap(figures -> figures).toList();
  }

  private boolean wasAlive(Session session) {
    return session.loggedInNs <= injectionNs
        && session.endedNs > injectionNs
        && session.lostNs > injectionNs;
  }

  private static long writesLost(Collection<Session> cohort) {
    return cohort.stream().filter(Session::lost).mapToLong(Session::writesLost).sum();
  }

  private static @Nullable String doubt(int cohort, long unknown) {
    if (cohort == 0) {
      return "no session was alive at the injection";
    }
    if (unknown <= UNKNOWN_SHARE_LIMIT * cohort) {
      return null;
    }
    return "no answer after the injection told the fate of %d of %d sessions"
        .formatted(unknown, cohort);
  }

  private static final class Session {
    private static final long NEVER = Long.MAX_VALUE;

    /** What a loss says of a cart that is there and lacks writes. */
    private static final Pattern OLDER_CART =
        Pattern.compile(
            RequestRecord.STALE_CART
                + "version (?<shown>\\d+), acknowledged (?<acknowledged>\\d+)");

    private long loggedInNs = NEVER;
    private long endedNs = NEVER;
    private long lostNs = NEVER;
    private boolean kept;
    private long writes;
    private String loss = "";

    void accept(RequestRecord request, long injectionNs) {
      boolean sentAfter = request.startNs() > injectionNs;
      switch (request.sessionOutcome()) {
        case NEW -> loggedInNs = Math.min(loggedInNs, request.endNs());
        case LOST -> lose(request);
        case ENDED -> {
          endedNs = Math.min(endedNs, request.startNs());
          kept |= sentAfter;
        }
        case KEPT -> kept |= sentAfter;
        case NONE -> {}
      }
      if (request.step().equals(Steps.ADD_ITEM) && request.outcome() == Outcome.SUCCEEDED) {
        writes++;
      }
    }

    private void lose(RequestRecord request) {
      if (request.endNs() < lostNs) {
        lostNs = request.endNs();
        loss = request.detail();
      }
    }

    long writesLost() {
      if (!loss.startsWith(RequestRecord.STALE_CART)) {
        return writes;
      }
      Matcher version = OLDER_CART.matcher(loss);
      return version.matches()
          ? Long.parseLong(version.group("acknowledged")) - Long.parseLong(version.group("shown"))
          : 1;
    }

    boolean lost() {
      return lostNs != NEVER;
    }
  }
}
