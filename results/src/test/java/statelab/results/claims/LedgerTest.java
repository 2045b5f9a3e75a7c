package statelab.results.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.results.catalogue.Architecture;
import statelab.results.definition.DefinitionException;
import statelab.results.definition.Problem;

class LedgerTest {

  @Test
  void theStandardLedgerSpeaksToEverySectionOfTheAdvice() {
    Ledger ledger = Ledger.standard();

    Set<Integer> sections =
        Stream.concat(
                ledger.claims().stream().map(Claim::advice),
                ledger.notMeasured().stream().map(NotMeasured::advice))
            .flatMap(List::stream)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(sections).containsExactlyElementsOf(IntStream.rangeClosed(2, 10).boxed().toList());
  }

  @Test
  void theStandardLedgerAsksTheFiveQuestionsAndPlacesEveryArchitecture() {
    Ledger ledger = Ledger.standard();

    assertThat(ledger.questions()).hasSize(5);
    assertThat(ledger.columns().stream().map(Column::arms).flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(Architecture.labels());
    assertThat(ledger.columns())
        .allSatisfy(
            column ->
                assertThat(column.arms())
                    .allSatisfy(
                        arm ->
                            assertThat(Architecture.find(arm).orElseThrow().group())
                                .isEqualTo(column.group())));
  }

  @Test
  void theLargestEffectIsForWhatIsRareOnly() {
    DefinitionException ofTime =
        catchThrowableOfType(
            DefinitionException.class,
            () ->
                Ledger.parse(
                    "mine.yaml",
                    Ledger.standard()
                        .text()
                        .replace(
                            "  contrast: {arm: stateless-jwt, below: 2}\n",
                            "  contrast: {arm: stateless-jwt, below: 2}\n  largest-effect: 4\n")));

    assertThat(ofTime).hasMessageContaining("largest-effect has no meaning for time_to_recover_s");
  }

  @Test
  void theHashIsThatOfTheFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("claims.yaml");
    Files.writeString(file, Ledger.standard().text());

    assertThat(Ledger.read(file).sha256()).isEqualTo(Ledger.standard().sha256()).hasSize(64);
    Files.writeString(file, Ledger.standard().text().replace("by: 0.05", "by: 0.06"));
    assertThat(Ledger.read(file).sha256()).isNotEqualTo(Ledger.standard().sha256());
  }

  @Test
  void everyProblemOfALedgerIsReportedAtOnceWithItsLineAndTheNearestName() {
    assertThat(problems(BROKEN))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("mine.yaml:4: columns[0].arms").contains(NEAREST),
            line ->
                assertThat(line).startsWith("mine.yaml:10: questions[0].claims").contains("typo"),
            line ->
                assertThat(line)
                    .startsWith("mine.yaml:16: claims[0].metric: found \"session_lost_share\"")
                    .contains("did you mean \"sessions_lost_share\"?"),
            line ->
                assertThat(line)
                    .startsWith("mine.yaml:17: claims[0].contrast.arm: found \"sticky-sesion\"")
                    .contains("did you mean \"sticky-session\"?"),
            line ->
                assertThat(line)
                    .startsWith("mine.yaml:19: claims[1].id: found \"a\"")
                    .contains("unique"),
            line -> assertThat(line).startsWith("mine.yaml:21").contains("must be one of 2, 3"),
            line ->
                assertThat(line)
                    .startsWith("mine.yaml:22: claims[1].experiment: found \"kill-two-nodes\""),
            line ->
                assertThat(line)
                    .startsWith("mine.yaml:24: claims[1].contrast.by: found nothing")
                    .contains("must be given"),
            line ->
                assertThat(line)
                    .startsWith("mine.yaml:26: claims[1].refuted: found an unknown key")
                    .contains("did you mean \"refuted-by\"?"),
            line ->
                assertThat(line)
                    .startsWith("mine.yaml:32: claims[2].contrast.by: found \"0.01\"")
                    .contains("at least 0.1, the noise floor of sessions_lost_share"),
            line ->
                assertThat(line)
                    .startsWith("mine.yaml:39: claims[3].contrast")
                    .contains("exactly one of more-than, not-more-than, above, below"),
            line ->
                assertThat(line)
                    .startsWith("mine.yaml:45: claims[4].metric: found \"requests\"")
                    .contains("only describes"));
  }

  private static final String NEAREST = "did you mean \"stateless-jwt\"?";

  private static final String BROKEN =
      """
      version: 1
      columns:
      - group: stateless
        arms: [stateles-jwt]
        setting: any
      questions:
      - id: q
        question: Which?
        advised: none
        claims: [a, typo]
        cell: {experiment: kill-node, metric: sessions_lost_share}
        rule: every-claim
      claims:
      - {id: a, advice: [2], statement: s,
         experiment: kill-node,
         metric: session_lost_share,
         contrast: {arm: sticky-sesion, more-than: stateless-jwt, by: 0.1},
         refuted-by: r}
      - id: a
        statement: s
        advice: [1]
        experiment: kill-two-nodes
        metric: sessions_lost_share
        contrast: {arm: sticky-session, more-than: stateless-jwt}
        refuted-by: r
        refuted: r
      - id: b
        advice: [2]
        statement: s
        experiment: kill-node
        metric: sessions_lost_share
        contrast: {arm: sticky-session, more-than: stateless-jwt, by: 0.01}
        refuted-by: r
      - id: c
        advice: [2]
        statement: s
        experiment: kill-node
        metric: sessions_lost_share
        contrast: {arm: sticky-session}
        refuted-by: r
      - id: d
        advice: [2]
        statement: s
        experiment: kill-node
        metric: requests
        contrast: {arm: sticky-session, above: 1}
        refuted-by: r
      not-measured-yet:
      - {id: e, advice: [3], statement: s, reason: r}
      """;

  private static List<String> problems(String text) {
    return catchThrowableOfType(DefinitionException.class, () -> Ledger.parse("mine.yaml", text))
        .problems()
        .stream()
        .map(Problem::toString)
        .toList();
  }
}
