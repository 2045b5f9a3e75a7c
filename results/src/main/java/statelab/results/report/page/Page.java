package statelab.results.report.page;

import java.util.List;

/**
 * Everything that stands on the page.
 *
 * @param title of the page
 * @param started when the run began, in UTC
 * @param machine in which lab and on what it ran, in a few words
 * @param size how much it holds, in a few words
 * @param summary the table that answers the questions
 * @param findings what matters most
 * @param claims every claim
 * @param confidence of the claims' intervals, for example {@code 95 %}
 * @param toDecide what would decide the inconclusive ones, as a sentence; blank when none is
 * @param adviceSections what the sections of the advice from 2 on are about
 * @param exploratory what no claim asked for
 * @param experiments every experiment
 * @param hotPaths what was timed by itself, and whether it explains the costs
 * @param trust why to believe it
 * @param notMeasured statements of the advice that nothing measures yet
 */
public record Page(
    String title,
    String started,
    String machine,
    String size,
    Summary summary,
    List<Finding> findings,
    List<ClaimRow> claims,
    String confidence,
    String toDecide,
    List<String> adviceSections,
    Exploratory exploratory,
    List<Experiment> experiments,
    HotPathWords hotPaths,
    Trust trust,
    List<Open> notMeasured) {
  public Page {
    findings = List.copyOf(findings);
    claims = List.copyOf(claims);
    adviceSections = List.copyOf(adviceSections);
    experiments = List.copyOf(experiments);
    notMeasured = List.copyOf(notMeasured);
  }

  /** A statement of the advice that nothing measures yet, and why. */
  public record Open(String statement, List<Integer> advice, String reason) {
    public Open {
      advice = List.copyOf(advice);
    }
  }
}
