package statelab.targets.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Hostile requests to one node, from several connections at once. */
final class HostileAttack {
  private static final int THREADS = 4;
  private static final long SEED = 17;

  private HostileAttack() {}

  static void on(TestCluster cluster, Arm arm, int requests) throws Exception {
    Shopper victim = new Shopper(cluster.httpPort(0));
    victim.login("victim");
    victim.add("sku-1", 3);
    int answered = 0;
    for (Future<Integer> attack : attacks(cluster, victim, arm, requests / THREADS)) {
      answered += attack.get();
    }
    assertThat(answered).as("requests that got an answer").isGreaterThan(requests / 2);
    assertThat(victim.get("/cart").body()).contains("\"user\":\"victim\"", "\"total\":3");
    attackAdminPort(cluster.adminPort(0), requests / THREADS);
    assertThat(victim.get("/cart").body()).contains("\"user\":\"victim\"", "\"total\":3");
  }

  /** The attacks, all over. */
  private static List<Future<Integer>> attacks(
      TestCluster cluster, Shopper victim, Arm arm, int requestsEach) {
    List<Future<Integer>> attacks = new ArrayList<>();
    try (ExecutorService attackers = Executors.newFixedThreadPool(THREADS)) {
      for (int thread = 0; thread < THREADS; thread++) {
        RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED + thread);
        HostileInput input = new HostileInput(random, victim.cookies());
        attacks.add(attackers.submit(() -> attack(cluster.httpPort(0), input, arm, requestsEach)));
      }
    }
    return attacks;
  }

  private static int attack(int port, HostileInput input, Arm arm, int requests)
      throws IOException {
    int answered = 0;
    for (int request = 0; request < requests; request++) {
      byte[] bytes = input.next();
      Optional<Answer> answer = send(port, bytes);
      if (answer.isPresent()) {
        answered++;
        check(answer.get(), new String(bytes, StandardCharsets.ISO_8859_1), arm);
      }
    }
    return answered;
  }

  private static void check(Answer answer, String request, Arm arm) {
    // 505 and 501 are the right answers to an HTTP version that does not exist and to a method or
    // coding that nobody knows, and no errors of the server's.
    assertThat(answer.status() < 500 || answer.status() == 505 || answer.status() == 501)
        .as("status %d for %s", answer.status(), request)
        .isTrue();
    assertThat(answer.body()).as(request).doesNotContain("Exception", "\tat ", "Tomcat");
    if (arm != Arm.NO_AUTH) { // which believes whatever it is told
      assertThat(answer.body()).as(request).doesNotContain("victim");
    }
  }

  /** A node may also just close the connection on what is no HTTP at all. */
  private static Optional<Answer> send(int port, byte[] bytes) throws IOException {
    try (Socket socket = RawHttp.open(port)) {
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      return Optional.of(RawHttp.read(new BufferedInputStream(socket.getInputStream())));
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException | RuntimeException closed) {
      return Optional.empty();
    }
  }

  /** Nothing that a foreign page can make a browser send is carried out. */
  private static void attackAdminPort(int adminPort, int requests) throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    HostileInput input = new HostileInput(random, "");
    int refused = 0;
    for (int request = 0; request < requests; request++) {
      byte[] bytes = input.nextForTheAdminPort();
      Optional<Answer> answer = send(adminPort, bytes);
      if (answer.isPresent()) {
        String sent = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(answer.get().status()).as(sent).isBetween(400, 499);
        assertThat(answer.get().body()).as(sent).doesNotContain("\tat ");
        refused += answer.get().status() == 403 ? 1 : 0;
      }
    }
    assertThat(refused).as("requests refused for a foreign name").isGreaterThan(requests / 5);
    assertThat(RawHttp.exchange(adminPort, RawHttp.request("GET", "/vitals", "", "")).status())
        .isEqualTo(200);
  }
}
