package statelab.command.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.docker.DockerSettings;
import statelab.chaos.lab.docker.EngineFacts;

/**
 * What the Docker lab needs beside what the process lab needs. A lack here is no obstacle to runs,
 * since those use the process lab unless told otherwise.
 */
final class DockerLabNeeds {
  private final Supplier<EngineFacts> engine;

  /** Asks the engine of this machine for what these settings name. */
  DockerLabNeeds(DockerSettings settings) {
    this(() -> EngineFacts.ask(settings));
  }

  DockerLabNeeds(Supplier<EngineFacts> engine) {
    this.engine = engine;
  }

  /** Each need with what this machine has. */
  List<Check> checks() {
    try {
      return checks(engine.get());
    } catch (LabException e) {
      return List.of(
          Check.limited(
              "container engine",
              String.valueOf(e.getMessage()).replaceFirst(";.*", ""),
              "Install Docker (Debian: apt-get install --no-install-recommends docker.io iptables),"
                  + " start it, and let this user reach its socket; the process lab runs"
                  + " without."));
    }
  }

  private static List<Check> checks(EngineFacts facts) {
    List<Check> checks = new ArrayList<>();
    checks.add(Check.met("container engine", "%s, API %s".formatted(facts.version(), facts.api())));
    checks.add(limit("limits of CPU", facts.limitsCpus()));
    checks.add(limit("limits of memory", facts.limitsMemory()));
    checks.add(
        facts.missing().isEmpty()
            ? Check.met("base images", "all are here")
            : Check.limited(
                "base images",
                "not here: " + String.join(", ", facts.missing()),
                "They are pulled when a run needs them; where no registry is reached, run"
                    + " targets/images/build-stand-ins and give --lab-settings="
                    + "targets/images/stand-ins.yaml."));
    return List.copyOf(checks);
  }

  private static Check limit(String need, boolean there) {
    return there
        ? Check.met(need, "the engine can set them")
        : Check.limited(
            need,
            "the engine cannot set them",
            "Start the engine on a kernel with control groups for cpu and memory.");
  }
}
