package statelab.results.hotpaths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import statelab.results.hotpaths.SensitivityMap.Column;
import statelab.results.hotpaths.SensitivityMap.Sooner;
import statelab.results.run.HotPathFork;

/** Comparisons fork by fork, and the map that is drawn from them. */
class HotPathsTest {
  private static final Map<String, String> SIZE = Map.of("stateBytes", "1024");
  private static final Map<String, String> HS256 =
      Map.of("stateBytes", "1024", "algorithm", "HS256");

  private final List<HotPathFork> forks = new ArrayList<>();

  @Test
  void aRatioIsMadeOfForksOfTheSameRoundHoweverTheirIterationsStray() {
    // The machine is ten times slower in the second round; both paths meet it.
    add("A.a", Map.of(), 10, 100, 17);
    add("A.b", Map.of(), 20, 200, 34);
    HotPaths paths = HotPaths.of(forks);

    var ratio = paths.of("A.b", Map.of()).getFirst().against(paths.of("A.a", Map.of()).getFirst());

    assertThat(ratio).hasValueSatisfying(each -> assertThat(each.pairs()).isEqualTo(3));
    assertThat(ratio)
        .hasValueSatisfying(each -> assertThat(each.estimate()).isCloseTo(2, within(1e-9)));
  }

  @Test
  void oneForkHasAMeanAndNoInterval() {
    add("A.a", Map.of(), 10);

    HotPath path = HotPaths.of(forks).all().getFirst();
    assertThat(path.ns()).isCloseTo(10, within(1e-9));
    assertThat(path.interval(0.95)).isEmpty();
    assertThat(path.against(path)).isEmpty();
  }

  @Test
  void iterationsDoNotCountAsForks() {
    forks.add(
        new HotPathFork("A.a", new TreeMap<>(), 1, 1, List.of(9.0, 10.0, 11.0), null, null, false));

    assertThat(HotPaths.of(forks).all().getFirst().interval(0.95)).isEmpty();
  }

  @Test
  void equalityLiesWhereTheRoundTripAndTheRestTakeAsLongAsTheTokens() {
    // rest of a lookup: 50 - 40 = 10; tokens take 30, so that both are equal at a way of 20.
    measured();

    SensitivityMap map = SensitivityMap.of(HotPaths.of(forks), List.of()).orElseThrow();
    SensitivityMap.Row row = map.rows().getFirst();

    assertThat(row.breakEvenNs()).isCloseTo(20_000, within(60.0));
    assertThat(sooner(map, 20e3)).isEqualTo(Sooner.UNDECIDED);
    assertThat(sooner(map, 10e6)).isEqualTo(Sooner.TOKEN);
  }

  @Test
  void atTheMeasuredRoundTripTheFieldIsTheMeasuredLookup() {
    measured();

    SensitivityMap map = SensitivityMap.of(HotPaths.of(forks), List.of()).orElseThrow();

    int measured =
        map.columns()
            .indexOf(
                map.columns().stream()
                    .filter(each -> !each.measured().isEmpty())
                    .findFirst()
                    .orElseThrow());
    assertThat(map.columns().get(measured).ns()).isCloseTo(40_000, within(60.0));
    assertThat(map.rows().getFirst().cells().get(measured).ratio()).isCloseTo(0.6, within(0.001));
  }

  @Test
  void aDearTokenLosesNearbyAndWinsFarAway() {
    measured();
    add(
        HotPaths.TWO_TOKENS,
        Map.of("stateBytes", "1024", "algorithm", "ES256"),
        1e6,
        1.01e6,
        0.99e6);

    SensitivityMap map = SensitivityMap.of(HotPaths.of(forks), List.of()).orElseThrow();
    SensitivityMap.Row dear = map.rows().getLast();

    assertThat(dear.algorithm()).isEqualTo("ES256");
    assertThat(dear.cells().getFirst().sooner()).isEqualTo(Sooner.LOOKUP);
    assertThat(dear.cells().getLast().sooner()).isEqualTo(Sooner.TOKEN);
  }

  @Test
  void aRoundTripThatARunMeasuredGetsItsColumn() {
    measured();

    SensitivityMap map =
        SensitivityMap.of(HotPaths.of(forks), List.of(new Column(3e6, "slow-link"))).orElseThrow();

    assertThat(map.columns()).contains(new Column(3e6, "slow-link"));
    assertThat(map.columns()).isSortedAccordingTo((a, b) -> Double.compare(a.ns(), b.ns()));
    assertThat(map.rows().getFirst().cells()).hasSameSizeAs(map.columns());
  }

  @Test
  void withoutTheBareRoundTripThereIsNoMap() {
    add(HotPaths.TWO_TOKENS, HS256, 30_000, 30_100);
    add(HotPaths.LOOKUP_IN_STORE, SIZE, 50_000, 50_100);

    assertThat(SensitivityMap.of(HotPaths.of(forks), List.of())).isEmpty();
  }

  @Test
  void aSizeOfStateThatTheLookupWasNotMeasuredAtHasNoRow() {
    measured();
    add(HotPaths.TWO_TOKENS, Map.of("stateBytes", "4096", "algorithm", "HS256"), 60_000, 61_000);

    assertThat(SensitivityMap.of(HotPaths.of(forks), List.of()).orElseThrow().rows()).hasSize(1);
  }

  private void measured() {
    add(HotPaths.TWO_TOKENS, HS256, 30_000, 30_300, 29_700);
    add(HotPaths.LOOKUP_IN_STORE, SIZE, 50_000, 50_500, 49_500);
    add(HotPaths.BARE_ROUND_TRIP, SIZE, 40_000, 40_400, 39_600);
  }

  private static Sooner sooner(SensitivityMap map, double roundTripNs) {
    int column = map.columns().indexOf(new Column(roundTripNs, ""));
    return map.rows().getFirst().cells().get(column).sooner();
  }

  /** One fork in each round. */
  private void add(String benchmark, Map<String, String> parameters, double... nsOfRounds) {
    for (int round = 1; round <= nsOfRounds.length; round++) {
      forks.add(
          new HotPathFork(
              benchmark,
              new TreeMap<>(parameters),
              round,
              1,
              List.of(nsOfRounds[round - 1]),
              null,
              null,
              false));
    }
  }
}
