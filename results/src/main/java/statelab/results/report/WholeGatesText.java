package statelab.results.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import statelab.results.gate.GateOutcome;
import statelab.results.run.BankGate;
import statelab.results.statistics.Interval;
import statelab.results.statistics.Proportion;

/**
 * How often whole gates said what, for a terminal. They share nothing with each other, so that the
 * exact intervals (Clopper and Pearson) hold all that there is to chance.
 */
public final class WholeGatesText {
  private static final double CONFIDENCE = 0.95;
  private static final double PERCENT = 100;
  private static final int S_PER_MINUTE = 60;

  private final StringBuilder text = new StringBuilder();

  private WholeGatesText() {}

  /** One paragraph for each setting, since gates of others are no repetitions. */
  public static String of(List<BankGate> gates) {
    WholeGatesText terminal = new WholeGatesText();
    gates.stream()
        .collect(Collectors.groupingBy(WholeGatesText::setting, TreeMap::new, Collectors.toList()))
        .forEach(terminal::section);
    return terminal.text.toString();
  }

  private static String setting(BankGate gate) {
    Map<String, String> setting = new TreeMap<>(gate.conditions());
    setting.put("lab", gate.lab());
    setting.put("experiment", gate.experiment());
    setting.put("cpu", gate.machine().getOrDefault("cpu", "unknown"));
    setting.put("cores", gate.machine().getOrDefault("cores", "unknown"));
    return setting.entrySet().stream()
        .map(each -> each.getKey().replace('_', ' ') + " " + each.getValue())
        .collect(Collectors.joining(", "));
  }

  private void section(String setting, List<BankGate> gates) {
    line(
        "%d whole %s, carried out one by one"
            .formatted(gates.size(), gates.size() == 1 ? "gate" : "gates"));
    TerminalTable.wrap(setting, TerminalTable.WIDTH).forEach(this::line);
    gates.stream()
        .collect(Collectors.groupingBy(BankGate::slowDown, TreeMap::new, Collectors.toList()))
        .forEach(this::kind);
    line("");
  }

  private void kind(double slowDown, List<BankGate> gates) {
    line(
        String.format(
            Locale.ROOT,
            "%s: %d gates, of %.1f pairs and %.1f min on average",
            slowDown > 0
                ? String.format(Locale.ROOT, "slowed down by %.1f %%", PERCENT * slowDown)
                : "against itself",
            gates.size(),
            gates.stream().mapToInt(BankGate::pairs).average().orElseThrow(),
            gates.stream().mapToDouble(BankGate::tookS).average().orElseThrow() / S_PER_MINUTE));
    for (GateOutcome outcome : GateOutcome.values()) {
      outcome(outcome.label(), gates);
    }
  }

  private void outcome(String label, List<BankGate> gates) {
    List<BankGate> such = gates.stream().filter(gate -> gate.outcome().equals(label)).toList();
    Interval interval = new Proportion(such.size(), gates.size()).clopperPearson(CONFIDENCE);
    line(
        String.format(
            Locale.ROOT,
            "  %-13s %d of %d (%.1f to %.1f %%)",
            label,
            such.size(),
            gates.size(),
            PERCENT * interval.low(),
            PERCENT * interval.high()));
    such.stream()
        .flatMap(gate -> gate.blamed().stream())
        .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()))
        .forEach((name, count) -> line("      by %s: %d".formatted(name, count)));
  }

  private void line(String content) {
    text.append(content.stripTrailing()).append('\n');
  }
}
