package statelab.command.plan;

import java.time.Duration;
import statelab.chaos.experiment.Experiment;
import statelab.chaos.experiment.Procedure;
import statelab.chaos.experiment.Scripted;
import statelab.chaos.experiment.UnderLoad;

/**
 * About how long a trial takes: the planned length of its phases, and what starting, checking and
 * ending took where it was measured, on two cores (docs/command.md).
 */
public final class TimeEstimate {
  private static final Duration GATEWAY_START = Duration.ofMillis(2_400);
  private static final Duration NODE_START = Duration.ofMillis(1_200);

  /** The generator's start where no cluster starts beside it, its last answers and its file. */
  private static final Duration AROUND_A_LOAD = Duration.ofSeconds(3);

  private static final Duration AROUND_A_SCRIPT = Duration.ofMillis(500);

  private TimeEstimate() {}

  /**
   * The estimate for one trial of an experiment as it is at the trial's level.
   *
   * @param startsCluster whether its cluster is started for it
   */
  public static Duration of(Experiment experiment, boolean startsCluster) {
    Procedure procedure = startsCluster ? experiment.procedure() : experiment.again();
    Duration trial = procedure.length().plus(around(procedure));
    return startsCluster
        ? trial.plus(GATEWAY_START).plus(NODE_START.multipliedBy(experiment.cluster().nodes()))
        : trial;
  }

  private static Duration around(Procedure procedure) {
    return switch (procedure) {
      case UnderLoad load -> AROUND_A_LOAD;
      case Scripted scripted -> AROUND_A_SCRIPT;
    };
  }
}
