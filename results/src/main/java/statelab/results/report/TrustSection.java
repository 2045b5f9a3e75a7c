package statelab.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import statelab.results.claims.NoiseFloor;
import statelab.results.intake.TrialYield;
import statelab.results.report.page.Trust;
import statelab.results.run.GeneratorReport;
import statelab.results.run.Manifest;
import statelab.results.run.Observation;
import statelab.results.run.TrialRecord;

/** Gathers what speaks for and against the figures of a run. */
final class TrustSection {
  private TrustSection() {}

  static Trust of(RunData data) {
    return new Trust(
        data.warnings(),
        facts(data),
        data.manifest().command(),
        startedAfresh(data),
        GeneratorWords.sentence(data.trials().stream().map(TrialYield::trial).toList()),
        data.trials().stream().map(each -> generator(each.trial())).toList(),
        data.noiseFloor().entries().stream().map(TrustSection::noise).toList(),
        !data.noiseFloor().checksTimes(),
        invalid(data));
  }

  private static boolean startedAfresh(RunData data) {
    return data.trials().stream()
            .map(each -> each.trial().experiment() + " " + each.trial().start())
            .distinct()
            .count()
        == data.trials().size();
  }

  private static List<Trust.Fact> facts(RunData data) {
    Manifest manifest = data.manifest();
    List<Trust.Fact> facts = new ArrayList<>();
    facts.add(new Trust.Fact("Statelab", manifest.statelabVersion()));
    facts.add(new Trust.Fact("commit", manifest.gitCommit()));
    facts.add(new Trust.Fact("started", manifest.startedAt().toString()));
    facts.add(new Trust.Fact("lab", manifest.lab()));
    facts.add(new Trust.Fact("profile", manifest.profile()));
    facts.add(new Trust.Fact("seed", String.valueOf(manifest.seed())));
    addAll(facts, "", manifest.machine());
    addAll(facts, "", manifest.versions());
    facts.add(new Trust.Fact("JVM flags of every node", String.join(" ", manifest.jvmFlags())));
    addAll(facts, "setting ", manifest.settings());
    facts.add(new Trust.Fact("ledger of claims, SHA-256", manifest.claimsSha256()));
    facts.add(new Trust.Fact("the ledger beside the run", ledgerState(data)));
    return facts;
  }

  private static void addAll(List<Trust.Fact> facts, String prefix, Map<String, String> values) {
    new TreeMap<>(values)
        .forEach(
            (name, value) -> facts.add(new Trust.Fact(prefix + words(name), value(name, value))));
  }

  private static String words(String name) {
    return name.replaceFirst("_bytes$", "").replace('_', ' ');
  }

  private static String value(String name, String value) {
    return name.endsWith("_bytes") && value.matches("\\d{1,18}")
        ? Quantity.of(Double.parseDouble(value), "bytes")
        : value;
  }

  private static String ledgerState(RunData data) {
    return data.ledger().sha256().equals(data.manifest().claimsSha256())
        ? "is the one that was registered before the first trial"
        : "was changed after the run began: its verdicts are post hoc";
  }

  private static Trust.Generator generator(TrialRecord trial) {
    GeneratorReport report = trial.generator();
    return new Trust.Generator(
        trial.trial(),
        trial.armAtLevel(),
        Quantity.number((double) report.requests()),
        Quantity.of((double) report.scheduleLagP99Ns(), "ns"),
        Quantity.of((double) report.scheduleLagMaxNs(), "ns"),
        Quantity.of(report.cpuShare(), "share"),
        losses(report),
        report.breaches().isEmpty());
  }

  private static String losses(GeneratorReport report) {
    List<String> losses = new ArrayList<>();
    add(losses, report.lostEvents(), "lost record");
    add(losses, report.lateArrivals(), "arrival never sent");
    add(losses, report.replays(), "replay");
    add(losses, report.ownErrors(), "own error");
    return losses.isEmpty() ? "none" : String.join(", ", losses);
  }

  private static void add(List<String> losses, long number, String what) {
    if (number > 0) {
      losses.add(Words.count(number, what));
    }
  }

  private static Trust.Noise noise(NoiseFloor.Entry entry) {
    return new Trust.Noise(
        entry.experiment(),
        entry.arm(),
        entry.metric().name(),
        MetricEffect.of(entry.metric(), entry.effect()),
        entry.interval().map(ends -> MetricEffect.range(entry.metric(), ends)).orElse(""),
        entry.blocks(),
        entry.visible().map(visible -> MetricEffect.of(entry.metric(), visible)).orElse(""),
        !entry.beyondThreshold());
  }

  /** One line for each trial and reason, also for reasons that only making its figures showed. */
  private static List<Trust.Invalid> invalid(RunData data) {
    return data.observations().stream()
        .filter(each -> !each.valid())
        .map(TrustSection::invalid)
        .distinct()
        .toList();
  }

  private static Trust.Invalid invalid(Observation observation) {
    String reason = observation.invalidReason();
    return new Trust.Invalid(
        observation.trial(),
        observation.experiment(),
        observation.armAtLevel(),
        reason == null ? "" : reason);
  }
}
