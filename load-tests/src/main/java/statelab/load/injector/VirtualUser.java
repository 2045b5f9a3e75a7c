package statelab.load.injector;

import io.gatling.http.client.Request;
import io.gatling.http.response.Response;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import statelab.load.journey.Answer;
import statelab.load.journey.Call;
import statelab.load.journey.Effect;
import statelab.load.journey.Judgement;
import statelab.load.journey.Visitor;
import statelab.load.model.Itinerary;
import statelab.load.recording.RequestLog;
import statelab.results.run.RequestRecord;

/**
 * A virtual user of Gatling: follows its itinerary, hands each call to the HTTP client, and records
 * what came of it. Gatling runs all steps of one user on one event loop, so nothing here needs a
 * lock.
 */
final class VirtualUser {
  /** A waiting user looks this often whether the load has ended. */
  private static final long LONGEST_WAIT_NS = Duration.ofMillis(500).toNanos();

  /** Gatling's pauses have this granularity; a shorter wait is sent early rather than late. */
  private static final long PAUSE_GRANULARITY_NS = Duration.ofMillis(1).toNanos();

  private final LoadRun load;
  private final int number;
  private final String key;
  private final Visitor visitor;
  private final Itinerary itinerary;
  private long intendedNs;
  private long previousEndNs;
  private boolean begun;
  private boolean planned;
  private boolean visitOver;
  private boolean audited;
  private boolean counted;
  private boolean crashed;

  /** Cookies of the latest request; the journey may use them after it has logged out. */
  private String cookies = "";

  private @Nullable Exchange exchange;

  VirtualUser(LoadRun load, int number, Visitor visitor, Itinerary itinerary) {
    this.load = load;
    this.number = number;
    this.key = Integer.toString(number);
    this.visitor = visitor;
    this.itinerary = itinerary;
  }

  /** Names the user in what Gatling reports about its requests. */
  String key() {
    return key;
  }

  /** What the user does next. */
  enum Turn {
    /** It sends its {@link #call()}. */
    SEND,
    /** It looks again after its {@link #pauseMs()}. */
    WAIT,
    /** It has nothing more to send. */
    LEAVE
  }

  /**
   * Decides what the user does now. A call that is to be sent is chosen, and its send time taken,
   * here: one question and not several steps, because every step costs Gatling time in which it
   * sends nothing.
   */
  Turn turn() {
    if (crashed) {
      // What cannot be built cannot be built at once again: not deeper in the same stack.
      crashed = false;
      return Turn.WAIT;
    }
    long now = System.nanoTime();
    if (now >= load.endNs()) {
      return turnAtTheEnd(now);
    }
    if (!planned && !visitOver) {
      plan();
    }
    if (!planned) {
      return visitor.loggedIn() ? Turn.WAIT : Turn.LEAVE;
    }
    if (intendedNs - now >= PAUSE_GRANULARITY_NS) {
      return Turn.WAIT;
    }
    prepare(now);
    return Turn.SEND;
  }

  /** The closing read, if one is wanted, and then nothing more. */
  private Turn turnAtTheEnd(long now) {
    countUnsent();
    if (audited || !load.audits() || !visitor.loggedIn()) {
      return Turn.LEAVE;
    }
    audited = true;
    exchange = new Exchange(visitor.audit(), now, now, load.recorder().begin());
    return Turn.SEND;
  }

  /** What was still due when the load ended would else be a lower rate that nobody hears of. */
  private void countUnsent() {
    if (counted) {
      return;
    }
    counted = true;
    boolean due = planned && load.plan().model().offeredPerSecond() > 0;
    long pending = due && intendedNs < load.endNs() ? 1 : 0;
    load.countUnsent(pending + itinerary.remainingBefore(load.endNs() - load.startNs()));
  }

  private void plan() {
    long offset = itinerary.next(previousEndNs - load.startNs());
    visitOver = offset == Itinerary.OVER;
    planned = !visitOver;
    intendedNs = load.startNs() + offset;
  }

