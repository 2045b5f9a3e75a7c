package statelab.targets.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Finds out what an architecture does with a session by doing it. */
final class Observed {
  private static final int WRITES = 20;
  private static final int LARGEST_NOTE = 20_000;

  private Observed() {}

  static Semantics semantics(TestCluster cluster) throws Exception {
    return new Semantics(
        survivesKill(cluster),
        survivesRollingRestart(cluster),
        endsOnLogout(cluster),
        endsOnRevoke(cluster),
        worksWithoutAffinity(cluster),
        boundedByHeaderSize(cluster),
        acceptsOlderState(cluster));
  }

  /**
   * Of each of some writes of one user at one node, who has written there before. On a busy machine
   * a peer may be taken for dead for a moment, and the next write then makes up for it; so the
   * number of each is told.
   */
  static List<Long> messagesOfWrites(TestCluster cluster) throws IOException {
    Shopper shopper = new Shopper(cluster.httpPort(0));
    shopper.login("telling");
    shopper.add("sku-1", 1);
    List<Long> messages = new ArrayList<>();
    long before = messages(cluster);
    for (int write = 1; write <= WRITES; write++) {
      assertThat(shopper.add("sku-1", write).status()).isEqualTo(200);
      long after = messages(cluster);
      messages.add(after - before);
      before = after;
    }
    return messages;
  }

  private static long messages(TestCluster cluster) throws IOException {
    long sum = 0;
    for (int node = 0; node < TestCluster.NODES; node++) {
      sum += RawHttp.vital(cluster.adminPort(node), "session_messages");
    }
    return sum;
  }

  /** A session with one thing in its cart. */
  private static Shopper shopping(TestCluster cluster, String user) throws IOException {
    Shopper shopper = new Shopper(cluster.gatewayPort());
    shopper.login(user);
    assertThat(shopper.add("sku-1", 3).status()).isEqualTo(200);
    return shopper;
  }

  private static boolean keepsItsCart(Shopper shopper) throws IOException {
    Answer cart = shopper.get("/cart");
    return cart.status() == 200 && cart.body().contains("\"total\":3");
  }

  private static boolean survivesKill(TestCluster cluster) throws Exception {
    Shopper shopper = shopping(cluster, "killed");
    int node = TestCluster.index(shopper.get("/me"));
    cluster.kill(node);
    cluster.awaitDown(node);
    boolean kept = keepsItsCart(shopper);
    cluster.restartAll();
    return kept;
  }

  /** The session is in use all the while: it is read whenever a node has gone or come back. */
  private static boolean survivesRollingRestart(TestCluster cluster) throws Exception {
    Shopper shopper = shopping(cluster, "rolling");
    boolean kept = true;
    for (int node = 0; node < TestCluster.NODES; node++) {
      cluster.terminate(node);
      cluster.awaitDown(node);
      kept &= keepsItsCart(shopper);
      cluster.restartAll();
      kept &= keepsItsCart(shopper);
    }
    return kept;
  }

  private static boolean endsOnLogout(TestCluster cluster) throws IOException {
    Shopper shopper = shopping(cluster, "leaving");
    Shopper thief = shopper.at(cluster.gatewayPort());
    assertThat(shopper.post("/logout", "").status()).isEqualTo(204);
    return thief.get("/me").status() == 401 && thief.get("/cart").status() == 401;
  }

  /**
   * Where the answer claims to have reached the cluster, the order to one node has to be enough.
   */
  private static boolean endsOnRevoke(TestCluster cluster) throws IOException {
    boolean ends = true;
    for (int first = 0; first < TestCluster.NODES; first++) {
      String user = "banned-" + first;
      Shopper shopper = shopping(cluster, user);
      if (!revoke(cluster, first, user).body().contains("\"reach\":\"cluster\"")) {
        for (int node = 0; node < TestCluster.NODES; node++) {
          revoke(cluster, node, user);
        }
      }
      ends &= isRefusedEverywhere(cluster, shopper);
    }
    return ends;
  }

  private static Answer revoke(TestCluster cluster, int node, String user) throws IOException {
    byte[] order = RawHttp.request("POST", "/revoke", "", "{\"user\":\"" + user + "\"}");
    Answer answer = RawHttp.exchange(cluster.adminPort(node), order);
    assertThat(answer.status()).isEqualTo(200);
    return answer;
  }

  private static boolean isRefusedEverywhere(TestCluster cluster, Shopper shopper)
      throws IOException {
    boolean refused = shopper.get("/me").status() == 401 && shopper.get("/cart").status() == 401;
    for (int node = 0; node < TestCluster.NODES; node++) {
      Shopper there = shopper.at(cluster.httpPort(node));
      refused &= there.get("/me").status() == 401 && there.get("/cart").status() == 401;
    }
    return refused;
  }

  /** Writes at one node and reads at each other one, as a gateway without affinity would. */
  private static boolean worksWithoutAffinity(TestCluster cluster) throws IOException {
    Shopper shopper = shopping(cluster, "roaming");
    boolean works = true;
    for (int node = 0; node < TestCluster.NODES; node++) {
      works &= keepsItsCart(shopper.at(cluster.httpPort(node)));
    }
    return works;
  }

  private static boolean boundedByHeaderSize(TestCluster cluster) throws IOException {
    return largestNoteBytes(cluster).isPresent();
  }

  /** The most that fits beside one thing in a cart, in bytes; nothing where there is no bound. */
  static OptionalInt largestNoteBytes(TestCluster cluster) throws IOException {
    Shopper shopper = shopping(cluster, "hoarding");
    if (keepsNote(shopper, LARGEST_NOTE)) {
      return OptionalInt.empty();
    }
    int fits = 0;
    int breaks = LARGEST_NOTE;
    while (breaks - fits > 1) {
      int middle = (fits + breaks) / 2;
      boolean kept = keepsNote(shopper, middle);
      fits = kept ? middle : fits;
      breaks = kept ? breaks : middle;
    }
    return OptionalInt.of(fits);
  }

  /** A client with the same cookies tries it, so that every try begins with the same state. */
  private static boolean keepsNote(Shopper shopper, int bytes) throws IOException {
    Shopper trying = shopper.copy();
    Answer answer =
        trying.post(
            "/cart/items", "{\"item\":\"sku-1\",\"quantity\":1,\"note_bytes\":" + bytes + "}");
    assertThat(answer.status()).isIn(200, 431);
    assertThat(trying.get("/cart").status()).isEqualTo(200);
    return answer.status() == 200;
  }

  private static boolean acceptsOlderState(TestCluster cluster) throws IOException {
    Shopper shopper = shopping(cluster, "regretting");
    Shopper older = shopper.at(cluster.gatewayPort());
    assertThat(shopper.add("sku-1", 1).body()).contains("\"total\":4");
    return keepsItsCart(older);
  }
}
