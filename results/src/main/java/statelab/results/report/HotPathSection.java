package statelab.results.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import statelab.results.claims.Judge;
import statelab.results.hotpaths.HotPath;
import statelab.results.hotpaths.HotPaths;
import statelab.results.hotpaths.Reconciliation;
import statelab.results.hotpaths.RequestCost;
import statelab.results.hotpaths.SelfComparison;
import statelab.results.hotpaths.SensitivityMap;
import statelab.results.intake.TrialYield;
import statelab.results.report.page.HotPathWords;
import statelab.results.statistics.Interval;
import statelab.results.statistics.LogRatio;

/**
 * Puts hot paths, the map made of them, and the costs that they explain into words and tables.
 *
 * @param hotPaths of the run
 * @param map where tokens are sooner than a store; nothing where it cannot be drawn
 * @param costs of each arm, measured and predicted
 */
record HotPathSection(HotPaths hotPaths, Optional<SensitivityMap> map, List<RequestCost> costs) {
  static HotPathSection of(RunData data) {
    return new HotPathSection(
        data.hotPaths(),
        SensitivityMap.of(data.hotPaths(), StoreRoundTrips.of(data.trials())),
        Reconciliation.of(
            data.hotPaths(),
            data.observations(),
            data.trials().stream().map(TrialYield::trial).toList()));
  }

  HotPathWords words() {
    return new HotPathWords(
        !hotPaths.isEmpty() || !costs.isEmpty(),
        "statelab hot-paths",
        doubts(),
        hotPaths.all().stream().map(this::row).toList(),
        SelfComparison.of(hotPaths).stream().map(HotPathSection::row).toList(),
        map.map(HotPathSection::table)
            .orElseGet(() -> new HotPathWords.MapTable("", List.of(), List.of())),
        costs.stream().map(HotPathSection::row).toList());
  }

  private List<String> doubts() {
    List<String> disturbed =
        hotPaths.all().stream()
            .filter(HotPath::disturbed)
            .map(path -> HotPathNames.meaning(path) + HotPathNames.with(path))
            .toList();
    return disturbed.isEmpty()
        ? List.of()
        : List.of(
            "Other work took the processors: these took at least a quarter longer on the clock than on a CPU: %s. Their times, and the map, are too high; CPU times are less affected."
                .formatted(Words.list(disturbed)));
  }

  private HotPathWords.PathRow row(HotPath path) {
    Optional<LogRatio> ratio =
        hotPaths.lookupInMemory().filter(base -> !base.equals(path)).flatMap(path::against);
    return new HotPathWords.PathRow(
        HotPathNames.meaning(path),
        path.benchmark(),
        HotPathNames.parameters(path),
        Quantity.of(path.ns(), "ns"),
        path.interval(Judge.CONFIDENCE).map(HotPathSection::ns).orElse(""),
        path.cpuNs().map(ns -> Quantity.of(ns, "ns")).orElse(""),
        path.allocatedBytes().map(bytes -> Quantity.of(bytes, "bytes")).orElse(""),
        ratio.map(each -> Quantity.of(each.estimate(), "ratio")).orElse(""),
        ratio
            .flatMap(each -> each.interval(Judge.CONFIDENCE))
            .map(ends -> Quantity.range(ends.low(), ends.high(), "ratio"))
            .orElse(""),
        path.forks().size());
  }

  private static HotPathWords.AgainRow row(SelfComparison self) {
    return new HotPathWords.AgainRow(
        HotPathNames.meaning(self.path()),
        HotPathNames.parameters(self.path()),
        self.cpu().map(HotPathSection::estimate).orElse("not recorded"),
        estimate(self.time()),
        self.time().pairs(),
        switch (self.noise()) {
          case WITHIN -> "supported";
          case BEYOND -> "refuted";
          case OPEN -> "inconclusive";
        },
        switch (self.noise()) {
          case WITHIN -> "✓ within the limits";
          case BEYOND -> "✗ differs from itself";
          case OPEN -> "open: too few forks";
        });
  }

