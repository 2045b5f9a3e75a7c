package statelab.command.run;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import statelab.chaos.experiment.Schedule;
import statelab.command.plan.RunPlan;
import statelab.results.archive.RunFolder;
import statelab.results.claims.Ledger;
import statelab.results.claims.Looks;
import statelab.results.intake.RunIntake;

/** Measures an experiment from look to look. */
final class Looking {
  private final Look look;
  private final Consumer<String> out;

  Looking(Look look, Consumer<String> out) {
    this.look = look;
    this.out = out;
  }

  /** Looks at what a run has on disk, by the run's own ledger. */
  static Looking at(RunFolder folder, Consumer<String> out) {
    Ledger ledger = Ledger.parse("claims.yaml", folder.claimsYaml());
    return new Looking(
        (experiment, blocks) ->
            new Looks(ledger, experiment)
                .next(RunIntake.observations(RunIntake.read(folder)), blocks),
        out);
  }

  /** Says up to how many blocks to measure next, after so many; nothing when it is enough. */
  interface Look {
    OptionalInt next(String experiment, int blocks);
  }

  /** Carries out some trials. */
  interface Measurement {
    void of(List<Schedule.Slot> slots) throws InterruptedException;
  }

  /** Measures a part; blocks that are on disk already may be missing from it. */
  void measure(RunPlan.Part part, Measurement measurement) throws InterruptedException {
    String experiment = part.experiment().name();
    int measured = 0;
    OptionalInt next = OptionalInt.of(Looks.first());
    while (next.isPresent()) {
      int from = measured;
      int to = next.getAsInt();
      measurement.of(
          part.slots().stream().filter(s -> s.block() > from && s.block() <= to).toList());
      measured = to;
      next = look.next(experiment, measured);
      out.accept(
          "look at %d blocks of %s: %s"
              .formatted(
                  measured,
                  experiment,
                  next.isPresent() ? "going on to " + next.getAsInt() : "measuring is over"));
    }
  }
}
