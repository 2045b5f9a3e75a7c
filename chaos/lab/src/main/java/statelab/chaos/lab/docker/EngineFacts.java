package statelab.chaos.lab.docker;

import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Version;
import java.util.List;
import statelab.chaos.lab.LabException;

/**
 * What an engine is and can do, and which of the lab's bases it has.
 *
 * @param version of the engine
 * @param api version of its interface
 * @param limitsCpus whether it can hold a container to a share of the CPUs
 * @param limitsMemory whether it can hold a container to an amount of memory
 * @param missing images that the settings name and that are not there
 */
public record EngineFacts(
    String version, String api, boolean limitsCpus, boolean limitsMemory, List<String> missing) {
  public EngineFacts {
    missing = List.copyOf(missing);
  }

  /**
   * Asks the engine of this machine.
   *
   * @throws LabException when none answers
   */
  public static EngineFacts ask(DockerSettings settings) {
    try (Engine engine = Engine.connect()) {
      Version version = engine.ask("ask its version", client -> client.versionCmd().exec());
      Info info = engine.ask("ask what it can do", client -> client.infoCmd().exec());
      return new EngineFacts(
          String.valueOf(version.getVersion()),
          String.valueOf(version.getApiVersion()),
          Boolean.TRUE.equals(info.getCpuCfsQuota()),
          Boolean.TRUE.equals(info.getMemoryLimit()),
          settings.bases().stream().filter(base -> !Images.exists(engine, base)).toList());
    }
  }
}
