package statelab.load.injector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.load.model.LoadModel;
import statelab.load.standin.StandInShop;
import statelab.load.standin.StandInShop.Fate;
import statelab.load.standin.StandInShop.Mishap;
import statelab.results.run.Outcome;
import statelab.results.run.RequestRecord;
import statelab.results.run.SessionOutcome;

/**
 * Nothing invented, nothing lost, nothing sent twice. Twenty thousand requests, two thousand with
 * connections reset at random; a hundred thousand of each with {@code -Dstatelab.long=true}.
 */
final class RecordingIT {
  private static final boolean LONG = Boolean.getBoolean("statelab.long");
  private static final int MANY = LONG ? 100_000 : 20_000;
  private static final int MANY_WITH_RESETS = LONG ? 100_000 : 2_000;
  private static final Duration AT_MOST = Duration.ofMinutes(LONG ? 5 : 1);

  @TempDir Path directory;

  @Test
  void recordsEveryOneOfManyRequestsAndNoOther() throws Exception {
    try (StandInShop shop = new StandInShop(Mishap.NONE)) {
      LoadPlan plan = shopping(shop, new LoadModel.Closed(64, Duration.ZERO, AT_MOST));
      Injection load = untilCompleted(MANY, plan);

      assertThat(shop.received()).isGreaterThanOrEqualTo(MANY);
      assertThat(load.requests()).hasSize((int) shop.received());
      assertThat(load.report().requests()).isEqualTo(shop.received());
      assertThat(load.report().lostEvents()).isZero();
      assertThat(load.count(Outcome.SUCCEEDED)).isEqualTo(shop.received());
      assertThat(load.count(SessionOutcome.NEW)).isEqualTo(64);
      assertThat(load.count(request -> request.step().equals("audit"))).isEqualTo(64);
      assertThat(load.count(request -> request.step().equals("add-item"))).isEqualTo(shop.writes());
      assertThat(load.requests().stream().mapToLong(RequestRecord::bytesOut).sum())
          .isEqualTo(shop.bytesIn());
      assertThat(load.requests().stream().mapToLong(RequestRecord::bytesIn).sum())
          .isEqualTo(shop.bytesOut());
    }
  }

  @Test
  void sendsNothingAgainWhenConnectionsAreResetAtRandom() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    Mishap mishap =
        (number, request) -> {
          synchronized (random) {
            return random.nextInt(10) == 0 ? Fate.RESET : Fate.ANSWER;
          }
        };
    try (StandInShop shop = new StandInShop(mishap)) {
      LoadPlan plan = shopping(shop, new LoadModel.Closed(20, Duration.ZERO, AT_MOST));
      Injection load = untilCompleted(MANY_WITH_RESETS, plan);

      assertThat(shop.received()).isGreaterThanOrEqualTo(MANY_WITH_RESETS);
      assertThat(shop.fated(Fate.RESET)).isGreaterThan(MANY_WITH_RESETS / 20);
      assertThat(load.requests()).hasSize((int) shop.received());
      assertThat(load.report().replays()).isZero();
      assertThat(load.count(Outcome.INDETERMINATE)).isEqualTo(shop.fated(Fate.RESET));
      assertThat(load.count(SessionOutcome.LOST)).isZero();
    }
  }

  @Test
  void findsExactlyTheSessionsThatTheServerLost() throws Exception {
    Mishap mishap =
        (number, request) -> {
          boolean inSession = request.headers().contains("sid=");
          return inSession && !request.path().equals("/login") && number % 25 == 0
              ? Fate.FORGET
              : Fate.ANSWER;
        };
    try (StandInShop shop = new StandInShop(mishap)) {
      Injection load = Injection.of(shopping(shop, paced(20, 50)), directory);

      assertThat(shop.fated(Fate.FORGET)).isPositive();
      assertThat(load.count(SessionOutcome.LOST)).isEqualTo(shop.fated(Fate.FORGET));
      assertThat(load.count(request -> request.step().equals("login-again")))
          .isEqualTo(load.count(SessionOutcome.NEW) - 20);
    }
  }

  @Test
  void anUnansweredRequestMayHaveTakenEffect() throws Exception {
    try (StandInShop shop = new StandInShop((number, request) -> Fate.IGNORE)) {
      Injection load = Injection.of(hasty(shop), directory);

      assertThat(load.requests())
          .hasSize((int) shop.received())
          .isNotEmpty()
          .allMatch(request -> request.outcome() == Outcome.INDETERMINATE);
    }
  }

  @Test
  void aRefusedConnectionCertainlyDidNothing() throws Exception {
    LoadPlan plan;
    try (StandInShop shop = new StandInShop(Mishap.NONE)) {
      plan = hasty(shop);
    }
    Injection load = Injection.of(plan, directory);

    assertThat(load.requests())
        .isNotEmpty()
        .allMatch(request -> request.outcome() == Outcome.FAILED && request.status() == 0)
        .allMatch(request -> request.bytesOut() == 0);
    assertThat(load.report().ownErrors()).isZero();
  }

  private static LoadPlan hasty(StandInShop shop) {
    return shopping(shop, paced(4, 500)).withRequestTimeout(Duration.ofMillis(300));
  }

  private Injection untilCompleted(long requests, LoadPlan plan) throws Exception {
    CountDownLatch enough = new CountDownLatch(1);
    try (InjectorProcess injector =
        InjectorProcess.launch(
            Injection.JAVA,
            Injection.CLASS_PATH,
            Injection.jvmOptions(directory),
            plan,
            directory,
            progress -> {
              if (progress.ok() + progress.failed() >= requests) {
                enough.countDown();
              }
            })) {
      injector.awaitReady(Injection.PATIENCE);
      injector.start(Injection.PATIENCE);
      assertThat(enough.await(AT_MOST.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
      injector.audit();
      return Injection.finish(injector, plan, directory);
    }
  }

  private static LoadModel paced(int users, int intervalMs) {
    return new LoadModel.Paced(users, Duration.ofMillis(intervalMs), Duration.ofSeconds(2));
  }

  private static LoadPlan shopping(StandInShop shop, LoadModel model) {
    return LoadPlan.of(shop.address(), "shopping", Map.of(), model, 1);
  }
}