  private void prepare(long now) {
    long possibleNs = begun ? Math.max(intendedNs, previousEndNs) : intendedNs;
    load.recorder().lag(Math.max(0, now - possibleNs), intendedNs >= load.warmUntilNs());
    begun = true;
    planned = false;
    exchange = new Exchange(visitor.next(), intendedNs, now, load.recorder().begin());
  }

  /** How long to wait before the next turn, in whole milliseconds; nothing may be due yet. */
  long pauseMs() {
    long wait = planned ? intendedNs - System.nanoTime() : LONGEST_WAIT_NS;
    return Math.clamp(wait, 0, LONGEST_WAIT_NS) / PAUSE_GRANULARITY_NS;
  }

  /** The call that is under way. */
  Call call() {
    return exchange().call;
  }

  /**
   * The request is being written to its connection.
   *
   * @return the request, for Gatling to write
   */
  Request sent(Request request) {
    Exchange now = exchange();
    now.transmissions++;
    now.request = request;
    if (now.call.effect() == Effect.USE_AFTER_LOGOUT) {
      request.getHeaders().set(HttpHeaderNames.COOKIE, cookies);
    } else {
      cookies = request.getHeaders().get(HttpHeaderNames.COOKIE, "");
    }
    return request;
  }

  /** The response is complete. */
  void answered(Response response) {
    Exchange now = exchange();
    now.endNs = System.nanoTime();
    now.response = response;
  }

  /**
   * The exchange is over.
   *
   * @param problem what Gatling says about it, null when it has no complaint
   */
  void completed(@Nullable String problem) {
    Exchange now = exchange();
    int sessionBefore = visitor.session();
    Judgement judgement = judge(now, problem);
    previousEndNs = now.endNs == 0 ? System.nanoTime() : now.endNs;
    int session = Math.max(sessionBefore, visitor.session());
    load.recorder().record(now.entry, now.toRecord(previousEndNs, number, session, judgement));
    load.countReplays(Math.max(0, now.transmissions - 1));
  }

  /** Gatling could not make the request: an error of the generator. */
  void crashed(String problem) {
    load.countOwnError();
    completed(problem);
    crashed = true;
  }

  void leave() {
    load.leave();
  }

  boolean begun() {
    return begun;
  }

  long arrivalNs() {
    return itinerary.first();
  }

  private Judgement judge(Exchange now, @Nullable String problem) {
    Response response = now.response;
    if (response == null) {
      String why = problem == null ? "no response" : problem;
      if (OwnErrors.recognises(why)) {
        load.countOwnError();
      }
      return visitor.unanswered(now.call, now.transmissions > 0, why);
    }
    String reason = text(response.headers(), "X-Statelab-Reason");
    return visitor.answered(
        now.call, new Answer(response.status().code(), reason, response.body().bytes()));
  }

  private Exchange exchange() {
    if (exchange == null) {
      throw new IllegalStateException("user " + number + " has no request under way");
    }
    return exchange;
  }

  private static String text(HttpHeaders headers, String name) {
    String value = headers.get(name);
    return value == null ? "" : value;
  }

  /** One request from its preparation to its record. */
  private static final class Exchange {
    final Call call;
    final long intendedNs;
    final long startNs;
    final RequestLog.Entry entry;
    @Nullable Request request;
    @Nullable Response response;
    int transmissions;
    long endNs;

    Exchange(Call call, long intendedNs, long startNs, RequestLog.Entry entry) {
      this.call = call;
      this.intendedNs = intendedNs;
      this.startNs = startNs;
      this.entry = entry;
    }

    RequestRecord toRecord(long endNs, int user, int session, Judgement judgement) {
      return new RequestRecord(
          intendedNs,
          startNs,
          endNs,
          user,
          session,
          call.step(),
          response == null ? "" : text(response.headers(), "X-Statelab-Node"),
          response == null ? 0 : response.status().code(),
          judgement.outcome(),
          judgement.session(),
          judgement.detail(),
          request == null ? 0 : WireSize.of(request),
          response == null ? 0 : WireSize.of(response));
    }
  }
}
