package statelab.results.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import statelab.results.catalogue.Metrics;
import statelab.results.run.ScriptedRequest;
import statelab.results.run.TrialRecord;

/**
 * How long a copy of a user's cookies still opened doors after his session was ended.
 *
 * <ul>
 *   <li>{@code revocation_lag_s} = longest time, over the users whose sessions were ended by an
 *       order, from the answer to the order until the answer to the last request that was accepted;
 *       0 when none was
 *   <li>{@code logout_lag_s} = the same over the users who logged out
 * </ul>
 *
 * A user whose last request is still accepted counts with the metric's horizon, where the time is
 * censored; when the script ended before the horizon the figure is invalid. Users who had no
 * session before the end of it say nothing; when that is all of them the figure is invalid.
 */
final class RevocationLag implements ScriptMeter {
  private static final String BEFORE = "before";
  private static final String AFTER = "after";

  @Override
  public List<Figure> figures(TrialRecord trial, List<ScriptedRequest> requests) {
    Map<String, List<ScriptedRequest>> byUser =
        requests.stream().collect(Collectors.groupingBy(ScriptedRequest::user));
    return Stream.of(
            figure("revocation_lag_s", "revoke", byUser), figure("logout_lag_s", "logout", byUser))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Figure> figure(
      String metric, String ending, Map<String, List<ScriptedRequest>> byUser) {
    List<List<ScriptedRequest>> ended =
        byUser.values().stream().filter(life -> last(ending, life).isPresent()).toList();
    if (ended.isEmpty()) {
      return Optional.empty();
    }
    List<Lag> lags =
        ended.stream()
            .filter(life -> last(BEFORE, life).filter(ScriptedRequest::accepted).isPresent())
            .map(life -> lag(last(ending, life).orElseThrow().endNs(), life))
            .toList();
    double horizonS = Metrics.named(metric).horizonS();
    double longestS =
        lags.stream().mapToDouble(lag -> lag.censored(horizonS)).max().orElse(horizonS);
    return Optional.of(Figure.of(metric, longestS).doubted(doubt(lags, horizonS)));
  }

  private static @Nullable String doubt(List<Lag> lags, double horizonS) {
    if (lags.isEmpty()) {
      return "no user had a session that could be ended";
    }
    return lags.stream().anyMatch(lag -> lag.open() && lag.watchedS() < horizonS)
        ? "still accepted when the script ended, before the horizon of %.0f s".formatted(horizonS)
        : null;
  }

  private static Lag lag(long endedNs, List<ScriptedRequest> life) {
    List<ScriptedRequest> after = life.stream().filter(each -> each.isFor(AFTER)).toList();
    double lagS =
        after.stream()
            .filter(ScriptedRequest::accepted)
            .mapToDouble(each -> (each.endNs() - endedNs) / 1e9)
            .max()
            .orElse(0);
    ScriptedRequest end = after.getLast();
    return new Lag(lagS, end.accepted(), (end.endNs() - endedNs) / 1e9);
  }

  private static Optional<ScriptedRequest> last(String step, List<ScriptedRequest> life) {
    return life.stream().filter(each -> each.isFor(step)).reduce((a, b) -> b);
  }

  /**
   * What one user's cookies showed.
   *
   * @param lagS time to the last accepted request
   * @param open whether the last request was accepted
   * @param watchedS time to the last request
   */
  private record Lag(double lagS, boolean open, double watchedS) {
    double censored(double horizonS) {
      return open ? horizonS : Math.min(lagS, horizonS);
    }
  }
}
