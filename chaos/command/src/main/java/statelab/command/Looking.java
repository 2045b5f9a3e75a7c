package statelab.command;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import statelab.chaos.experiment.Schedule;
import statelab.results.archive.RunFolder;
import statelab.results.claims.Ledger;
import statelab.results.claims.Looks;
import statelab.results.intake.RunIntake;
import statelab.results.run.Observation;

/** Measures an experiment from look to look, or all of it where the run takes none. */
final class Looking {
  private final boolean taken;
  private final Ledger ledger;
  private final Supplier<List<Observation>> observed;
  private final Console console;

  /**
   * @param taken whether the run looks at all
   * @param observed what has been measured so far
   */
  Looking(boolean taken, Ledger ledger, Supplier<List<Observation>> observed, Console console) {
    this.taken = taken;
    this.ledger = ledger;
    this.observed = observed;
    this.console = console;
  }

  /** For a run, as its manifest says. */
  static Looking at(RunFolder folder, Console console) {
    return new Looking(
        Looks.taken(folder.manifest()),
        Ledger.parse("claims.yaml", folder.claimsYaml()),
        () -> RunIntake.observations(RunIntake.read(folder)),
        console);
  }

  /** Carries out some trials. */
  interface Measurement {
    void of(List<Schedule.Slot> slots) throws InterruptedException;
  }

  /** Measures a part; blocks that are on disk already may be missing from it. */
  void measure(RunPlan.Part part, Measurement measurement) throws InterruptedException {
    if (!taken) {
      measurement.of(part.slots());
      return;
    }
    Looks looks = new Looks(ledger, part.experiment().name());
    int measured = 0;
    OptionalInt next = OptionalInt.of(Looks.first());
    while (next.isPresent()) {
      int from = measured;
      int to = next.getAsInt();
      measurement.of(
          part.slots().stream().filter(s -> s.block() > from && s.block() <= to).toList());
      measured = to;
      next = looks.next(observed.get(), measured);
      console.say(
          next.isPresent()
              ? "look at %d blocks of %s: going on to %d"
                  .formatted(measured, part.experiment().name(), next.getAsInt())
              : "look at %d blocks of %s: measuring is over"
                  .formatted(measured, part.experiment().name()));
    }
  }
}
