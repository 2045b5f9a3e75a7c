package statelab.results.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import statelab.results.gate.BankSection;
import statelab.results.gate.BankTally;
import statelab.results.gate.GateOutcome;
import statelab.results.statistics.Interval;

/**
 * What whole gates on recorded pairs said, for a terminal. The intervals are Clopper and Pearson's.
 * That of drawn gates holds the chance of the drawing and not that of the recording, since they
 * share pairs; that of gates without a shared pair holds both.
 */
public final class BankText {
  private static final double CONFIDENCE = 0.95;
  private static final double PERCENT = 100;

  private final StringBuilder text = new StringBuilder();

  private BankText() {}

  /** One paragraph for each setting and one for each kind of pair. */
  public static String of(List<BankSection> sections) {
    BankText terminal = new BankText();
    sections.forEach(terminal::section);
    return terminal.text.toString();
  }

  private void section(BankSection section) {
    line(
        "%d pairs, %d of their %d trials invalid; from %s to %s"
            .formatted(
                section.pairs(),
                section.invalidTrials(),
                section.trials(),
                section.from(),
                section.to()));
    paragraph(
        section.setting().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> each.getKey().replace('_', ' ') + " " + each.getValue())
            .collect(Collectors.joining(", ")));
    for (BankSection.Kind kind : section.kinds()) {
      text.append('\n');
      kind(kind);
    }
    text.append('\n');
  }

  private void kind(BankSection.Kind kind) {
    BankTally drawn = kind.drawn();
    line(
        String.format(
            Locale.ROOT,
            "%s: %d pairs; %d gates drawn, of %.1f pairs and %.1f min on average; %d gates without"
                + " a shared pair",
            kind.slowDown() > 0
                ? String.format(Locale.ROOT, "slowed down by %.1f %%", PERCENT * kind.slowDown())
                : "against itself",
            kind.pairs(),
            drawn.gates(),
            drawn.meanPairs(),
            drawn.meanMinutes(),
            kind.apart().gates()));
    for (GateOutcome outcome : GateOutcome.values()) {
      outcome(outcome, kind);
    }
  }

  private void outcome(GateOutcome outcome, BankSection.Kind kind) {
    BankTally drawn = kind.drawn();
    line(
        String.format(
            Locale.ROOT,
            "  %-13s %6.1f %% %-22s %s",
            outcome.label(),
            PERCENT * drawn.share(outcome).share(),
            interval(drawn, outcome),
            apart(kind.apart(), outcome)));
    // A pass needs every metric, so only what kept gates from it is told.
    if (outcome != GateOutcome.PASS) {
      drawn
          .metricsWith(outcome)
          .forEach(metric -> line(metric(metric.getKey(), metric.getValue(), drawn)));
    }
  }

  private static String metric(String name, int count, BankTally tally) {
    return String.format(
        Locale.ROOT, "      by %s: %.1f %%", name, PERCENT * count / tally.gates());
  }

  private static String apart(BankTally apart, GateOutcome outcome) {
    return apart.gates() == 0
        ? ""
        : "%d of %d %s".formatted(apart.of(outcome), apart.gates(), interval(apart, outcome));
  }

  private static String interval(BankTally tally, GateOutcome outcome) {
    Interval interval = tally.share(outcome).clopperPearson(CONFIDENCE);
    return String.format(
        Locale.ROOT, "(%.1f to %.1f %%)", PERCENT * interval.low(), PERCENT * interval.high());
  }

  private void paragraph(String content) {
    TerminalTable.wrap(content, TerminalTable.WIDTH)
        .forEach(line -> text.append(line).append('\n'));
  }

  private void line(String content) {
    text.append(content.stripTrailing()).append('\n');
  }
}
