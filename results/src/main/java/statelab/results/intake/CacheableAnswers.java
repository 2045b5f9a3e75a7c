package statelab.results.intake;

import java.util.List;
import java.util.function.Predicate;
import statelab.results.run.ScriptedRequest;
import statelab.results.run.TrialRecord;

/**
 * What a cache between all users and the gateway could do with the answers.
 *
 * <ul>
 *   <li>{@code cacheable_share} = answers that it may keep and use again for another user ÷ answers
 *   <li>{@code shared_cookies_share} = those of them that set a cookie, which the other user then
 *       gets too (RFC 9111 §7.3: a cookie does not keep an answer out of a cache) ÷ answers
 * </ul>
 */
final class CacheableAnswers implements ScriptMeter {
  @Override
  public List<Figure> figures(TrialRecord trial, List<ScriptedRequest> requests) {
    List<ScriptedRequest> answers =
        requests.stream().filter(request -> request.status() > 0).toList();
    if (answers.isEmpty()) {
      return List.of();
    }
    Predicate<ScriptedRequest> reusable = SharedCache::mayReuse;
    return List.of(
        share("cacheable_share", answers, reusable),
        share(
            "shared_cookies_share",
            answers,
            reusable.and(answer -> answer.headers().containsKey("set-cookie"))));
  }

  private static Figure share(
      String metric, List<ScriptedRequest> answers, Predicate<ScriptedRequest> counted) {
    return Figure.of(metric, (double) answers.stream().filter(counted).count() / answers.size());
  }
}
