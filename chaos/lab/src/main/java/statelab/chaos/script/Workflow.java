package statelab.chaos.script;

import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import statelab.chaos.fault.Fault;
import statelab.chaos.fault.Injection;
import statelab.chaos.fault.Kill;
import statelab.chaos.fault.Reset;
import statelab.chaos.lab.LinkNames;

/**
 * Users go through a checkout, each for one order. Between the payment and the confirmation
 * something breaks. A client without an answer, or told to come back later, sends the confirmation
 * again; one who is refused gives up. At the end the order ledger is read.
 *
 * @param users how many, at least 1
 * @param broken what breaks
 * @param idempotencyKey whether a repeated confirmation has the key of the first, or is a new one
 */
public record Workflow(int users, Break broken, boolean idempotencyKey) implements Script {
  /** The request that makes the order. */
  public static final String CONFIRM = "confirm";

  /** What the order ledger holds at the end. */
  public static final String LEDGER = "ledger";

  private static final String FIRST_NODE = "node-1";
  private static final int ATTEMPTS = 20;
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration ASKING = Duration.ofMillis(25);
  private static final Duration RECOVERY = Duration.ofSeconds(3);
  private static final int REQUESTS_A_USER = 5;

  /** What breaks between two steps. */
  public enum Break {
    /** A node dies. */
    KILL("kill"),
    /** Confirmations arrive, and their answers are lost with the connection. */
    RESET("reset");

    private final String label;

    Break(String label) {
      this.label = label;
    }

    /** Its name in a definition and in the factors of a trial. */
    public String label() {
      return label;
    }
  }

  public Workflow {
    Script.requireUsers(users, 1);
  }

  @Override
  public ScriptKind kind() {
    return ScriptKind.WORKFLOW;
  }

  @Override
  public Optional<Fault> fault() {
    return Optional.of(breaks());
  }

  private Fault breaks() {
    return switch (broken) {
      case KILL -> new Kill(FIRST_NODE);
      case RESET -> new Reset(LinkNames.ENTRANCE, true);
    };
  }

  @Override
  public Duration length() {
    return REQUEST.multipliedBy((long) users * REQUESTS_A_USER).plus(RECOVERY);
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "users",
        Integer.toString(users),
        "break",
        broken.label(),
        "idempotency-key",
        Boolean.toString(idempotencyKey));
  }

  @Override
  public void play(Stage stage) throws InterruptedException {
    List<Buyer> buyers = stage.browsers(users).stream().map(Buyer::new).toList();
    Crowd.together(buyers, Buyer::pay);
    try (Injection injection = stage.breaking(breaks(), shown -> keepAsking(stage, shown))) {
      Crowd.together(buyers, Buyer::confirm);
      if (broken == Break.RESET) {
        injection.heal();
      }
      Crowd.together(buyers, buyer -> buyer.insist(stage));
      stage.heal(injection);
    }
    stage.browser("auditor").asking("orders").get(LEDGER, "/orders");
  }

  /** Somebody who buys nothing: that answers are lost shows only when there are answers. */
  private static void keepAsking(Stage stage, BooleanSupplier shown) throws InterruptedException {
    Browser passer = stage.browser("passer-by");
    while (!shown.getAsBoolean()) {
      passer.get("pass", "/me");
      stage.rest(ASKING);
    }
  }

  /** One user with his one order. Acts on one thread at a time. */
  private final class Buyer {
    private final Browser browser;
    private int attempts;
    private boolean answered;

    Buyer(Browser browser) {
      this.browser = browser;
    }

    void pay() throws InterruptedException {
      browser.fillCart();
      browser.post("address", "/checkout/address", "{\"address\":\"1 Main St\"}");
      browser.post("payment", "/checkout/payment", "{\"payment\":\"card\"}");
    }

    /** Without an answer, or when the server failed, the client does not know what happened. */
    void confirm() throws InterruptedException {
      attempts++;
      String key = "order-" + browser.user() + (idempotencyKey ? "" : "-" + attempts);
      int status =
          browser.post(CONFIRM, "/checkout/confirm", "{\"key\":\"%s\"}".formatted(key)).status();
      answered = status > 0 && status < HttpURLConnection.HTTP_INTERNAL_ERROR;
    }

    void insist(Stage stage) throws InterruptedException {
      while (!answered && attempts < ATTEMPTS) {
        stage.rest(PAUSE);
        confirm();
      }
    }
  }
}
