package statelab.chaos.lab.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Removes from an engine what labs have made there. Images stay: they are made once. */
final class Leftovers {
  private static final int SWEEPS = 5;
  private static final long STEP_MS = 200;

  private Leftovers() {}

  /** Removes all that belongs to a lab. */
  static void removeOf(Engine engine, String lab) {
    remove(engine, labels -> lab.equals(labels.get(Labels.LAB)));
  }

  /** Removes all that belongs to labs whose JVM has ended. */
  static void removeOfTheDead(Engine engine) {
    remove(engine, Leftovers::ofTheDead);
  }

  /**
   * What belongs to a lab, as {@code container NAME}, {@code network NAME}, {@code volume NAME}.
   */
  static List<String> listOf(Engine engine, String lab) {
    return list(engine, labels -> lab.equals(labels.get(Labels.LAB)));
  }

  /** The same of labs whose JVM has ended. */
  static List<String> listOfTheDead(Engine engine) {
    return list(engine, Leftovers::ofTheDead);
  }

  private static boolean ofTheDead(Map<String, String> labels) {
    return labels.containsKey(Labels.OWNER) && !Labels.lives(labels.get(Labels.OWNER));
  }

  private static List<String> list(Engine engine, Predicate<Map<String, String>> belongs) {
    return engine.ask(
        "list what a lab has left behind",
        client ->
            Stream.of(
                    client.listContainersCmd().withShowAll(true).exec().stream()
                        .filter(container -> belongs.test(container.getLabels()))
                        .map(container -> "container " + name(container)),
                    client.listNetworksCmd().exec().stream()
                        .filter(network -> belongs.test(network.getLabels()))
                        .map(network -> "network " + network.getName()),
                    volumes(client)
                        .filter(volume -> belongs.test(volume.getLabels()))
                        .map(volume -> "volume " + volume.getName()))
                .flatMap(names -> names)
                .toList());
  }

  /** An engine gives a container's names as paths. */
  private static String name(Container container) {
    String[] names = container.getNames();
    return names == null || names.length == 0 ? container.getId() : names[0].replaceFirst("^/", "");
  }

  /** Volumes with labels. */
  private static Stream<InspectVolumeResponse> volumes(DockerClient client) {
    List<InspectVolumeResponse> found = client.listVolumesCmd().exec().getVolumes();
    return found == null
        ? Stream.empty()
        : found.stream().filter(volume -> volume.getLabels() != null);
  }

  /**
   * Looks until nothing is found, at most so many times: what the engine was just making appears
   * after the first look, and what still hangs together at the first try comes apart by the next.
   */
  private static void remove(Engine engine, Predicate<Map<String, String>> belongs) {
    engine.ask(
        "remove what a lab has left behind",
        client -> {
          Sweep sweep = new Sweep(client, belongs);
          for (int left = SWEEPS; left > 0 && sweep.finds(); left--) {
            pause();
          }
          sweep.complain();
          return true;
        });
  }

  private static void pause() {
    try {
      Thread.sleep(STEP_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks at what is there and tries to remove it. */
  private static final class Sweep {
    private final DockerClient client;
    private final Predicate<Map<String, String>> belongs;
    private int found;
    private @Nullable DockerException problem;

    Sweep(DockerClient client, Predicate<Map<String, String>> belongs) {
      this.client = client;
      this.belongs = belongs;
    }

    /** Networks and volumes go last, since containers use them. */
    boolean finds() {
      found = 0;
      problem = null;
      containers();
      networks();
      volumes();
      return found > 0;
    }

    /** What still could not be removed at the last try is said. */
    void complain() {
      if (problem != null) {
        throw problem;
      }
    }

    private void containers() {
      client.listContainersCmd().withShowAll(true).exec().stream()
          .filter(container -> belongs.test(container.getLabels()))
          .forEach(container -> container(container.getId(), container.getState()));
    }

    private void container(String id, String state) {
      if ("paused".equals(state)) {
        attempt(() -> client.unpauseContainerCmd(id).exec());
      }
      attempt(() -> client.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec());
    }

    private void networks() {
      client.listNetworksCmd().exec().stream()
          .filter(network -> belongs.test(network.getLabels()))
          .forEach(network -> attempt(() -> client.removeNetworkCmd(network.getId()).exec()));
    }

    private void volumes() {
      Leftovers.volumes(client)
          .filter(volume -> belongs.test(volume.getLabels()))
          .forEach(volume -> attempt(() -> client.removeVolumeCmd(volume.getName()).exec()));
    }

    /** A network that somebody is still in must not keep a volume from being removed. */
    private void attempt(Runnable call) {
      found++;
      try {
        call.run();
      } catch (NotFoundException | ConflictException e) {
        // Somebody else removes it at this very moment.
        return;
      } catch (DockerException e) {
        problem = e;
      }
    }
  }
}
