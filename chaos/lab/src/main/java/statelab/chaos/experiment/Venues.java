package statelab.chaos.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.Lab;

/** The venues that are open while an experiment goes on, one for each cell at most. */
final class Venues implements AutoCloseable {
  private final Lab lab;
  private final Map<Cell, Venue> open = new LinkedHashMap<>();

  Venues(Lab lab) {
    this.lab = lab;
  }

  /** Where a slot takes place: where one before it did, or at a new venue of this plan. */
  Venue of(Schedule.Slot slot, ClusterPlan plan) {
    return open.computeIfAbsent(slot.cell(), cell -> new Venue(lab, plan, slot.trial()));
  }

  /** Closes the venue of a slot; the next slot of its cell gets a new one. */
  void leave(Schedule.Slot slot) {
    Venue venue = open.remove(slot.cell());
    if (venue != null) {
      venue.close();
    }
  }

  /** Closes all of them, each even when another one cannot be closed. */
  @Override
  public void close() {
    List<RuntimeException> failures = new ArrayList<>();
    for (Venue venue : open.values()) {
      try {
        venue.close();
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    open.clear();
    if (!failures.isEmpty()) {
      RuntimeException first = failures.getFirst();
      failures.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
  }
}
