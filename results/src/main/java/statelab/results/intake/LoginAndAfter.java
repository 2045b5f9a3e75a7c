package statelab.results.intake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import statelab.results.run.ScriptedRequest;
import statelab.results.run.TrialRecord;

/**
 * What a login costs the servers (nodes and store), and what a request after it. The cost of a
 * phase is Σ over servers of (Δ cpu_ns − Δ jit_cpu_ns), less what idle servers take in a time as
 * long, which is measured between {@code idle-start} and {@code idle-end}.
 *
 * <ul>
 *   <li>{@code login_cpu_ns} = cost from {@code idle-end} to {@code logins-end} ÷ logins accepted
 *   <li>{@code cpu_ns_per_request} = cost from {@code logins-end} to {@code requests-end} ÷
 *       requests of the step {@code after-login} accepted
 * </ul>
 *
 * What was refused took CPU time too, so that a figure with any of it is invalid. Without the
 * readings there are no figures.
 */
final class LoginAndAfter implements ScriptMeter {
  @Override
  public List<Figure> figures(TrialRecord trial, List<ScriptedRequest> requests) {
    ServerReading idleEnd = ServerReading.of(trial, "idle-end");
    ServerReading loginsEnd = ServerReading.of(trial, "logins-end");
    ServerReading requestsEnd = ServerReading.of(trial, "requests-end");
    double idle = ServerReading.idleCpu(trial);
    return Stream.of(
            figure("login_cpu_ns", "login", idleEnd, loginsEnd, idle, requests),
            figure("cpu_ns_per_request", "after-login", loginsEnd, requestsEnd, idle, requests))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Figure> figure(
      String metric,
      String step,
      ServerReading from,
      ServerReading to,
      double idle,
      List<ScriptedRequest> requests) {
    List<ScriptedRequest> sent = requests.stream().filter(each -> each.isFor(step)).toList();
    long accepted = sent.stream().filter(ScriptedRequest::accepted).count();
    return accepted == 0
        ? Optional.empty()
        : from.cpuNsUntil(to)
            .map(ns -> (ns - idle * from.nsUntil(to)) / accepted)
            .map(ns -> Figure.of(metric, ns).doubted(doubt(step, sent.size() - accepted)));
  }

  private static @Nullable String doubt(String step, long refused) {
    return refused == 0
        ? null
        : "%d requests of the step %s were not accepted".formatted(refused, step);
  }
}
