package statelab.chaos.lab.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.Pausable;
import statelab.chaos.lab.RunClock;
import statelab.chaos.lab.host.Guardian;

/**
 * A JVM that starts children and waits to be killed. It prints {@code guardian PID}, then a line
 * {@code child PID} for each child.
 */
public final class ParentProgram {
  private ParentProgram() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[1]);
    switch (args[0]) {
      case "cluster" -> cluster(folder, false);
      case "cluster-with-a-stopped-node" -> cluster(folder, true);
      case "children-that-ignore-their-input" -> sleepers(folder);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void cluster(Path folder, boolean stopped)
      throws IOException, InterruptedException {
    try (ProcessLab lab = new ProcessLab(TinyCluster.distribution(folder), RunClock.system());
        Cluster cluster = lab.start(TinyCluster.plan(2), folder)) {
      if (stopped) {
        cluster.member("node-1").as(Pausable.class).pause();
      }
      announceAndWait(lab.guardian());
    }
  }

  private static void sleepers(Path folder) throws IOException {
    try (Guardian guardian = Guardian.start()) {
      for (String name : List.of("running", "stopped")) {
        ChildProcess child =
            ChildProcess.start(name, List.of("sleep", "300"), Map.of(), folder, guardian);
        if (name.equals("stopped")) {
          child.pause();
        }
      }
      announceAndWait(guardian);
    }
  }

  private static void announceAndWait(Guardian guardian) throws IOException {
    System.out.println("guardian " + guardian.pid());
    ProcessHandle.current()
        .children()
        .filter(child -> child.pid() != guardian.pid())
        .forEach(child -> System.out.println("child " + child.pid()));
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // Waits to be killed.
    }
  }
}
