package statelab.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each effort measures. */
final class EffortTest {
  @ParameterizedTest
  @EnumSource
  void everySliceOfARoundHasAFileOfItsOwn(Effort effort) {
    for (int round = 1; round <= effort.rounds(); round++) {
      assertThat(effort.slices(round)).extracting(Slice::label).doesNotHaveDuplicates();
    }
  }

  @Test
  void partsHaveTheStateOfRequestsAndOneAlgorithmOnlyInAQuickTiming() {
    assertThat(arguments(Effort.QUICK, "token-parts"))
        .contains("stateBytes=200", "algorithm=HS256")
        .anyMatch(each -> each.contains("(verifyIdentity|verifyIdentityAndState|issueState)$"));
    assertThat(arguments(Effort.QUICK, "store-parts")).contains("stateBytes=200");
    assertThat(arguments(Effort.ALGORITHMS, "token-parts"))
        .contains("stateBytes=200", "algorithm=HS256,RS256,ES256,EDDSA");
  }

  @Test
  void whatDecidesIsMeasuredTwiceInEachRoundWhereThereIsTime() {
    for (int round = 1; round <= 3; round++) {
      assertThat(Effort.ALGORITHMS.slices(round))
          .extracting(Slice::label)
          .contains("token", "token-again", "memory", "memory-again", "store", "store-again");
      assertThat(Effort.STANDARD.slices(round))
          .extracting(Slice::label)
          .contains("token-again", "memory-again", "store-again");
    }
    assertThat(arguments(Effort.ALGORITHMS, "token-again"))
        .isEqualTo(arguments(Effort.ALGORITHMS, "token"));
  }

  @Test
  void repeatabilityIsOfWhatDecidesAloneAndTwiceInEachRound() {
    assertThat(Effort.REPEATABILITY.rounds()).isEqualTo(30);
    for (int round : List.of(1, 30)) {
      assertThat(Effort.REPEATABILITY.slices(round))
          .extracting(Slice::label)
          .containsExactly(
              "token", "token-again", "memory", "memory-again", "store", "store-again");
    }
  }

  @Test
  void whatWaitsForAStoreIsWarmedUpForTwiceAsLong() {
    assertThat(arguments(Effort.REPEATABILITY, "token")).containsSequence("-wi", "2");
    assertThat(arguments(Effort.REPEATABILITY, "store")).containsSequence("-wi", "4");
    assertThat(arguments(Effort.CHECK, "store")).containsSequence("-wi", "0");
  }

  @Test
  void onlyAMillionSessionsGetALargerHeapThanANodeHas() {
    assertThat(Effort.STANDARD.slices(1))
        .filteredOn(slice -> slice.arguments().contains("-jvmArgsAppend"))
        .extracting(Slice::label)
        .containsExactly("million");
    assertThat(arguments(Effort.STANDARD, "memory")).contains("sessions=1000,100000");
  }

  private static List<String> arguments(Effort effort, String label) {
    Slice wanted =
        effort.slices(1).stream()
            .filter(slice -> slice.label().equals(label))
            .findFirst()
            .orElseThrow();
    return effort.arguments(wanted);
  }
}
