package statelab.results.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import statelab.results.run.ScriptedRequest;
import statelab.results.run.TrialRecord;

/**
 * What became of writes of two tabs of one browser.
 *
 * <ul>
 *   <li>{@code lost_updates_share} = rounds in which both parallel writes were acknowledged and the
 *       cart then lacked one ÷ rounds in which both were acknowledged
 *   <li>{@code stale_reads_share} = lone writes that were acknowledged and that the other tab's
 *       next look did not show ÷ lone writes that were acknowledged
 * </ul>
 *
 * A cart that cannot be read any more lacks everything.
 */
final class TwoTabs implements ScriptMeter {
  @Override
  public List<Figure> figures(TrialRecord trial, List<ScriptedRequest> requests) {
    Map<String, List<ScriptedRequest>> byRound =
        requests.stream()
            .filter(each -> each.step().matches("(lone-)?(write|look)-\\d+"))
            .collect(Collectors.groupingBy(each -> each.user() + " " + round(each)));
    List<Figure> figures = new ArrayList<>();
    add(figures, "lost_updates_share", byRound, "write-", 2, List.of("left-", "right-"));
    add(figures, "stale_reads_share", byRound, "lone-write-", 1, List.of("alone-"));
    return figures;
  }

  private static void add(
      List<Figure> figures,
      String metric,
      Map<String, List<ScriptedRequest>> byRound,
      String write,
      int writes,
      List<String> items) {
    List<List<ScriptedRequest>> acknowledged =
        byRound.values().stream()
            .filter(
                round ->
                    round.stream()
                            .filter(each -> each.step().startsWith(write) && each.accepted())
                            .count()
                        == writes)
            .toList();
    long lacking =
        acknowledged.stream()
            .filter(round -> !shown(round, write.replace("write", "look"), items))
            .count();
    if (!acknowledged.isEmpty()) {
      figures.add(Figure.of(metric, (double) lacking / acknowledged.size()));
    }
  }

  private static boolean shown(List<ScriptedRequest> round, String look, List<String> items) {
    return round.stream()
        .filter(each -> each.step().startsWith(look) && each.accepted())
        .anyMatch(
            each ->
                items.stream()
                    .allMatch(item -> each.body().contains("\"" + item + round(each) + "\"")));
  }

  private static String round(ScriptedRequest request) {
    return request.step().substring(request.step().lastIndexOf('-') + 1);
  }
}
