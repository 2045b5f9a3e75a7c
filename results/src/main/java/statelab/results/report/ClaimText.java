package statelab.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import statelab.results.archive.RunFolder;
import statelab.results.claims.Claim;
import statelab.results.claims.Contrast;
import statelab.results.claims.Ledger;
import statelab.results.claims.NotMeasured;
import statelab.results.claims.Question;
import statelab.results.claims.Subject;
import statelab.results.definition.NearestName;
import statelab.results.report.page.VerdictMark;
import statelab.results.run.ClaimVerdict;

/** One claim explained in a terminal: what it says, what decides it, and its verdict in a run. */
public final class ClaimText {
  private static final int NAME = 14;

  private final Ledger ledger;
  private final Claim claim;
  private final EffectText effects;
  private final StringBuilder text = new StringBuilder();

  private ClaimText(Ledger ledger, Claim claim) {
    this.ledger = ledger;
    this.claim = claim;
    this.effects = new EffectText(claim);
  }

  /**
   * Explains a claim of the ledger, or says why a statement is no claim yet.
   *
   * @throws IllegalArgumentException if the ledger has neither; the message names the nearest one
   */
  public static String of(Ledger ledger, String id) {
    return ledger
        .claim(id)
        .map(claim -> new ClaimText(ledger, claim).definition())
        .orElseGet(() -> notMeasured(ledger, id));
  }

  /**
   * The same with the verdict of a run, by the ledger that stands beside it.
   *
   * @throws IllegalArgumentException if that ledger has no such claim
   * @throws statelab.results.archive.ArchiveException if the run cannot be read
   */
  public static String of(RunFolder run, String id) {
    Judged judged = Judged.of(run);
    String definition = of(judged.ledger(), id);
    return judged.verdicts().stream()
        .filter(verdict -> verdict.claim().equals(id))
        .findFirst()
        .flatMap(
            verdict ->
                judged
                    .ledger()
                    .claim(id)
                    .map(
                        claim ->
                            new ClaimText(judged.ledger(), claim)
                                .verdict(run, verdict, judged.mark(verdict))))
        .map(verdict -> definition + "\n" + verdict)
        .orElse(definition);
  }

  /**
   * A claim's effect and interval in a few words, for a run that is still under way.
   *
   * @param verdict of a claim of that ledger, with an estimate
   */
  public static String soFar(Ledger ledger, ClaimVerdict verdict) {
    Claim claim = ledger.claim(verdict.claim()).orElseThrow(() -> unknown(ledger, verdict.claim()));
    EffectText effects = new EffectText(claim);
    String interval = effects.interval(verdict.intervalLow(), verdict.intervalHigh());
    return "%s %s%s"
        .formatted(
            claim.id(),
            effects.effect(verdict.estimate()),
            interval.isEmpty() ? "" : " (" + interval + ")");
  }

  private static String notMeasured(Ledger ledger, String id) {
    NotMeasured statement =
        ledger.notMeasured().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> unknown(ledger, id));
    StringBuilder text = new StringBuilder(id + "\n");
    line(text, "Statement", statement.statement());
    line(text, "Advice", sections(statement.advice()));
    line(text, "Verdict", "not measured yet: " + statement.reason());
    return text.toString();
  }

  private static IllegalArgumentException unknown(Ledger ledger, String id) {
    List<String> ids =
        Stream.concat(
                ledger.claims().stream().map(Claim::id),
                ledger.notMeasured().stream().map(NotMeasured::id))
            .toList();
    return new IllegalArgumentException(
        "no claim is named \"%s\"%s"
            .formatted(SummaryText.visible(id), NearestName.suggestion(id, ids)));
  }

  private String definition() {
    text.append(claim.id()).append('\n');
    line("Claim", claim.statement());
    line("Advice", sections(claim.advice()));
    line("Question", questions());
    line("Experiment", claim.experiment().label() + ": " + claim.experiment().question());
    line("Metric", "%s: %s".formatted(claim.metric().name(), claim.metric().meaning()));
    line("Contrast", effects.contrast() + pairing());
    line("Decided by", rule());
    line("Refuted by", claim.refutedBy());
    line("To measure it", command());
    return text.toString();
  }

  private String pairing() {
    return switch (claim.contrast()) {
      case Contrast.AgainstArm contrast -> ", in pairs of the same random block";
      case Contrast.AgainstBound contrast -> " over its trials";
    };
  }

  private String questions() {
    List<String> texts =
        ledger.questions().stream()
            .filter(question -> question.claims().contains(claim.id()))
            .map(Question::text)
            .toList();
    return texts.isEmpty() ? "none of the five" : String.join(" ", texts);
  }

  private String rule() {
    boolean more = claim.contrast().claimsMore();
    return "supported when the whole interval lies %s %s, refuted when it lies %s, otherwise inconclusive"
        .formatted(
            more ? "above" : "below", effects.effect(effects.limit()), more ? "below" : "above");
  }

  private String command() {
    String arms =
        claim.contrast().arms().stream()
            .map(Subject::arm)
            .distinct()
            .collect(Collectors.joining(","));
    return "statelab run --only %s --architectures %s".formatted(claim.experiment().label(), arms);
  }

  private String verdict(RunFolder run, ClaimVerdict verdict, VerdictMark mark) {
    text.append("In ").append(run.path().getFileName()).append('\n');
    line("Verdict", mark.symbol() + " " + mark.word());
    line("Effect", effect(verdict));
    line(
        "Rests on",
        "%s; %s left out"
            .formatted(
                Words.count(verdict.n(), unitOfAnalysis()),
                Words.count(verdict.excluded(), "invalid trial")));
    line("Would show", visibleEffect(verdict));
    line("Why", verdict.reason());
    return text.toString();
  }

  private String effect(ClaimVerdict verdict) {
    if (verdict.estimate() == null) {
      return "no estimate";
    }
    String interval = effects.interval(verdict.intervalLow(), verdict.intervalHigh());
    return effects.effect(verdict.estimate())
        + (interval.isEmpty()
            ? ", without an interval"
            : String.format(
                Locale.ROOT, ", %.0f %% interval %s", verdict.confidence() * 100, interval));
  }

  private String unitOfAnalysis() {
    return switch (claim.contrast()) {
      case Contrast.AgainstArm contrast -> "block";
      case Contrast.AgainstBound contrast -> "trial";
    };
  }

  private String visibleEffect(ClaimVerdict verdict) {
    return verdict.minimumDetectableEffect() == null
        ? "not known from so few data"
        : "an effect of %s, four times in five"
            .formatted(effects.effect(verdict.minimumDetectableEffect()));
  }

  private static String sections(List<Integer> advice) {
    return "section%s %s"
        .formatted(
            advice.size() == 1 ? "" : "s",
            Words.list(advice.stream().map(String::valueOf).toList()));
  }

  private void line(String name, String content) {
    line(text, name, content);
  }

  /** Names in one column, what they name wrapped beside it. */
  private static void line(StringBuilder text, String name, String content) {
    List<String> lines =
        new ArrayList<>(TerminalTable.wrap(content, TerminalTable.WIDTH - NAME - 2));
    text.append(("  %-" + NAME + "s").formatted(name)).append(lines.removeFirst()).append('\n');
    lines.forEach(each -> text.append(" ".repeat(NAME + 2)).append(each).append('\n'));
  }
}
