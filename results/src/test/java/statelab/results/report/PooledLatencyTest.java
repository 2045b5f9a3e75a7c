package statelab.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.results.claims.Ledger;
import statelab.results.intake.RunIntake;
import statelab.results.intake.TrialYield;
import statelab.results.report.page.Experiment;
import statelab.results.synthetic.SyntheticRun;

class PooledLatencyTest {
  private static final long SEED = 42;

  /** A made run has three blocks to a start. */
  private static final int BLOCKS_PER_START = 3;

  private static final int STARTS = 4;

  @TempDir private Path folder;

  @Test
  void percentilesAreThoseOfTheRequestsOfAllTrialsTogether() throws IOException {
    List<TrialYield> trials = trials(STARTS * BLOCKS_PER_START);

    assertThat(rows(trials))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              Histogram all = pooled(trials, row.arm());
              assertThat(row.requests()).isEqualTo(Quantity.number((double) all.getTotalCount()));
              assertThat(row.starts()).isEqualTo(STARTS);
              assertThat(row.median())
                  .isEqualTo(Quantity.of((double) all.getValueAtPercentile(50), "ns"));
              assertThat(row.p99())
                  .isEqualTo(Quantity.of((double) all.getValueAtPercentile(99), "ns"));
              assertThat(row.p99Interval()).contains(" to ");
            });
  }

  @Test
  void eachArmStandsBesideTheFirst() throws IOException {
    List<Experiment.PooledRow> rows = rows(trials(STARTS * BLOCKS_PER_START));

    assertThat(rows.getFirst().ratio()).isEmpty();
    assertThat(rows.getFirst().reference()).isEmpty();
    assertThat(rows.subList(1, rows.size()))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.reference()).isEqualTo(rows.getFirst().arm());
              assertThat(row.ratio()).endsWith("×");
              assertThat(row.ratioInterval()).endsWith("×");
            });
  }

  @Test
  void twoStartsGiveNoInterval() throws IOException {
    assertThat(rows(trials(2 * BLOCKS_PER_START)))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.p99()).isNotEmpty();
              assertThat(row.p99Interval()).isEmpty();
              assertThat(row.ratioInterval()).isEmpty();
            });
  }

  @Test
  void whatIsInvalidIsLeftOut() throws IOException {
    List<TrialYield> trials = trials(STARTS * BLOCKS_PER_START);
    List<TrialYield> valid =
        trials.stream()
            .map(each -> each.trial().block() <= BLOCKS_PER_START ? withoutValidFigure(each) : each)
            .toList();

    assertThat(rows(valid)).isNotEmpty().allMatch(row -> row.starts() == STARTS - 1);
  }

  /** Its start goes on with the next block, and so does that of the arm it is set beside. */
  @Test
  void aStartWhoseFirstTrialIsInvalidKeepsItsPartner() throws IOException {
    List<TrialYield> trials = trials(STARTS * BLOCKS_PER_START);
    String first = rows(trials).getFirst().arm();
    List<TrialYield> spoiled =
        trials.stream()
            .map(
                each ->
                    each.trial().block() % BLOCKS_PER_START == 1
                            && each.trial().armAtLevel().equals(first)
                        ? withoutValidFigure(each)
                        : each)
            .toList();

    assertThat(rows(spoiled).subList(1, rows(spoiled).size()))
        .isNotEmpty()
        .noneMatch(row -> row.ratio().isEmpty());
  }

  private List<TrialYield> trials(int blocks) throws IOException {
    Ledger ledger = Ledger.standard();
    return RunIntake.read(
        new SyntheticRun(ledger.text(), ledger.sha256(), SEED).blocks(blocks).write(folder));
  }

  private static List<Experiment.PooledRow> rows(List<TrialYield> trials) {
    List<MeasuredArm> arms =
        trials.stream()
            .map(each -> MeasuredArm.of(each.trial()))
            .distinct()
            .sorted(MeasuredArm.IN_ORDER)
            .toList();
    return PooledLatency.of(trials, SEED).rows(arms);
  }

  private static Histogram pooled(List<TrialYield> trials, String arm) {
    Histogram all = new Histogram(3);
    trials.stream()
        .filter(each -> each.trial().armAtLevel().equals(arm))
        .forEach(each -> all.add(each.calmLatency().orElseThrow().histogram()));
    return all;
  }

  private static TrialYield withoutValidFigure(TrialYield yield) {
    return new TrialYield(yield.trial(), List.of(), yield.series(), yield.calmLatency());
  }
}
