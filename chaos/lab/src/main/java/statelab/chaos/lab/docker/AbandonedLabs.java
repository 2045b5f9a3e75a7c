package statelab.chaos.lab.docker;

import java.util.List;
import java.util.Optional;
import statelab.chaos.lab.LabException;

/**
 * What stands on this machine's engine and belongs to labs whose JVM has ended. There is some only
 * where the engine itself was gone when their harness ended, or where all that watched over them
 * was killed as well.
 */
public final class AbandonedLabs {
  private AbandonedLabs() {}

  /** Each thing by its kind and name; none where no engine answers. */
  public static List<String> things() {
    return engine()
        .map(
            engine -> {
              try (engine) {
                return Leftovers.listOfTheDead(engine);
              }
            })
        .orElse(List.of());
  }

  /** Who runs no engine has nothing on one. */
  private static Optional<Engine> engine() {
    try {
      return Optional.of(Engine.connect());
    } catch (LabException e) {
      return Optional.empty();
    }
  }

  /**
   * Removes them.
   *
   * @throws LabException when one cannot be removed
   */
  public static void remove() {
    try (Engine engine = Engine.connect()) {
      Leftovers.removeOfTheDead(engine);
    }
  }
}
