package statelab.command.doctor;

/**
 * One need and what was found.
 *
 * @param need what is needed, in a word or two
 * @param found what there is, in words
 * @param state how that serves
 * @param cure how to meet the need; blank when it is met
 */
record Check(String need, String found, State state, String cure) {
  /** How what was found serves. */
  enum State {
    /** The need is met. */
    MET,
    /** Runs work; some of what they could do is missing or their figures may suffer. */
    LIMITED,
    /** Runs cannot work. */
    MISSING
  }

  static Check met(String need, String found) {
    return new Check(need, found, State.MET, "");
  }

  static Check limited(String need, String found, String cure) {
    return new Check(need, found, State.LIMITED, cure);
  }

  static Check missing(String need, String found, String cure) {
    return new Check(need, found, State.MISSING, cure);
  }

  /** Met when the amount is enough for all, limited when it is for some, otherwise missing. */
  static Check amount(String need, String found, long amount, long some, long all, String cure) {
    return amount >= all
        ? met(need, found)
        : amount >= some ? limited(need, found, cure) : missing(need, found, cure);
  }
}
