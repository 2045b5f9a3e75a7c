package statelab.chaos.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import statelab.load.model.LoadModel;
import statelab.results.run.Outcome;
import statelab.results.run.RequestRecord;
import statelab.results.run.SessionOutcome;
import statelab.results.run.VitalsSample;

/**
 * Users, each answered after 2 ms for 50 µs of CPU time. Every fifth of them is the one whom a
 * defect hits, where it does not hit all. Since every answer takes as long, users who wait for it
 * before they think are on a grid as well, one that a slow server makes wider.
 */
final class ModelUsers {
  static final String STARTED = "started";
  static final String AUDIT = "audit";
  static final String ADDED = "added";

  /** What is wrong with the servers. */
  enum Defect {
    NONE,
    /** From the fault on, every fifth user's session is gone. */
    FORGETS,
    /** Every fifth session is unknown where it is first asked for. */
    MISSES,
    /** Nothing is answered as expected for a second after the fault. */
    FAILS,
    /** After the fault, answers take half a second longer. */
    STALLS,
    /** Answers take 100 ms longer, always. */
    DRAGS,
    /** A node that was added gets nothing. */
    SHUNS,
    /** A request takes 300 µs more of CPU time. */
    BURNS,
    /** A response has 200 bytes more. */
    BLOATS
  }

  private static final long MS = 1_000_000;
  private static final double CPU_NS = 50_000;
  private static final double BURNT_NS = 300_000;
  private static final int HIT = 5;

  private final int users;
  private final long intervalNs;
  private final Map<String, Long> moments;
  private final Defect defect;

  ModelUsers(LoadModel load, Map<String, Long> moments, Defect defect) {
    this.moments = moments;
    this.defect = defect;
    switch (load) {
      case LoadModel.Paced paced -> {
        users = paced.users();
        intervalNs = paced.interval().toNanos();
      }
      case LoadModel.Closed closed -> {
        users = closed.users();
        intervalNs = closed.thinkTime().toNanos() + answerNs();
      }
      case LoadModel.Open open -> throw new AssertionError("no experiment offers an open load");
      case LoadModel.Uneven uneven -> throw new AssertionError("small experiments are even");
    }
  }

  private long answerNs() {
    return (defect == Defect.DRAGS ? 102 : 2) * MS;
  }

  /** CPU time that the servers have used up to a time, all of it while the load went on. */
  double cpuNs(long nowNs) {
    long untilNs = Math.min(nowNs, moments.getOrDefault(AUDIT, nowNs));
    long sinceNs = untilNs - moments.getOrDefault(STARTED, nowNs);
    double requests = users * ((double) sinceNs / intervalNs);
    return requests * (defect == Defect.BURNS ? CPU_NS + BURNT_NS : CPU_NS);
  }

  /** All requests of the trial. */
  Stream<RequestRecord> requests() {
    return IntStream.range(0, users).boxed().flatMap(user -> requests(user).stream());
  }

  private List<RequestRecord> requests(int user) {
    List<RequestRecord> requests = new ArrayList<>();
    long atNs = at(STARTED) + intervalNs * user / users;
    int session = 1;
    boolean fresh = true;
    requests.add(request(user, session, "login", atNs, SessionOutcome.NEW));
    for (atNs += intervalNs; atNs < at(AUDIT); atNs += intervalNs) {
      boolean lost = session == 1 && isLost(user, fresh, atNs);
      fresh = false;
      requests.add(
          request(user, session, "cart", atNs, lost ? SessionOutcome.LOST : SessionOutcome.KEPT));
      if (lost) {
        session++;
        requests.add(request(user, session, "login-again", atNs + 3 * MS, SessionOutcome.NEW));
      }
    }
    requests.add(request(user, session, "audit", at(AUDIT), SessionOutcome.KEPT));
    return requests;
  }

  private boolean isLost(int user, boolean fresh, long atNs) {
    return user % HIT == 0
        && ((defect == Defect.FORGETS && isAfterFault(atNs)) || (defect == Defect.MISSES && fresh));
  }

  private RequestRecord request(
      int user, int session, String step, long atNs, SessionOutcome outcome) {
    boolean fails = defect == Defect.FAILS && isAfterFault(atNs) && atNs < faultNs() + 1_000 * MS;
    boolean stalls = defect == Defect.STALLS && isAfterFault(atNs);
    boolean expected = !fails && outcome != SessionOutcome.LOST;
    return new RequestRecord(
        atNs,
        atNs,
        atNs + (stalls ? 502 * MS : answerNs()),
        user,
        session,
        step,
        node(user, atNs),
        expected ? 200 : 503,
        expected ? Outcome.SUCCEEDED : Outcome.FAILED,
        fails ? SessionOutcome.NONE : outcome,
        expected ? "" : "gone",
        200,
        defect == Defect.BLOATS ? 400 : 200);
  }

  /** A node that was added gets every other user. */
  private String node(int user, long atNs) {
    boolean added = moments.containsKey(ADDED) && atNs > at(ADDED);
    return added && user % 2 == 0 && defect != Defect.SHUNS ? "node-3" : "node-1";
  }

  private boolean isAfterFault(long atNs) {
    return atNs > faultNs() && atNs < at(AUDIT);
  }

  /** A fault follows the calm at once. */
  private long faultNs() {
    return at(VitalsSample.CALM_END);
  }

  private long at(String moment) {
    Long ns = moments.get(moment);
    if (ns == null) {
      throw new IllegalStateException("the trial has not come to " + moment);
    }
    return ns;
  }
}
