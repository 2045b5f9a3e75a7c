package statelab.chaos.lab.host;

import java.util.Map;
import java.util.Optional;
import statelab.chaos.lab.Probe;

/** How one member is asked and told things. */
public interface Questions {
  /** Asks its health once; the answer comes within half a second. */
  Probe probe() throws InterruptedException;

  /** Its vitals by name; empty when it does not answer. */
  Optional<Map<String, Double>> vitals() throws InterruptedException;

  /**
   * Tells it something that may be said twice.
   *
   * @param body JSON, or empty
   * @throws statelab.chaos.lab.LabException when it does not take it
   */
  void tell(String path, String body) throws InterruptedException;
}
