package statelab.chaos.experiment;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Users send requests on a schedule while the cluster is healthy and, perhaps, while it is broken.
 *
 * @param workload what users do
 * @param timeline how long each phase lasts
 * @param fault what breaks, if anything
 */
public record UnderLoad(Workload workload, Timeline timeline, Optional<FaultPlan> fault)
    implements Procedure {
  @Override
  public Duration length() {
    return fault.isPresent() ? timeline.total() : timeline.total().plus(LoadTrial.IDLE);
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
    Map<String, String> settings = new HashMap<>(evenness());
    settings.putAll(phases());
    settings.put("users", Integer.toString(workload.users()));
    settings.put("interval", workload.interval().toString());
    return settings;
  }

  private Map<String, String> phases() {
    return Map.of(
        "warm_up", timeline.warmUp().toString(),
        "calm", timeline.calm().toString(),
        "spread", timeline.spread().toString(),
        "observe", timeline.observe().toString(),
        "recover", timeline.recover().toString());
  }

  @Override
  public Map<String, String> factors() {
    Map<String, String> factors = new HashMap<>(workload.parameters());
    factors.putAll(evenness());
    return factors;
  }

  /** Only where it is not as usual. */
  private Map<String, String> evenness() {
    return workload.uneven() ? Map.of("zipf", Double.toString(workload.zipf())) : Map.of();
  }
}
