package statelab.results.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import statelab.results.run.ScriptedRequest;
import statelab.results.run.TrialRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What became of orders, each user having wanted one: what he was told is held against the order
 * ledger at the end.
 *
 * <ul>
 *   <li>{@code orders_lost} = users whose confirmation was accepted and who have no order
 *   <li>{@code orders_doubled} = Σ over users of their orders beyond the first
 *   <li>{@code orders_abandoned} = users whose confirmation was never accepted and who have no
 *       order
 *   <li>{@code orders_unseen} = users whose confirmation was never accepted and who have an order
 * </ul>
 *
 * Without the ledger there are no figures.
 */
final class CheckedOrders implements ScriptMeter {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String CONFIRM = "confirm";
  private static final String LEDGER = "ledger";

  @Override
  public List<Figure> figures(TrialRecord trial, List<ScriptedRequest> requests) {
    return requests.stream()
        .filter(each -> each.isFor(LEDGER) && each.accepted())
        .findFirst()
        .map(ledger -> figures(orders(ledger.body()), requests))
        .orElse(List.of());
  }

  private static List<Figure> figures(Map<String, Long> orders, List<ScriptedRequest> requests) {
    List<ScriptedRequest> confirmations =
        requests.stream().filter(each -> each.isFor(CONFIRM)).toList();
    Set<String> users = users(confirmations);
    Set<String> served = users(confirmations.stream().filter(ScriptedRequest::accepted).toList());
    return List.of(
        Figure.of("orders_lost", served.stream().filter(user -> !orders.containsKey(user)).count()),
        Figure.of("orders_doubled", orders.values().stream().mapToLong(number -> number - 1).sum()),
        Figure.of(
            "orders_abandoned",
            users.stream()
                .filter(user -> !served.contains(user) && !orders.containsKey(user))
                .count()),
        Figure.of(
            "orders_unseen",
            orders.keySet().stream().filter(user -> !served.contains(user)).count()));
  }

  private static Set<String> users(List<ScriptedRequest> requests) {
    return requests.stream().map(ScriptedRequest::user).collect(Collectors.toSet());
  }

  /** Number of orders by user. */
  private static Map<String, Long> orders(String ledger) {
    try {
      Map<String, Long> orders = new TreeMap<>();
      for (JsonNode order : JSON.readTree(ledger).path("orders")) {
        orders.merge(order.path("user").asString(""), 1L, Long::sum);
      }
      return orders;
    } catch (JacksonException e) {
      throw new IntakeException("the order ledger cannot be read", e);
    }
  }
}
