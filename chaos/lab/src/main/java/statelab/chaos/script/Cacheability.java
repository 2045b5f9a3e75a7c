package statelab.chaos.script;

import java.time.Duration;

/**
 * Users look at the catalogue, which is the same for everybody, log in, and go between what is
 * everybody's and what is theirs. Whether a shared cache may keep an answer stands in its headers.
 *
 * @param users how many, at least 1; they act one after another
 */
public record Cacheability(int users) implements Script {
  private static final int REQUESTS_A_USER = 8;
  private static final String CATALOGUE = "/catalogue";

  public Cacheability {
    Script.requireUsers(users, 1);
  }

  @Override
  public ScriptKind kind() {
    return ScriptKind.CACHEABILITY;
  }

  @Override
  public Duration length() {
    return REQUEST.multipliedBy((long) users * REQUESTS_A_USER);
  }

  @Override
  public boolean leavesClusterWhole() {
    return true;
  }

  @Override
  public void play(Stage stage) throws InterruptedException {
    for (Browser browser : stage.browsers(users)) {
      browser.get("stranger-catalogue", CATALOGUE);
      browser.login();
      browser.get("who", "/me");
      browser.get("catalogue", CATALOGUE);
      browser.add("add-item", "sku-1");
      browser.get("cart", "/cart");
      browser.get("catalogue-again", CATALOGUE);
      browser.get("cart-again", "/cart");
    }
  }
}
