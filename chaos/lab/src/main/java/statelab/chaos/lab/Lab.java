package statelab.chaos.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import statelab.load.injector.LoadPlan;

/** Runs clusters. Closing it ends everything that it started. */
public interface Lab extends AutoCloseable {
  /** Its name in a manifest: {@code process} or {@code docker}. */
  String name();

  /** JVM flags that every node of every architecture is started with. */
  List<String> jvmFlags();

  /** Versions of what runs and of what measures it, by name. */
  Map<String, String> versions();

  /** Further settings that belong in a manifest, by name. */
  Map<String, String> settings();

  /**
   * Does once what would otherwise disturb the first trial of each architecture.
   *
   * @param architectures names of the architectures that will be started
   * @param logs folder for logs of what runs meanwhile
   */
  void prepare(Set<String> architectures, Path logs) throws InterruptedException;

  /**
   * A loopback port for the entrance of a cluster to come, so that a load generator can be launched
   * while its cluster still starts. Two calls give two ports.
   */
  int reserveEntrance();

  /**
   * Starts a cluster and returns when its gateway sends requests to every node. The wait is
   * bounded; when this method fails, nothing of the cluster is left.
   *
   * @param plan what to start
   * @param logs existing folder for the logs of its processes
   * @throws LabException when it cannot be started, with the reason
   */
  Cluster start(ClusterPlan plan, Path logs) throws InterruptedException;

  /**
   * Launches a load generator, which sends nothing until it is told to; its requests go to {@code
   * requests.jfr} in the folder.
   *
   * @param plan what it shall do
   * @param folder existing folder of the trial
   */
  Load launch(LoadPlan plan, Path folder);

  @Override
  void close();
}
