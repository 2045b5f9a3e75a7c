package statelab.targets.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sessions that were ended stay so, and none is overlooked, whatever the time-out has done. */
@Tag("extended")
final class EndedSessionsIT {
  private static final Duration PAST_A_SECOND = Duration.ofMillis(2_200);

  /** A token is accepted for the allowed clock skew longer than it lives. */
  @Test
  void aTokenOfAnEndedSessionIsRefusedAsLongAsItWouldBeAcceptedOtherwise() throws Exception {
    try (LoneNode node = LoneNode.start(Arm.HYBRID_SESSION, "--session-timeout-s=1")) {
      Shopper revoked = loggedIn(node, "u-1");
      Shopper revokedLate = loggedIn(node, "u-2");
      Shopper owner = loggedIn(node, "u-3");
      Shopper thief = owner.copy();
      Shopper honest = loggedIn(node, "u-4");
      revoke(node, "u-1");
      owner.post("/logout", "");

      Thread.sleep(PAST_A_SECOND);
      revoke(node, "u-2");

      assertThat(honest.get("/me").status()).as("a token that nobody ended").isEqualTo(200);
      assertThat(reason(revoked.get("/me"))).isEqualTo("session-revoked");
      assertThat(reason(revokedLate.get("/me"))).isEqualTo("session-revoked");
      assertThat(reason(thief.get("/me"))).isEqualTo("session-revoked");
    }
  }

  /** Its time-out runs from its last use, and so must what finds it by its user. */
  @Test
  void aSessionThatIsUsedLongerThanItsTimeOutIsStillFoundByItsUser() throws Exception {
    try (LoneNode node = LoneNode.start(Arm.CENTRAL_SESSION, "--session-timeout-s=1")) {
      Shopper shopper = loggedIn(node, "u-1");
      for (int read = 0; read < 8; read++) {
        Thread.sleep(300);
        assertThat(shopper.get("/cart").status()).isEqualTo(200);
      }

      revoke(node, "u-1");

      assertThat(shopper.get("/cart").status()).isEqualTo(401);
    }
  }

  /** Or the set of a user who never logs out would grow for ever. */
  @Test
  void sessionsThatEndedByThemselvesAreNotCountedAmongTheRevoked() throws Exception {
    try (LoneNode node = LoneNode.start(Arm.CENTRAL_SESSION, "--session-timeout-s=1")) {
      loggedIn(node, "u-1");
      Thread.sleep(PAST_A_SECOND);
      loggedIn(node, "u-1");

      assertThat(node.order("/revoke", "{\"user\":\"u-1\"}").body()).contains("\"sessions\":1");
    }
  }

  private static Shopper loggedIn(LoneNode node, String user) throws IOException {
    Shopper shopper = node.shopper();
    assertThat(shopper.login(user).status()).isEqualTo(200);
    return shopper;
  }

  private static void revoke(LoneNode node, String user) throws IOException {
    Answer answer = node.order("/revoke", "{\"user\":\"" + user + "\"}");
    assertThat(answer.body()).contains("\"reach\":\"cluster\"");
  }

  private static String reason(Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    return answer.header("x-statelab-reason").orElseThrow();
  }
}
