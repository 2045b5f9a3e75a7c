package statelab.benchmarks;

import statelab.targets.app.session.Padding;
import statelab.targets.app.session.SessionState;
import statelab.targets.app.session.StateCodec;

/** Session states of a wanted size. */
final class States {
  private States() {}

  /**
   * A cart with one line, padded.
   *
   * @param bytes length of its JSON; at least that of the state without padding, about 150
   */
  static SessionState ofBytes(int bytes) {
    SessionState bare = SessionState.of("u-1").plus("item-1", 2);
    int padding = bytes - StateCodec.encode(bare).length;
    if (padding < 0) {
      throw new IllegalArgumentException(
          "a state of " + bytes + " bytes is too small, by " + -padding);
    }
    return bare.withNote(Padding.of(padding));
  }
}
