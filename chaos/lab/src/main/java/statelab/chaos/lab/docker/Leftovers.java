package statelab.chaos.lab.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Removes from an engine what labs have made there. Images stay: they are made once. */
final class Leftovers {
  private Leftovers() {}

  /** Removes all that belongs to a lab. */
  static void removeOf(Engine engine, String lab) {
    remove(engine, labels -> lab.equals(labels.get(Labels.LAB)));
  }

  /** Removes all that belongs to labs whose JVM has ended. */
  static void removeOfTheDead(Engine engine) {
    remove(
        engine,
        labels -> labels.containsKey(Labels.OWNER) && !Labels.lives(labels.get(Labels.OWNER)));
  }

  /** Volumes with labels. */
  static Stream<InspectVolumeResponse> volumes(DockerClient client) {
    List<InspectVolumeResponse> found = client.listVolumesCmd().exec().getVolumes();
    return found == null
        ? Stream.empty()
        : found.stream().filter(volume -> volume.getLabels() != null);
  }

  /** Networks and volumes go last, since containers use them. */
  private static void remove(Engine engine, Predicate<Map<String, String>> belongs) {
    engine.ask(
        "remove what a lab has left behind",
        client -> {
          containers(client, belongs);
          networks(client, belongs);
          volumes(client, belongs);
          return true;
        });
  }

  private static void containers(DockerClient client, Predicate<Map<String, String>> belongs) {
    client.listContainersCmd().withShowAll(true).exec().stream()
        .filter(container -> belongs.test(container.getLabels()))
        .forEach(
            container -> {
              String id = container.getId();
              if ("paused".equals(container.getState())) {
                quietly(() -> client.unpauseContainerCmd(id).exec());
              }
              quietly(
                  () ->
                      client.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec());
            });
  }

  private static void networks(DockerClient client, Predicate<Map<String, String>> belongs) {
    client.listNetworksCmd().exec().stream()
        .filter(network -> belongs.test(network.getLabels()))
        .forEach(network -> quietly(() -> client.removeNetworkCmd(network.getId()).exec()));
  }

  private static void volumes(DockerClient client, Predicate<Map<String, String>> belongs) {
    volumes(client)
        .filter(volume -> belongs.test(volume.getLabels()))
        .forEach(volume -> quietly(() -> client.removeVolumeCmd(volume.getName()).exec()));
  }

  private static void quietly(Runnable call) {
    try {
      call.run();
    } catch (NotFoundException | ConflictException e) {
      // Somebody else removes it at this very moment.
      return;
    }
  }
}
