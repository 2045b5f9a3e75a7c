package statelab.targets.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;

/** Takes the store away for three seconds, looks what the nodes answer, and gives it back. */
final class StoreOutage {
  private static final Duration OUTAGE = Duration.ofSeconds(3);
  private static final Duration RECOVERY = Duration.ofSeconds(10);

  private StoreOutage() {}

  /** Killed, and started again. What it held is gone. */
  static void gone(TestCluster cluster) throws Exception {
    Shopper shopper = shopping(cluster);
    cluster.killStore();
    try {
      assertRefused(shopper);
    } finally {
      cluster.startStore();
    }
    await().atMost(RECOVERY).until(() -> shopper.login("u-1").status() == 200);
    assertServed(cluster, shopper);
  }

  /** Stopped, so that connections open and nobody answers, and continued. It forgets nothing. */
  static void hung(TestCluster cluster) throws Exception {
    Shopper shopper = shopping(cluster);
    long redis = cluster.redisPid();
    signal("STOP", redis);
    try {
      assertRefused(shopper);
    } finally {
      signal("CONT", redis);
    }
    await().atMost(RECOVERY).until(() -> shopper.get("/cart").status() == 200);
    assertServed(cluster, shopper);
  }

  private static Shopper shopping(TestCluster cluster) throws IOException {
    Shopper shopper = new Shopper(cluster.gatewayPort());
    shopper.login("u-1");
    assertThat(shopper.add("sku-1", 1).status()).isEqualTo(200);
    return shopper;
  }

  /** Reads and writes in turn; if one hung, the outage would be over before the other's answer. */
  private static void assertRefused(Shopper shopper) throws Exception {
    long end = System.nanoTime() + OUTAGE.toNanos();
    int inTime = 0;
    for (int asked = 0; System.nanoTime() < end; asked++) {
      boolean reads = asked % 2 == 0;
      assertUnavailable(reads ? shopper.get("/cart") : shopper.add("sku-1", 1));
      inTime += System.nanoTime() < end ? 1 : 0;
    }
    assertThat(inTime).as("answers within the outage").isGreaterThanOrEqualTo(2);
  }

  private static void assertUnavailable(Answer answer) throws InterruptedException {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body()).contains("store-unreachable");
    Thread.sleep(20);
  }

  private static void assertServed(TestCluster cluster, Shopper shopper) throws IOException {
    for (int node = 0; node < TestCluster.NODES; node++) {
      assertThat(shopper.at(cluster.httpPort(node)).get("/cart").status()).isEqualTo(200);
    }
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
    assertThat(kill.waitFor()).isZero();
  }
}
