package statelab.targets.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every architecture has to do, each on one cluster of real processes that all its tests
 * share; each test leaves the cluster whole. {@code -Dstatelab.long=true} repeats what is drawn at
 * random more often.
 */
@ParameterizedClass
@EnumSource
@Execution(ExecutionMode.CONCURRENT)
final class ArmIT {
  private static final Duration UNDISTURBED = Duration.ofSeconds(60);
  private static final boolean LONG = Boolean.getBoolean("statelab.long");

  /** Of the arms that are just being tested. */
  private static final Map<Arm, TestCluster> CLUSTERS = new ConcurrentHashMap<>();

  private final Arm arm;
  private final TestCluster cluster;

  ArmIT(Arm arm) {
    this.arm = arm;
    this.cluster = Objects.requireNonNull(CLUSTERS.get(arm));
  }

  @BeforeParameterizedClassInvocation
  static void startCluster(Arm arm) throws IOException, InterruptedException {
    CLUSTERS.put(arm, TestCluster.start(arm));
  }

  @AfterParameterizedClassInvocation
  static void stopCluster(Arm arm) {
    Objects.requireNonNull(CLUSTERS.remove(arm)).close();
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void itGivesTheSameAnswersAsEveryOther() throws Exception {
    assertThat(Transcript.of(cluster)).isEqualTo(Transcript.expected());
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void itKeepsItsPromisesAndTheTableInTheDocsSaysSo() throws Exception {
    Semantics semantics = Observed.semantics(cluster);

    assertThat(semantics).isEqualTo(arm.promised());
    SemanticsTable.seen(arm, semantics, Observed.largestNoteBytes(cluster));
  }

  /**
   * All-to-all copies go to each of the others, and none of them is about anything else. What a
   * busy machine adds or leaves out passes; what the architecture does is the same each time.
   */
  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void aWriteCausesAsManyMessagesAsItsArchitectureNeeds() {
    await()
        .atMost(UNDISTURBED)
        .untilAsserted(
            () ->
                assertThat(Observed.messagesOfWrites(cluster))
                    .containsOnly((long) arm.messagesPerWrite()));
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void anIdentityOpensNoStateButThatOfItsOwnSession() throws Exception {
    Intruder.mixesWhatTwoSessionsCarry(cluster);
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void aSessionThatWasPlantedOnAUserIsNotTheOneHeLogsInto() throws Exception {
    Intruder.plantsASession(cluster);
  }

  /** The copy has to exist before the answer, not soon after it. */
  @Tag("extended")
  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void anAcknowledgedWriteOutlivesItsNodeExceptWhereOnlyThatNodeHoldsIt() throws Exception {
    int kills = LONG ? 30 : 5;

    int lost = AcknowledgedWrites.lost(cluster, kills);

    assertThat(lost).isEqualTo(arm.promised().survivesKill() ? 0 : kills);
  }

  @Tag("extended")
  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void hostileRequestsGetNoErrorOfTheServersNoTraceAndNobodysSession() throws Exception {
    HostileAttack.on(cluster, arm, LONG ? 10_000 : 2_000);
  }

  /** A store that is gone costs errors, not time, and its return needs nobody's help. */
  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> nodesAnswer503InBoundedTimeWithoutTheirStoreAndRecoverByThemselves() {
    return arm.needsStore()
        ? Stream.of(
            dynamicTest("store gone for 3 s", () -> StoreOutage.gone(cluster)),
            dynamicTest("store hung for 3 s", () -> StoreOutage.hung(cluster)))
        : Stream.empty();
  }
}
