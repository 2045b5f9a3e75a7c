package statelab.command.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import statelab.chaos.experiment.Experiment;
import statelab.chaos.experiment.Pace;
import statelab.chaos.experiment.Procedure;
import statelab.chaos.experiment.Profile;
import statelab.chaos.experiment.Schedule;
import statelab.chaos.experiment.Scripted;
import statelab.chaos.experiment.Timeline;
import statelab.chaos.experiment.UnderLoad;
import statelab.chaos.experiment.WarmUp;
import statelab.command.console.Durations;
import statelab.results.run.Level;

/** What a run would do, in words, before anything is started. */
public final class PlanText {
  private final StringBuilder text = new StringBuilder();

  private PlanText() {}

  /**
   * Puts a plan into words.
   *
   * @param order whether to list every trial in its order
   */
  public static String of(RunPlan plan, Profile profile, long seed, boolean order) {
    PlanText words = new PlanText();
    plan.parts().forEach(part -> words.part(part, order));
    return words
        .line(
            "%d trials in the %s profile, about %s; the first run after a build takes some seconds more for each architecture."
                .formatted(plan.trials(), profile.label(), Durations.about(plan.estimate())))
        .line("Seed %d. Nothing was started.".formatted(seed))
        .text
        .toString()
        .stripTrailing();
  }

  private void part(RunPlan.Part part, boolean order) {
    Experiment experiment = part.experiment();
    line(experiment.name() + ": " + experiment.question());
    Map<String, Long> trials =
        part.slots().stream()
            .map(PlanText::cell)
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    trials.forEach((cell, number) -> line("  %3d × %s".formatted(number, cell)));
    levels(part).forEach(level -> line("  " + conditions(experiment, level)));
    long starts = part.slots().stream().map(Schedule.Slot::start).distinct().count();
    long blocks = part.slots().stream().map(Schedule.Slot::block).distinct().count();
    if (starts < blocks) {
      line("  %d blocks on %d starts of each cluster".formatted(blocks, starts));
    }
    if (order) {
      part.slots()
          .forEach(
              slot ->
                  line(
                      "  trial %d, block %d: %s"
                          .formatted(slot.trial(), slot.block(), cell(slot))));
    }
    line("");
  }

  private static String cell(Schedule.Slot slot) {
    return slot.level().of(slot.arm().label());
  }

  private static List<Level> levels(RunPlan.Part part) {
    return part.slots().stream().map(Schedule.Slot::level).distinct().toList();
  }

  private static String conditions(Experiment experiment, Level level) {
    Experiment there = experiment.at(level);
    return "%s%d nodes, %s"
        .formatted(
            level.named() ? level.name() + ": " : "",
            there.cluster().nodes(),
            happenings(there.procedure()));
  }

  private static String happenings(Procedure procedure) {
    return switch (procedure) {
      case Scripted scripted -> "the script " + scripted.script().kind().label();
      case UnderLoad load ->
          "%d users, %s; %s%s"
              .formatted(
                  load.workload().users(),
                  pace(load.workload().pace()),
                  phases(load.timeline()),
                  load.fault()
                      .map(
                          plan ->
                              "; " + plan.fault().kind().label() + " of " + plan.fault().target())
                      .orElse(""));
    };
  }

  private static String pace(Pace pace) {
    return switch (pace) {
      case Pace.Grid grid ->
          "a request of each every "
              + seconds(grid.interval())
              + (grid.uneven() ? " in the mean" : "");
      case Pace.Thinking thinking ->
          thinking.thinkTime().isZero()
              ? "a request of each as soon as the one before is answered"
              : "a request of each %s after the one before is answered"
                  .formatted(seconds(thinking.thinkTime()));
    };
  }

  private static String phases(Timeline timeline) {
    return Stream.of(
            phase(timeline.warmUp()),
            phase(timeline.calm(), "calm"),
            phase(timeline.observe(), "observe"),
            phase(timeline.recover(), "recover"))
        .filter(phase -> !phase.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String phase(WarmUp warmUp) {
    return warmUp.fixed()
        ? phase(warmUp.atLeast(), "warm-up")
        : "%s to %s warm-up".formatted(seconds(warmUp.atLeast()), seconds(warmUp.atMost()));
  }

  private static String phase(Duration length, String name) {
    return length.isZero() ? "" : seconds(length) + " " + name;
  }

  private static String seconds(Duration length) {
    return length.toMillis() % 1_000 == 0 ? length.toSeconds() + " s" : length.toMillis() + " ms";
  }

  private PlanText line(String line) {
    text.append(line).append('\n');
    return this;
  }
}
