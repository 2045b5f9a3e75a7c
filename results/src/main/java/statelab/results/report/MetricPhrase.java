package statelab.results.report;

import statelab.results.catalogue.Metric;

/**
 * How sentences speak of a metric: what an architecture did, with the figure between verb and
 * object.
 *
 * @param verb before the figure, for example {@code lost}
 * @param object behind it, for example {@code of the open sessions}
 * @param noun what stands beside a bare figure in a table; blank where the unit says it
 */
record MetricPhrase(String verb, String object, String noun) {

  static MetricPhrase of(Metric metric) {
    return switch (metric.name()) {
      case "sessions_lost_share" -> new MetricPhrase("lost", "of the open sessions", "lost");
      case "session_miss_share" ->
          new MetricPhrase("missed", "of the sessions at the node asked first", "missed");
      case "second_service_share" ->
          new MetricPhrase("let a second service answer", "of the requests", "answered");
      case "messages_per_write" ->
          new MetricPhrase("sent", "between servers for a write", "a write");
      case "load_peak_to_mean" ->
          new MetricPhrase("gave its busiest node", "the mean of all nodes", "the mean");
      case "bytes_per_request" -> new MetricPhrase("moved", "for a request", "a request");
      case "cpu_ns_per_request" ->
          new MetricPhrase("took", "of CPU time for a request", "a request");
      case "login_cpu_ns" -> new MetricPhrase("took", "of CPU time for a login", "a login");
      case "error_area_s" -> new MetricPhrase("had", "of outage", "of outage");
      case "time_to_recover_s" -> new MetricPhrase("took", "to recover", "to recover");
      case "revocation_lag_s" ->
          new MetricPhrase("took", "to refuse a session that was ended", "until refused");
      case "lost_updates_share" ->
          new MetricPhrase("lost a write in", "of the pairs of parallel writes", "lost a write");
      case "too_large_share" -> new MetricPhrase("refused", "of the requests", "refused");
      case "time_to_fair_share_s" ->
          new MetricPhrase("took", "until a new node carried its share", "until a fair share");
      case "cacheable_share" ->
          new MetricPhrase("let a shared cache keep", "of the answers", "may be kept");
      case "shared_cookies_share" ->
          new MetricPhrase(
              "let a shared cache keep a cookie in", "of the answers", "with a cookie");
      case "orders_abandoned" -> new MetricPhrase("left", "unfinished", "unfinished");
      case "orders_doubled" -> new MetricPhrase("made", "twice", "made twice");
      case "time_to_known_user_s" ->
          new MetricPhrase("took", "until a new node knew old users", "until old users are known");
      case "time_to_first_answer_s" ->
          new MetricPhrase("took", "until a new node answered", "until the first answer");
      case "heap_bytes_per_session" ->
          new MetricPhrase("took", "of heap for a session", "a session");
      default -> new MetricPhrase("had", "(" + metric.meaning() + ")", "");
    };
  }

  /** What an architecture did, for example {@code lost 33.3 % of the open sessions}. */
  static String did(Metric metric, double value) {
    MetricPhrase phrase = of(metric);
    return "%s %s %s".formatted(phrase.verb, figure(metric, value), phrase.object);
  }

  /** The figure as sentences say it: what there is nothing of, there is none of. */
  static String figure(Metric metric, double value) {
    return value == 0 && !metric.unit().equals("s") && !metric.unit().equals("ns")
        ? "none"
        : Quantity.of(value, metric.unit());
  }

  /** The figure as a table shows it, for example {@code 33.3 % lost}. */
  static String beside(Metric metric, double value) {
    return (Quantity.of(value, metric.unit()) + " " + of(metric).noun).strip();
  }
}
