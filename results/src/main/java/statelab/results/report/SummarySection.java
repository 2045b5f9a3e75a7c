package statelab.results.report;

import java.util.List;
import statelab.results.catalogue.Architecture;
import statelab.results.claims.Question;
import statelab.results.claims.SummaryTable;
import statelab.results.report.page.Anchor;
import statelab.results.report.page.Summary;

/** Puts the five questions into words. */
final class SummarySection {
  private final RunData data;

  private SummarySection(RunData data) {
    this.data = data;
  }

  static Summary of(RunData data) {
    SummarySection section = new SummarySection(data);
    List<Summary.Column> columns =
        Architecture.withSessions().stream().map(SummarySection::column).toList();
    return new Summary(
        data.judged().showsTable(),
        columns,
        data.summary().rows().stream().map(section::row).toList());
  }

  private static Summary.Column column(Architecture architecture) {
    return new Summary.Column(
        architecture.label(), architecture.group().label(), architecture.meaning());
  }

  private Summary.Row row(SummaryTable.Row row) {
    return new Summary.Row(
        row.question().text(),
        row.question().advised(),
        MeasuredSentence.of(row),
        SummaryText.mark(row),
        rule(row.question()),
        links(row.question().claims()),
        row.question().reason(),
        row.question().cell().map(SummarySection::shows).orElse(""),
        row.cells().stream().map(this::cell).toList());
  }

  private static String shows(Question.Cell cell) {
    return cell.level().isEmpty()
        ? cell.metric().meaning()
        : "%s, in %s at %s"
            .formatted(cell.metric().meaning(), cell.experiment().label(), cell.level());
  }

  private static String rule(Question question) {
    if (question.claims().size() < 2) {
      return "";
    }
    return switch (question.rule()) {
      case EVERY_CLAIM ->
          "The advice is supported when every one of these claims is, and refuted when one of them is";
      case ANY_CLAIM ->
          "The advice is supported when one of these claims is, and refuted when every one of them is";
    };
  }

  private Summary.Cell cell(SummaryTable.Cell cell) {
    return switch (cell) {
      case SummaryTable.Cell.Measured measured -> measured(measured);
      case SummaryTable.Cell.NoValidTrial invalid ->
          missing(
              invalid.architecture(),
              "no valid trial (%s left out)"
                  .formatted(Words.count(invalid.excluded(), "invalid trial")),
              invalid.reason());
      case SummaryTable.Cell.NotMeasuredYet missing ->
          missing(missing.architecture(), "not measured yet", missing.reason());
    };
  }

  private static Summary.Cell missing(Architecture architecture, String figure, String reason) {
    return new Summary.Cell(false, architecture.label(), figure, "", "", "", "", List.of(), reason);
  }

  private Summary.Cell measured(SummaryTable.Cell.Measured cell) {
    return new Summary.Cell(
        true,
        cell.architecture().label(),
        MetricPhrase.beside(cell.metric(), cell.mean()),
        cell.metric().meaning(),
        CellWords.certainty(cell),
        CellWords.trials(cell),
        Anchor.experiment(cell.experiment()),
        links(cell.claims()),
        noClaim(cell));
  }

  private static String noClaim(SummaryTable.Cell.Measured cell) {
    if (!cell.claims().isEmpty()) {
      return "";
    }
    return cell.compared() ? "what others are compared with" : "no claim made";
  }

  /** Of the claims that were judged; a run without a verdict on one has no place to link to. */
  private List<Summary.ClaimLink> links(List<String> ids) {
    return ids.stream()
        .flatMap(id -> data.verdict(id).stream())
        .map(
            verdict ->
                new Summary.ClaimLink(
                    verdict.statement(),
                    Anchor.claim(verdict.claim()),
                    data.judged().mark(verdict)))
        .toList();
  }
}
