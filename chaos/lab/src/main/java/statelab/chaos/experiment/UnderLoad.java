package statelab.chaos.experiment;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Users send requests while the cluster is healthy and, perhaps, while it is broken.
 *
 * @param workload what users do
 * @param timeline how long each phase lasts
 * @param fault what breaks, if anything
 */
public record UnderLoad(Workload workload, Timeline timeline, Optional<FaultPlan> fault)
    implements Procedure {
  /** Why it has no such fault where users wait for answers. */
  static final String NO_FAULT =
      "must not be given together with %s, unless it only delays: users who wait for answers ask a broken cluster less";

  public UnderLoad {
    if (!bear(workload, fault)) {
      throw new IllegalArgumentException("fault " + NO_FAULT.formatted("think-time"));
    }
  }

  /** Whether what users of this workload do says something while this lasts. */
  static boolean bear(Workload workload, Optional<FaultPlan> fault) {
    return !workload.waits() || fault.stream().allMatch(plan -> plan.fault().onlyDelays());
  }

  @Override
  public Duration length() {
    return fault.isPresent() ? timeline.usual() : timeline.usual().plus(LoadTrial.IDLE);
  }

  @Override
  public Procedure again(Duration warmUp) {
    return new UnderLoad(workload, timeline.after(warmUp), fault);
  }

  @Override
  public boolean leavesClusterWhole() {
    return fault.isEmpty();
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(workload.pace().factors());
    settings.putAll(phases());
    if (!timeline.warmUp().fixed()) {
      settings.put("warm_up_at_most", timeline.warmUp().atMost().toString());
    }
    settings.put("users", Integer.toString(workload.users()));
    if (workload.pace() instanceof Pace.Grid grid) {
      settings.put("interval", grid.interval().toString());
    }
    return settings;
  }

  private Map<String, String> phases() {
    return Map.of(
        "warm_up", timeline.warmUp().atLeast().toString(),
        "calm", timeline.calm().toString(),
        "spread", timeline.spread().toString(),
        "observe", timeline.observe().toString(),
        "recover", timeline.recover().toString());
  }

  @Override
  public Map<String, String> factors() {
    Map<String, String> factors = new HashMap<>(workload.parameters());
    factors.putAll(workload.pace().factors());
    return factors;
  }
}