  private static String estimate(LogRatio ratio) {
    Interval ends = SelfComparison.interval(ratio);
    return "%s (%s)"
        .formatted(
            Quantity.of(ratio.estimate(), "ratio"),
            Quantity.range(ends.low(), ends.high(), "ratio"));
  }

  private static String ns(Interval ends) {
    return Quantity.range(ends.low(), ends.high(), "ns");
  }

  private static HotPathWords.MapTable table(SensitivityMap map) {
    return new HotPathWords.MapTable(
        map.rows().stream().map(HotPathSection::sentence).collect(Collectors.joining(" ")),
        map.columns().stream().map(HotPathSection::column).toList(),
        map.rows().stream()
            .map(
                row ->
                    new HotPathWords.MapRow(
                        HotPathNames.label(row),
                        row.breakEvenNs() > 0
                            ? Quantity.of(row.breakEvenNs(), "ns")
                            : "none: tokens are sooner without any way",
                        row.cells().stream().map(HotPathSection::cell).toList()))
            .toList());
  }

  private static String column(SensitivityMap.Column column) {
    String length = Quantity.of(column.ns(), "ns");
    return column.measured().isEmpty()
        ? length
        : "%s, measured (%s)".formatted(length, column.measured());
  }

  private static String sentence(SensitivityMap.Row row) {
    return "Two tokens with %s take %s, a read in the store on loopback %s: tokens are sooner where the store's round trip takes more than %s."
        .formatted(
            HotPathNames.label(row),
            Quantity.of(row.tokenNs(), "ns"),
            Quantity.of(row.lookupNs(), "ns"),
            Quantity.of(Math.max(0, row.breakEvenNs()), "ns"));
  }

  private static String cell(SensitivityMap.Cell cell) {
    String ends =
        cell.interval()
            .map(
                interval ->
                    ", %s".formatted(Quantity.range(interval.low(), interval.high(), "ratio")))
            .orElse("");
    String sooner =
        switch (cell.sooner()) {
          case TOKEN -> "token";
          case LOOKUP -> "store";
          case UNDECIDED -> "open";
        };
    return "%s: %s%s".formatted(sooner, Quantity.of(cell.ratio(), "ratio"), ends);
  }

  private static HotPathWords.CostRow row(RequestCost cost) {
    return new HotPathWords.CostRow(
        cost.level().of(cost.architecture()),
        "%s in %s"
            .formatted(Quantity.of(cost.measuredNs(), "ns"), Words.count(cost.trials(), "trial")),
        cost.floorNs().map(ns -> Quantity.of(ns, "ns")).orElse(""),
        cost.parts().stream().map(HotPathSection::part).toList(),
        cost.predictedNs().map(ns -> Quantity.of(ns, "ns")).orElse(""),
        cost.remainderNs()
            .flatMap(
                ns ->
                    cost.remainderShare()
                        .map(
                            share ->
                                Quantity.difference(ns, "ns")
                                    + " ("
                                    + Quantity.of(share, "share")
                                    + ")"))
            .orElse(""),
        style(cost),
        mark(cost));
  }

  private static String part(RequestCost.Part part) {
    String cost =
        part.addsNs()
            .map(
                ns ->
                    "%s × %s = %s"
                        .formatted(
                            Quantity.number(part.perRequest()),
                            part.cpuNs().map(each -> Quantity.of(each, "ns")).orElse(""),
                            Quantity.of(ns, "ns")))
            .orElse("not measured");
    String timed = part.timed().map(HotPathNames::with).orElse("");
    return part.what() + timed + ": " + cost;
  }

  private static String style(RequestCost cost) {
    return cost.predictedNs().isEmpty() ? "unmeasured" : cost.isFinding() ? "refuted" : "supported";
  }

  private static String mark(RequestCost cost) {
    if (cost.predictedNs().isEmpty()) {
      return "not measured: " + Words.list(cost.missing());
    }
    return cost.isFinding() ? "✗ finding: not explained" : "✓ explained";
  }
}
