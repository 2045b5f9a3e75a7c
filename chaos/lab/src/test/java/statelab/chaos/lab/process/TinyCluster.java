package statelab.chaos.lab.process;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.host.Distribution;

/** Clusters whose processes are all {@link TinyProgram}s. */
final class TinyCluster {
  static final String ARCHITECTURE = "tiny";

  private TinyCluster() {}

  static Distribution distribution(Path folder) {
    return Distribution.in(folder)
        .with(ARCHITECTURE, TinyProgram.class.getName(), ownClassPath())
        .with(Distribution.GATEWAY, TinyProgram.class.getName(), ownClassPath());
  }

  static List<Path> ownClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }

  static ClusterPlan plan(int nodes) {
    return ClusterPlan.of(ARCHITECTURE, nodes);
  }

  static ClusterPlan plan(int nodes, Map<String, String> options) {
    return new ClusterPlan(ARCHITECTURE, nodes, true, false, options);
  }
}
