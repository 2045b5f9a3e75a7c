package statelab.load.injector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import statelab.load.model.LoadModel;
import statelab.results.run.Outcome;
import statelab.results.run.SessionOutcome;

/** The journeys against the real programs, where nothing is broken. */
@Tag("extended")
final class JourneysOnTargetsIT {
  private static final int USERS = 6;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"sticky-session, sticky, false", "stateless-jwt, jwt, true"})
  void ordersAreMadeOnceAndOnlySelfContainedTokensOutliveALogout(
      String architecture, String packageName, boolean usableAfterLogout) throws Exception {
    try (TargetCluster cluster = TargetCluster.start(architecture, packageName, directory)) {
      ordersOnce(cluster, Injection.of(plan(cluster, "checkout"), directory.resolve("checkout")));
      Injection account = Injection.of(plan(cluster, "account"), directory.resolve("account"));
      endsSessions(account, usableAfterLogout);
    }
  }

  private static void ordersOnce(TargetCluster cluster, Injection load) throws Exception {
    long confirmed = load.count(request -> request.step().equals("confirm"));

    assertThat(load.requests()).allMatch(request -> request.outcome() == Outcome.SUCCEEDED);
    assertThat(load.count(SessionOutcome.LOST)).isZero();
    assertThat(load.count(SessionOutcome.NEW)).isEqualTo(USERS);
    assertThat(load.requests()).allMatch(request -> request.node().matches("node-[12]"));
    assertThat(confirmed).isGreaterThanOrEqualTo(USERS);
    assertThat(Pattern.compile("\"key\":").matcher(cluster.orders()).results().count())
        .isEqualTo(confirmed);
  }

  private static void endsSessions(Injection load, boolean usableAfterLogout) {
    long usesAfterLogout = load.count(request -> request.step().equals("after-logout"));
    long accepted = load.count(request -> request.detail().equals("accepted after logout"));

    assertThat(usesAfterLogout).isGreaterThanOrEqualTo(USERS);
    assertThat(accepted).isEqualTo(usableAfterLogout ? usesAfterLogout : 0);
    assertThat(load.count(Outcome.SUCCEEDED)).isEqualTo(load.requests().size() - accepted);
    assertThat(load.count(SessionOutcome.LOST)).isZero();
    assertThat(load.count(SessionOutcome.ENDED)).isGreaterThanOrEqualTo(usesAfterLogout);
  }

  private static LoadPlan plan(TargetCluster cluster, String journey) {
    LoadModel model = new LoadModel.Paced(USERS, Duration.ofMillis(150), Duration.ofSeconds(3));
    return LoadPlan.of(cluster.gateway(), journey, Map.of(), model, 1);
  }
}
