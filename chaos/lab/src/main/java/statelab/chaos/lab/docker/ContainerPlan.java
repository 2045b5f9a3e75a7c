package statelab.chaos.lab.docker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What one container is.
 *
 * @param name unique on the engine
 * @param image what it is made from
 * @param command program and arguments; empty: what the image says
 * @param environment variables
 * @param network name of its network
 * @param ip its address there
 * @param published loopback ports of this machine by the container's own port
 * @param volumes names of volumes by where they are found
 * @param files to be put in the container's folder /statelab before it starts
 * @param limits what it may use
 * @param labels what it is found by
 */
record ContainerPlan(
    String name,
    String image,
    List<String> command,
    Map<String, String> environment,
    String network,
    String ip,
    Map<Integer, Integer> published,
    Map<String, String> volumes,
    List<Path> files,
    Limits limits,
    Map<String, String> labels) {

  /**
   * Limits of a container.
   *
   * @param cpus CPUs, 0 for no limit
   * @param memoryMib memory in MiB, swap included; 0 for no limit
   */
  record Limits(double cpus, long memoryMib) {
    static final Limits NONE = new Limits(0, 0);
  }

  ContainerPlan {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    published = Map.copyOf(published);
    volumes = Map.copyOf(volumes);
    files = List.copyOf(files);
    labels = Map.copyOf(labels);
  }
}
