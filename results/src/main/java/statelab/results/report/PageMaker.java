package statelab.results.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import statelab.results.claims.NotMeasured;
import statelab.results.report.page.Page;
import statelab.results.run.Manifest;

/** Puts the sections of the page together. */
final class PageMaker {
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private PageMaker() {}

  static Page page(RunData data, List<ExperimentSection> experiments, HotPathSection hotPaths) {
    Manifest manifest = data.manifest();
    return new Page(
        "Should a service keep sessions on its servers?",
        DAY_AND_TIME.format(manifest.startedAt()),
        lab(manifest.lab()) + "; " + machine(manifest.machine()),
        size(data),
        SummarySection.of(data),
        FindingsSection.of(data),
        ClaimsSection.of(data),
        ClaimsSection.confidence(data),
        ClaimsSection.toDecide(data),
        AdviceSection.all(),
        ExploratorySection.of(data),
        experiments.stream().map(ExperimentSection::words).toList(),
        hotPaths.words(),
        TrustSection.of(data),
        data.ledger().notMeasured().stream().map(PageMaker::open).toList());
  }

  /** Where the servers ran; two labs' figures differ, so a reader is told at once. */
  private static String lab(String name) {
    return switch (name) {
      case "process" -> "Process lab: every server a process of this machine";
      case "docker" -> "Docker lab: every server a container";
      default -> "Lab: " + name;
    };
  }

  static String machine(Map<String, String> machine) {
    return Stream.of("cpu", "cores", "os", "jdk")
        .filter(machine::containsKey)
        .map(name -> name.equals("cores") ? machine.get(name) + " cores" : machine.get(name))
        .collect(Collectors.joining(", "));
  }

  private static String size(RunData data) {
    long requests =
        data.trials().stream().mapToLong(each -> each.trial().generator().requests()).sum();
    return "%s, %s requests, %s"
        .formatted(
            Words.count(data.trials().size(), "trial"),
            String.format(Locale.ROOT, "%,d", requests),
            data.judged().tally());
  }

  private static Page.Open open(NotMeasured statement) {
    return new Page.Open(statement.statement(), statement.advice(), statement.reason());
  }
}
