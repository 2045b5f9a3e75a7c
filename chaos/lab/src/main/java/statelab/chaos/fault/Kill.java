package statelab.chaos.fault;

import java.util.Arrays;
import java.util.regex.Pattern;
import statelab.chaos.lab.Cluster;

/**
 * A process ends at once, as by SIGKILL; healing starts it again.
 *
 * @param target name of the member, or several with {@value Fault#AND} between them, which end one
 *     right after the other
 */
public record Kill(String target) implements Fault {
  @Override
  public FaultKind kind() {
    return FaultKind.KILL;
  }

  @Override
  public Kill at(String newTarget) {
    return new Kill(newTarget);
  }

  @Override
  public Effect on(Cluster cluster) {
    return new Together(
        Arrays.stream(target.split(Pattern.quote(AND), -1))
            .<Effect>map(member -> EndedProcess.killed(cluster, member))
            .toList());
  }
}
