package statelab.chaos.lab;

import java.util.Optional;

/**
 * One process of a cluster. What can be done to it stands in capabilities that it may implement:
 * {@link Killable}, {@link Pausable}, {@link Skewable}, {@link Drainable}, {@link Wired}, {@link
 * Addressable}, {@link Revoking}, {@link Collectable}.
 */
public interface Node {
  /** Its name, for example {@code node-2}. */
  String name();

  /** Asks its health once; the answer comes within half a second. */
  Probe probe();

  /** How it ended, as a sentence, when it has; empty while it runs. */
  default Optional<String> end() {
    return Optional.empty();
  }

  /**
   * This node as something that has a capability.
   *
   * @throws LabException when it has not
   */
  default <T> T as(Class<T> capability) {
    if (!capability.isInstance(this)) {
      throw new LabException(
          LabException.Reason.UNSUPPORTED,
          "%s is not %s in this lab.".formatted(name(), capability.getSimpleName()));
    }
    return capability.cast(this);
  }
}
