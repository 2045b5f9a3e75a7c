package statelab.chaos.experiment;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.Lab;

/** Where trials take place: one start of one cluster, from the first of them to the last. */
final class Venue implements AutoCloseable {
  private final Lab lab;
  private final ClusterPlan plan;
  private final int entrance;
  private final int start;
  private @Nullable Cluster cluster;

  /**
   * @param plan what to start when the first trial enters
   * @param start number of its start
   */
  Venue(Lab lab, ClusterPlan plan, int start) {
    this.lab = lab;
    this.entrance = lab.reserveEntrance();
    this.plan = plan.withEntrance(entrance);
    this.start = start;
  }

  /** The loopback port that clients enter at, known before anything runs. */
  int entrance() {
    return entrance;
  }

  /** Number of the start, from 1: that of the first trial which takes place here. */
  int start() {
    return start;
  }

  /** Whether its cluster runs, and so has served a trial before. */
  boolean inUse() {
    return cluster != null;
  }

  /**
   * Its cluster, which the first to enter starts.
   *
   * @param logs existing folder for the logs of its processes; of no use to those who come later
   */
  Cluster enter(Path logs) throws InterruptedException {
    Cluster running = cluster;
    if (running == null) {
      running = lab.start(plan, logs);
      cluster = running;
    }
    return running;
  }

  @Override
  public void close() {
    if (cluster != null) {
      cluster.close();
    }
  }
}
