package statelab.results.catalogue;

import static statelab.results.catalogue.Direction.DESCRIBES;
import static statelab.results.catalogue.Direction.HIGHER_IS_BETTER;
import static statelab.results.catalogue.Direction.LOWER_IS_BETTER;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import statelab.results.catalogue.MetricKind.Count;
import statelab.results.catalogue.MetricKind.Exact;
import statelab.results.catalogue.MetricKind.Proportion;
import statelab.results.catalogue.MetricKind.Ratio;
import statelab.results.catalogue.MetricKind.TimeToEvent;
import statelab.results.definition.NearestName;

/** Every metric that Statelab knows, by name. */
public final class Metrics {
  private static final Map<String, Metric> BY_NAME = new LinkedHashMap<>();

  static {
    Stream.of(failure(), cost(), memoryAndScale(), meaningOfSessions(), servicesAndOrders())
        .flatMap(List::stream)
        .forEach(Metrics::add);
  }

  private Metrics() {}

  /** All metrics, in the order of a report. */
  public static List<Metric> all() {
    return List.copyOf(BY_NAME.values());
  }

  /** The names of all metrics, in the order of a report. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  /** The metric of that name, if there is one. */
  public static Optional<Metric> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /**
   * The metric of that name.
   *
   * @throws IllegalArgumentException if there is none; the message names the nearest one
   */
  public static Metric named(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no metric is named \"%s\"%s"
                        .formatted(name, NearestName.suggestion(name, names()))));
  }

  private static void add(Metric metric) {
    if (BY_NAME.putIfAbsent(metric.name(), metric) != null) {
      throw new IllegalStateException("metric " + metric.name() + " stands twice in the catalogue");
    }
  }

  private static List<Metric> failure() {
    return List.of(
        share("sessions_lost_share", "sessions open at the fault that were lost"),
        count("sessions_lost", "sessions", "sessions open at the fault that were lost"),
        describes("cohort_sessions", "sessions", "sessions open at the fault"),
        describes("requests", "requests", "requests of the measured phases"),
        count("failed_requests", "requests", "requests that certainly had no effect"),
        count("indeterminate_requests", "requests", "requests without an answer"),
        count("forced_logins", "logins", "logins that a lost session made necessary"),
        new Metric(
            "error_area_s",
            "s",
            LOWER_IS_BETTER,
            new Count(),
            0.1,
            "share of requests not answered as expected, summed over time: 1 s is a second of"
                + " complete outage"),
        time("time_to_recover_s", 6, 0.5, "time from the injection until errors stay away"),
        count("acknowledged_writes_lost", "writes", "writes that were acknowledged and are gone"),
        time("stall_on_other_nodes_s", 6, 0.5, "longest silence of the nodes not hit"),
        time("rollout_duration_s", 120, 2, "time until every node was replaced"));
  }

  private static List<Metric> cost() {
    return List.of(
        new Metric(
            "served_per_s",
            "requests/s",
            HIGHER_IS_BETTER,
            new Ratio(),
            0.05,
            "requests answered as expected where users wait for answers and keep nodes busy"),
        new Metric(
            "fault_served_per_s",
            "requests/s",
            HIGHER_IS_BETTER,
            new Ratio(),
            0.05,
            "the same while something makes answers take longer"),
        ratio("latency_p50_ns", "ns", 0.05, "median latency from the intended send time"),
        ratio("latency_p99_ns", "ns", 0.10, "99th percentile of latency from the intended time"),
        ratio(
            "uncorrected_latency_p99_ns",
            "ns",
            0.10,
            "99th percentile from the real send time, which hides waiting"),
        ratio("fault_latency_p50_ns", "ns", 0.05, "median latency while the fault lasts"),
        ratio("fault_latency_p99_ns", "ns", 0.10, "99th percentile while the fault lasts"),
        ratio("cpu_ns_per_request", "ns", 0.05, "CPU time of all servers for one request"),
        ratio(
            "cpu_to_gateway_cpu",
            "ratio",
            0.05,
            "CPU time of all servers for each that the gateway takes, which is in every build the same"),
        ratio("cpu_ns_per_write", "ns", 0.05, "CPU time of all servers for one write"),
        ratio("login_cpu_ns", "ns", 0.05, "CPU time of all servers for one login"),
        describes("jit_cpu_ns", "ns", "CPU time of the JIT compilers, reported apart"),
        describes("write_share", "share", "requests that put something into the cart"),
        describes("identity_share", "share", "requests that ask only who the user is"),
        ratio("bytes_per_request", "bytes", 0.02, "bytes on the wire for one request, both ways"),
        share("too_large_share", "requests refused because they or the state were too large"),
        new Metric(
            "largest_state_bytes",
            "bytes",
            HIGHER_IS_BETTER,
            new Exact(),
            1,
            "state of each session that every request could carry; 0 where any was refused"));
  }

  private static List<Metric> memoryAndScale() {
    return List.of(
        amount("heap_bytes_per_session", "bytes", 64, "heap that one more session takes"),
        amount("store_bytes_per_session", "bytes", 64, "store memory for one more session"),
        amount("peer_bytes_per_request", "bytes", 16, "bytes between nodes for one request"),
        amount("peer_bytes_per_write", "bytes", 16, "bytes between nodes for one write"),
        amount("store_operations_per_request", "operations", 0.05, "store calls of one request"),
        new Metric(
            "messages_per_write",
            "messages",
            LOWER_IS_BETTER,
            new Exact(),
            0.5,
            "messages to other nodes and to the store that one write causes"),
        ratio("load_peak_to_mean", "ratio", 0.05, "load of the busiest node ÷ mean of all nodes"),
        time("time_to_fair_share_s", 15, 2, "time until a new node carries its share of the load"),
        new Metric(
            "known_users_share",
            "share",
            HIGHER_IS_BETTER,
            new Proportion(),
            0.10,
            "share of a new node's traffic that comes from users who were already there"),
        ratio("time_to_first_answer_s", "s", 0.10, "time from a node's start to a useful answer"),
        time("time_to_known_user_s", 10, 1, "time from a node's start until it knows old users"),
        amount("state_transfer_bytes", "bytes", 1024, "bytes a new node fetches from its peers"));
  }

  private static List<Metric> meaningOfSessions() {
    return List.of(
        share("session_miss_share", "sessions not known at the node that was asked first"),
        time("revocation_lag_s", 15, 1, "time from a revocation to the last accepted request"),
        time("logout_lag_s", 15, 1, "time from a logout until a copy of the cookies is refused"),
        share("lost_updates_share", "pairs of parallel writes of which one vanished"),
        share("stale_reads_share", "reads that missed a write acknowledged before"),
        count("stale_reads", "reads", "reads that missed a write acknowledged before"),
        count("wrongly_rejected_requests", "requests", "requests rejected before their expiry"),
        count("wrongly_accepted_requests", "requests", "requests accepted after their expiry"));
  }

  private static List<Metric> servicesAndOrders() {
    return List.of(
        new Metric(
            "second_service_share",
            "share",
            HIGHER_IS_BETTER,
            new Exact(),
            0.10,
            "requests that a second service could answer for a user of the first"),
        amount("calls_per_request", "calls", 0.05, "calls to other processes for one request"),
        new Metric(
            "cacheable_share",
            "share",
            HIGHER_IS_BETTER,
            new Exact(),
            0.10,
            "responses that a shared cache may keep and use again for another user"),
        new Metric(
            "shared_cookies_share",
            "share",
            LOWER_IS_BETTER,
            new Exact(),
            0.10,
            "responses that it may keep although they set a cookie, which others then get"),
        count("orders_lost", "orders", "orders that the user saw accepted and the ledger lacks"),
        count("orders_doubled", "orders", "orders that the ledger holds twice"),
        count("orders_abandoned", "orders", "orders that a fault kept from being finished"),
        count("orders_unseen", "orders", "orders in the ledger that their user was never shown"));
  }

  private static Metric ratio(String name, String unit, double threshold, String meaning) {
    return new Metric(name, unit, LOWER_IS_BETTER, new Ratio(), threshold, meaning);
  }

  private static Metric share(String name, String meaning) {
    return new Metric(name, "share", LOWER_IS_BETTER, new Proportion(), 0.10, meaning);
  }

  private static Metric count(String name, String unit, String meaning) {
    return amount(name, unit, 1, meaning);
  }

  private static Metric amount(String name, String unit, double threshold, String meaning) {
    return new Metric(name, unit, LOWER_IS_BETTER, new Count(), threshold, meaning);
  }

  private static Metric describes(String name, String unit, String meaning) {
    return new Metric(name, unit, DESCRIBES, new Count(), 0, meaning);
  }

  private static Metric time(String name, double horizonS, double threshold, String meaning) {
    return new Metric(name, "s", LOWER_IS_BETTER, new TimeToEvent(horizonS), threshold, meaning);
  }
}
