package statelab.load.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final double NS_PER_SECOND = 1e9;

  @Test
  void constantArrivalsAreEvenlySpaced() {
    Schedule schedule = open(ArrivalShape.CONSTANT, 20, 1);

    assertThat(schedule.users()).isEqualTo(200);
    assertThat(schedule.arrivalNs(0)).isZero();
    assertThat(schedule.arrivalNs(7)).isEqualTo(Duration.ofMillis(350).toNanos());
  }

  @Test
  void aRampSendsHalfOfWhatItsFinalRateWouldAndAQuarterOfThatInTheFirstHalf() {
    Schedule schedule = open(ArrivalShape.RAMP, 100, 1);
    long half = TEN_SECONDS.toNanos() / 2;

    assertThat(schedule.users()).isEqualTo(500);
    long inFirstHalf = arrivals(schedule).filter(at -> at < half).count();
    assertThat(inFirstHalf).isEqualTo(125);
  }

  @Test
  void poissonArrivalsHaveTheMeanAndTheSpreadOfAPoissonProcess() {
    Schedule schedule =
        Schedule.of(
            new LoadModel.Open(ArrivalShape.POISSON, 100, Duration.ofSeconds(1000)),
            Duration.ofSeconds(1),
            1,
            42);
    int[] counts = new int[1000];
    arrivals(schedule).forEach(at -> counts[(int) (at / NS_PER_SECOND)]++);
    double mean = IntStream.of(counts).average().orElseThrow();
    double variance = IntStream.of(counts).mapToDouble(n -> (n - mean) * (n - mean)).sum() / 999;

    // Four standard errors: of the mean √(100/1000), of the variance about 100·√(2/999).
    assertThat(mean).isCloseTo(100, within(4 * Math.sqrt(0.1)));
    assertThat(variance).isCloseTo(100, within(4 * 100 * Math.sqrt(2.0 / 999)));
  }

  @Test
  void theSeedDecidesPoissonArrivals() {
    assertThat(arrivals(open(ArrivalShape.POISSON, 50, 7)))
        .containsExactlyElementsOf(arrivals(open(ArrivalShape.POISSON, 50, 7)).toList());
    assertThat(arrivals(open(ArrivalShape.POISSON, 50, 7)).toList())
        .isNotEqualTo(arrivals(open(ArrivalShape.POISSON, 50, 8)).toList());
  }

  @Test
  void pacedUsersKeepTheirGridHoweverLateTheyAre() {
    Schedule schedule =
        Schedule.of(new LoadModel.Paced(4, Duration.ofSeconds(1), TEN_SECONDS), TEN_SECONDS, 1, 1);
    Itinerary third = schedule.itinerary(2);
    long veryLate = Duration.ofSeconds(30).toNanos();

    assertThat(third.next(0)).isEqualTo(Duration.ofMillis(500).toNanos());
    assertThat(third.next(veryLate)).isEqualTo(Duration.ofMillis(1500).toNanos());
    assertThat(third.next(veryLate)).isEqualTo(Duration.ofMillis(2500).toNanos());
  }

  /** Of four users with exponent 1 the shares are 12, 6, 4 and 3 of 25. */
  @Test
  void unevenUsersAskInProportionToOneOverTheirRank() {
    List<Long> asked = requestsIn(Duration.ofSeconds(2_500), uneven(4, 1)).sorted().toList();

    // Where a grid begins decides about the last request.
    assertThat(asked.get(0)).isCloseTo(1_200, within(2L));
    assertThat(asked.get(1)).isCloseTo(1_600, within(2L));
    assertThat(asked.get(2)).isCloseTo(2_400, within(2L));
    assertThat(asked.get(3)).isCloseTo(4_800, within(2L));
  }

  @Test
  void unevenUsersTogetherAskForAsMuchAsEvenOnes() {
    long asked =
        requestsIn(Duration.ofSeconds(1_000), uneven(96, 0.99)).mapToLong(Long::longValue).sum();

    // A grid that begins up to a second late has lost what its user asks in that time.
    assertThat(asked).isCloseTo(96_000, within(2L * 96));
  }

  @Test
  void theSeedDecidesWhichUsersAskForMost() {
    Duration hour = Duration.ofHours(1);
    assertThat(requestsIn(hour, uneven(20, 1, 7)))
        .containsExactlyElementsOf(requestsIn(hour, uneven(20, 1, 7)).toList());
    assertThat(requestsIn(hour, uneven(20, 1, 7)).toList())
        .isNotEqualTo(requestsIn(hour, uneven(20, 1, 8)).toList());
  }

  @Test
  void unevenUsersArriveLikePacedOnes() {
    Schedule paced =
        Schedule.of(new LoadModel.Paced(4, Duration.ofSeconds(1), TEN_SECONDS), TEN_SECONDS, 1, 1);

    assertThat(arrivals(uneven(4, 1))).containsExactlyElementsOf(arrivals(paced).toList());
  }

  @Test
  void closedUsersThinkAfterEachResponse() {
    Schedule schedule =
        Schedule.of(new LoadModel.Closed(2, Duration.ofSeconds(1), TEN_SECONDS), TEN_SECONDS, 1, 1);
    Itinerary first = schedule.itinerary(0);

    assertThat(first.next(0)).isZero();
    assertThat(first.next(500)).isEqualTo(500 + Duration.ofSeconds(1).toNanos());
  }

  @Test
  void aVisitEndsAfterItsSteps() {
    Schedule schedule =
        Schedule.of(
            new LoadModel.Open(ArrivalShape.CONSTANT, 1, TEN_SECONDS),
            Duration.ofMillis(100),
            2,
            1);
    Itinerary second = schedule.itinerary(1);

    assertThat(second.next(0)).isEqualTo(Duration.ofSeconds(1).toNanos());
    assertThat(second.next(0)).isEqualTo(Duration.ofMillis(1100).toNanos());
    assertThat(second.next(0)).isEqualTo(Itinerary.OVER);
  }

  @Test
  void whatIsStillDueBeforeTheEndIsWhatTheItineraryWouldGiveUntilThen() {
    long end = Duration.ofMillis(2_500).toNanos();
    LoadModel paced = new LoadModel.Paced(4, Duration.ofSeconds(1), TEN_SECONDS);
    LoadModel visits = new LoadModel.Open(ArrivalShape.CONSTANT, 1, TEN_SECONDS);
    LoadModel uneven = new LoadModel.Uneven(4, Duration.ofSeconds(1), 1, TEN_SECONDS);
    for (LoadModel model : List.of(paced, uneven, visits)) {
      Schedule schedule = Schedule.of(model, Duration.ofMillis(250), 3, 1);
      for (int user = 0; user < 4; user++) {
        Itinerary itinerary = schedule.itinerary(user);
        itinerary.next(0);

        long due = itinerary.remainingBefore(end);

        assertThat(due)
            .isEqualTo(Stream.generate(() -> itinerary.next(0)).takeWhile(at -> at < end).count());
        assertThat(itinerary.remainingBefore(end)).isZero();
      }
    }
  }

  /** How much a user who thinks would still have sent depends on answers that never came. */
  @Test
  void nothingIsDueOfAClosedLoad() {
    LoadModel closed = new LoadModel.Closed(1, Duration.ofSeconds(1), TEN_SECONDS);

    assertThat(Schedule.of(closed, TEN_SECONDS, 1, 1).itinerary(0).remainingBefore(Long.MAX_VALUE))
        .isZero();
    assertThat(closed.supportsLatencyClaims()).isFalse();
  }

  @Test
  void aLoadThatCannotBeIsRefusedByTheNameOfItsField() {
    assertThatThrownBy(() -> new LoadModel.Open(ArrivalShape.CONSTANT, -1, TEN_SECONDS))
        .hasMessage("arrivals_per_second must be more than 0, but was -1.0");
    assertThatThrownBy(() -> new LoadModel.Paced(0, TEN_SECONDS, TEN_SECONDS))
        .hasMessage("users must be at least 1, but was 0");
    assertThatThrownBy(() -> new LoadModel.Uneven(1, TEN_SECONDS, 0, TEN_SECONDS))
        .hasMessage("exponent must be above 0 and at most 2, but was 0.0");
    assertThatThrownBy(() -> new LoadModel.Closed(1, Duration.ofSeconds(-1), TEN_SECONDS))
        .hasMessage("think_time must not be negative, but was PT-1S");
    assertThatThrownBy(() -> new LoadModel.Closed(1, Duration.ZERO, Duration.ZERO))
        .hasMessage("duration must be more than 0, but was PT0S");
  }

  private static Schedule open(ArrivalShape shape, double rate, long seed) {
    return Schedule.of(
        new LoadModel.Open(shape, rate, TEN_SECONDS), Duration.ofSeconds(1), 1, seed);
  }

  private static Schedule uneven(int users, double exponent) {
    return uneven(users, exponent, 1);
  }

  private static Schedule uneven(int users, double exponent, long seed) {
    LoadModel model = new LoadModel.Uneven(users, Duration.ofSeconds(1), exponent, TEN_SECONDS);
    return Schedule.of(model, TEN_SECONDS, 1, seed);
  }

  /** How many each user is meant to send in so long from the beginning of the load. */
  private static Stream<Long> requestsIn(Duration length, Schedule schedule) {
    return IntStream.range(0, schedule.users())
        .mapToObj(user -> schedule.itinerary(user).remainingBefore(length.toNanos()));
  }

  private static Stream<Long> arrivals(Schedule schedule) {
    return IntStream.range(0, schedule.users()).mapToObj(schedule::arrivalNs);
  }
}
