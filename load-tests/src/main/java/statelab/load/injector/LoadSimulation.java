package statelab.load.injector;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.Http;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import statelab.load.journey.Endpoint;

/**
 * The one simulation that Gatling runs: users are created ahead of their arrival, and each then
 * follows its own itinerary on an absolute grid. Gatling's {@code pace} is not used, because it
 * drifts and so hides stalls.
 *
 * <p>Each user has a connection of its own, as a browser has, and sends one request at a time over
 * it. Sharing connections would let one user's stall delay another and would hide how a load
 * balancer spreads connections.
 */
public final class LoadSimulation extends Simulation {
  private static final long NS_PER_SECOND = 1_000_000_000;

  /** Gatling makes the simulation itself and without arguments, so the load waits for it here. */
  private static final AtomicReference<@Nullable LoadRun> NEXT = new AtomicReference<>();

  /** The simulation of the load that was handed over last. */
  public LoadSimulation() {
    LoadRun load = NEXT.getAndSet(null);
    if (load == null) {
      throw new IllegalStateException("no load was handed over");
    }
    setUp(scenario("users").exec(life(load)).injectOpen(arrivals(load))).protocols(protocol(load));
  }

  /** Hands over the load of the simulation that Gatling makes next. */
  static void handOver(LoadRun load) {
    NEXT.set(load);
  }

  private static ChainBuilder life(LoadRun load) {
    Map<Endpoint, ActionBuilder> requests = new EnumMap<>(Endpoint.class);
    for (Endpoint endpoint : Endpoint.values()) {
      requests.put(endpoint, request(endpoint, load.plan().requestTimeout()));
    }
    return exec(UserLoop.builder(load, requests));
  }

  /**
   * A request whose URL is known beforehand, so that it is parsed once and not each time. Its name
   * is the user's key, by which {@link UserStats} finds the user again.
   */
  private static HttpRequestActionBuilder request(Endpoint endpoint, Duration timeout) {
    Http named = http(session -> user(session).key());
    return endpoint.post()
        ? named
            .post(endpoint.path())
            .header("Content-Type", "application/json")
            .body(StringBody(session -> user(session).call().body()))
            .requestTimeout(timeout)
        : named.get(endpoint.path()).requestTimeout(timeout);
  }

  static VirtualUser user(Session session) {
    VirtualUser user = session.get(UserLoop.USER);
    if (user == null) {
      throw new IllegalStateException("a step ran for a user that never entered");
    }
    return user;
  }

  private static HttpProtocolBuilder protocol(LoadRun load) {
    return http.baseUrl(load.plan().target().toString())
        .acceptHeader("application/json")
        .disableWarmUp()
        .disableCaching()
        .disableFollowRedirect()
        .disableAutoReferer()
        .disableAutoOrigin()
        .maxConnectionsPerHost(1)
        .sign((request, session) -> user(session).sent(request))
        .transformResponse(
            (response, session) -> {
              user(session).answered(response);
              return response;
            });
  }

  /** Each user is created with those of the same second, {@link LoadRun#LEAD} before it. */
  private static List<OpenInjectionStep> arrivals(LoadRun load) {
    List<OpenInjectionStep> steps = new ArrayList<>();
    int count = load.plan().injectorCount();
    int user = load.plan().injectorIndex();
    for (long second = 1; user < load.schedule().users(); second++) {
      int arriving = 0;
      while (user < load.schedule().users()
          && load.schedule().arrivalNs(user) < second * NS_PER_SECOND) {
        arriving++;
        user += count;
      }
      if (arriving > 0) {
        steps.add(atOnceUsers(arriving));
      }
      steps.add(nothingFor(Duration.ofSeconds(1)));
    }
    return steps;
  }
}
