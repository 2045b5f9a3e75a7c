package statelab.load.journey;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import statelab.results.run.Outcome;
import statelab.results.run.SessionOutcome;

/**
 * One virtual user: who it is, where it stands with its session, what it does next, and what it
 * concludes from an answer. It keeps its session for as long as the server does; a user that loses
 * its session notices, logs in again in a step of its own, and goes on. Confined to one thread at a
 * time.
 */
public final class Visitor {
  private final String name;
  private final Script script;
  private Standing standing = Standing.STRANGER;
  private int session;
  private CartLedger ledger = new CartLedger();

  /** The body that was read last, and what it says: most answers say what the one before said. */
  private byte[] bodyRead = {};

  private Answer.@Nullable Statement lastStatement;

  Visitor(int number, Script script) {
    this.name = "u-" + number;
    this.script = script;
  }

  /** Ordinal of the latest session, from 1; 0 before the first. */
  public int session() {
    return session;
  }

  /** Whether the user holds a session as far as it knows. */
  public boolean loggedIn() {
    return standing == Standing.LOGGED_IN;
  }

  /** What the user does next. */
  public Call next() {
    return switch (standing) {
      case STRANGER -> Call.login("login", name);
      case LOST -> Call.login("login-again", name);
      case LOGGED_IN -> script.next();
      case LOGGED_OUT -> afterLogout();
    };
  }

  /** The closing read of a user who holds a session. */
  public Call audit() {
    return Call.cart("audit");
  }

  /** What an answer shows. */
  public Judgement answered(Call call, Answer answer) {
    Judgement judgement =
        switch (call.effect()) {
          case LOGIN -> answeredLogin(answer);
          case LOGOUT -> answeredLogout(answer);
          case USE_AFTER_LOGOUT -> answeredAfterLogout(answer);
          case READ_IDENTITY, READ_CART, WRITE, ORDER -> answeredInSession(call, answer);
        };
    script.finished(call, judgement);
    return judgement;
  }

  /**
   * What it shows that no answer came.
   *
   * @param sent whether any of the request may have reached the target; if not, it had no effect
   */
  public Judgement unanswered(Call call, boolean sent, String why) {
    if (sent && call.effect().writes()) {
      ledger.uncertain(call);
    }
    Judgement judgement = sent ? Judgement.indeterminate(why) : Judgement.failed(why);
    script.finished(call, judgement);
    return judgement;
  }

  private Call afterLogout() {
    Call call = script.afterLogout();
    return call == null ? Call.login("login", name) : call;
  }

  private Judgement answeredLogin(Answer answer) {
    Answer.Statement said = statement(answer);
    if (answer.status() != 200 || said == null || !name.equals(said.user())) {
      return unsuccessful(answer);
    }
    standing = Standing.LOGGED_IN;
    session++;
    ledger = new CartLedger();
    script.loggedIn();
    return new Judgement(Outcome.SUCCEEDED, SessionOutcome.NEW, "");
  }

  private Judgement answeredLogout(Answer answer) {
    if (answer.status() == 401) {
      return lost(reason(answer));
    }
    if (answer.status() != 204 && answer.status() != 200) {
      return unsuccessful(answer);
    }
    standing = Standing.LOGGED_OUT;
    return new Judgement(Outcome.SUCCEEDED, SessionOutcome.ENDED, "");
  }

  private Judgement answeredAfterLogout(Answer answer) {
    return switch (answer.status()) {
      case 401 -> new Judgement(Outcome.SUCCEEDED, SessionOutcome.NONE, "");
      case 200 -> Judgement.failed("accepted after logout");
      default -> unsuccessful(answer);
    };
  }

  /**
   * 401: the server does not know the user. 409: a step of the checkout came too early for the
   * server, though journeys go on only when the step before was acknowledged.
   */
  private Judgement answeredInSession(Call call, Answer answer) {
    if (answer.status() == 401 || answer.status() == 409) {
      return lost(reason(answer));
    }
    if (answer.status() != 200) {
      return unsuccessfulInSession(call, answer);
    }
    Answer.Statement said = statement(answer);
    if (said == null) {
      return Judgement.failed("unreadable body");
    }
    return said.user() != null && !name.equals(said.user())
        ? lost("other user")
        : judged(call, said);
  }

  private Judgement judged(Call call, Answer.Statement said) {
    if (said.version() < 0) {
      if (call.effect().writes()) {
        ledger.acknowledged(call);
      }
      return Judgement.kept();
    }
    CartLedger.Finding finding = ledger.check(call, said);
    return finding.lost()
        ? lost(finding.detail())
        : new Judgement(Outcome.SUCCEEDED, SessionOutcome.KEPT, finding.detail());
  }

  private Judgement unsuccessfulInSession(Call call, Answer answer) {
    if (call.effect().writes() && mayHaveTakenEffect(answer.status())) {
      ledger.uncertain(call);
      return Judgement.indeterminate(reason(answer));
    }
    return unsuccessful(answer);
  }

  /**
   * Whether a write answered so may have been done all the same: a handler can fail after its write
   * (500), and a gateway that lost its node or its patience cannot know (502, 504). 503 is a
   * refusal before any work, and 4xx found the request itself wanting.
   */
  private static boolean mayHaveTakenEffect(int status) {
    return status == 500 || status == 502 || status == 504;
  }

  private Answer.@Nullable Statement statement(Answer answer) {
    if (!Arrays.equals(bodyRead, answer.body())) {
      lastStatement = answer.statement();
      bodyRead = answer.body();
    }
    return lastStatement;
  }

  private Judgement unsuccessful(Answer answer) {
    return Judgement.failed(reason(answer));
  }

  private Judgement lost(String why) {
    standing = Standing.LOST;
    return Judgement.lost(why);
  }

  private String reason(Answer answer) {
    if (!answer.reason().isEmpty()) {
      return answer.reason();
    }
    Answer.Statement said = statement(answer);
    return said == null || said.reason() == null
        ? "status " + answer.status()
        : "status " + answer.status() + ": " + said.reason();
  }
}
