package statelab.chaos.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration SPREAD = Duration.ofMillis(500);

  private final Timeline spreading = new Timeline(SECOND, SECOND, SECOND, SECOND, SPREAD);

  @Test
  void theCalmIsLongerByLessThanTheSpreadAndTheSeedSaysHowMuch() {
    List<Duration> calms = LongStream.range(0, 200).mapToObj(spreading::calm).toList();

    assertThat(calms).allMatch(calm -> calm.compareTo(SECOND) >= 0);
    assertThat(calms).allMatch(calm -> calm.compareTo(SECOND.plus(SPREAD)) < 0);
    assertThat(calms).doesNotHaveDuplicates();
    assertThat(LongStream.range(0, 200).mapToObj(spreading::calm).toList()).isEqualTo(calms);
  }

  @Test
  void faultsMeetEveryPartOfTheSpread() {
    for (int quarter = 0; quarter < 4; quarter++) {
      Duration from = SECOND.plus(SPREAD.dividedBy(4).multipliedBy(quarter));
      Duration to = from.plus(SPREAD.dividedBy(4));
      assertThat(LongStream.range(0, 200).mapToObj(spreading::calm))
          .filteredOn(calm -> calm.compareTo(from) >= 0 && calm.compareTo(to) < 0)
          .hasSizeBetween(25, 75);
    }
  }

  @Test
  void withoutASpreadTheCalmIsTheSameForEverySeed() {
    Timeline steady = new Timeline(SECOND, SECOND, SECOND, SECOND);

    assertThat(LongStream.range(0, 10).mapToObj(steady::calm)).containsOnly(SECOND);
  }

  @Test
  void theLoadHasTimeForTheLongestCalm() {
    assertThat(spreading.total()).isEqualTo(Duration.ofMillis(4_500));
  }

  @Test
  void aNegativeSpreadIsRefused() {
    assertThatThrownBy(() -> new Timeline(SECOND, SECOND, SECOND, SECOND, SPREAD.negated()))
        .hasMessage("spread must not be negative, but was PT-0.5S");
  }
}
