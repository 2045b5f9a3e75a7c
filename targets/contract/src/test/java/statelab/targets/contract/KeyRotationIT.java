package statelab.targets.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A signing key is replaced while nodes serve, in the steps that the docs name. */
@Tag("extended")
final class KeyRotationIT {
  private static final Duration SEEN = Duration.ofSeconds(20);
  private static final String FRESH =
      "{\"kty\":\"oct\",\"kid\":\"fresh\",\"alg\":\"HS256\",\"k\":\"" + "A".repeat(43) + "\"}";

  @Test
  void aUserNoticesNothingUntilTheOldKeyIsRemoved() throws Exception {
    try (TestCluster cluster = TestCluster.start(Arm.STATELESS_JWT)) {
      String old = theOnlyKey(Files.readString(cluster.keys()));
      Shopper early = loggedIn(cluster, "u-1");

      write(cluster.keys(), old, FRESH);
      // Every node knows the new key before any of them signs by it.
      Thread.sleep(Duration.ofMillis(1_500));
      write(cluster.keys(), FRESH, old);
      await().atMost(SEEN).until(() -> signedBy(loggedIn(cluster, "u-2")).contains("fresh"));
      Shopper late = loggedIn(cluster, "u-3");

      assertThat(servedEverywhere(cluster, early)).as("a token of the old key").isTrue();
      assertThat(servedEverywhere(cluster, late)).as("a token of the new key").isTrue();

      write(cluster.keys(), FRESH);
      await().atMost(SEEN).until(() -> early.get("/me").status() == 401);
      assertThat(early.get("/me").header("x-statelab-reason")).contains("key-unknown");
      assertThat(servedEverywhere(cluster, late)).as("a token of the new key").isTrue();
    }
  }

  private static Shopper loggedIn(TestCluster cluster, String user) throws IOException {
    Shopper shopper = new Shopper(cluster.gatewayPort());
    assertThat(shopper.login(user).status()).isEqualTo(200);
    return shopper;
  }

  private static boolean servedEverywhere(TestCluster cluster, Shopper shopper) throws IOException {
    boolean served = true;
    for (int node = 0; node < TestCluster.NODES; node++) {
      served &= shopper.at(cluster.httpPort(node)).get("/cart").status() == 200;
    }
    return served;
  }

  /** The head of the identity token, which names its key. */
  private static String signedBy(Shopper shopper) {
    String head = shopper.value("statelab-identity").split("\\.", -1)[0];
    return new String(Base64.getUrlDecoder().decode(head), StandardCharsets.UTF_8);
  }

  private static String theOnlyKey(String set) {
    return set.substring(set.indexOf('[') + 1, set.lastIndexOf(']'));
  }

  /** As a whole or not at all, and never with the time of the file before. */
  private static void write(Path file, String... keys) throws IOException {
    Path draft = file.resolveSibling("draft");
    Files.writeString(draft, "{\"keys\":[" + String.join(",", keys) + "]}");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
