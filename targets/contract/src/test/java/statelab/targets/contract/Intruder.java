package statelab.targets.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;

/** Somebody who has learnt or placed a part of what another client carries. */
final class Intruder {
  /** Which node serves a client is no secret. */
  private static final String ROUTE = "statelab-route";

  private Intruder() {}

  /**
   * Each thing that a client carries, in the hands of one who has only his own of the rest. Where a
   * client carries one thing, having that is having the session, and there is nothing to mix.
   */
  static void mixesWhatTwoSessionsCarry(TestCluster cluster) throws IOException {
    Shopper victim = shopping(cluster, "mixed-victim");
    Shopper intruder = shopping(cluster, "mixed-intruder");
    Shopper sameUser = shopping(cluster, "mixed-victim");
    Set<String> carried = victim.carries(ROUTE);
    if (carried.size() == 1) {
      return;
    }
    for (String part : carried) {
      assertRefused(intruder.copy().with(part, victim));
      assertRefused(sameUser.copy().with(part, victim));
    }
  }

  /** Gives a victim who is about to log in a session that the intruder knows. */
  static void plantsASession(TestCluster cluster) throws IOException {
    Shopper intruder = shopping(cluster, "planting-intruder");
    Shopper victim = intruder.copy();
    assertThat(victim.login("planted-victim").status()).isEqualTo(200);
    assertThat(victim.add("sku-2", 5).body()).contains("\"total\":5");

    assertThat(intruder.get("/me").body()).doesNotContain("planted-victim");
    assertThat(intruder.get("/cart").body()).doesNotContain("planted-victim", "sku-2");
    for (String part : victim.carries(ROUTE)) {
      assertThat(victim.value(part)).as(part).isNotEqualTo(intruder.value(part));
    }
  }

  private static Shopper shopping(TestCluster cluster, String user) throws IOException {
    Shopper shopper = new Shopper(cluster.gatewayPort());
    shopper.login(user);
    assertThat(shopper.add("sku-1", 3).status()).isEqualTo(200);
    return shopper;
  }

  private static void assertRefused(Shopper mixed) throws IOException {
    for (Answer answer : new Answer[] {mixed.get("/cart"), mixed.add("sku-1", 1)}) {
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("x-statelab-reason")).contains("state-of-another-session");
    }
  }
}
