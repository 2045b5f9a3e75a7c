package statelab.chaos.experiment;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import statelab.results.run.Level;

/**
 * One question and how it is put.
 *
 * @param name name in the catalogue, or the user's own
 * @param question what it asks, as a reader would
 * @param arms what is compared
 * @param cluster what every arm runs on
 * @param procedure what happens in each trial
 * @param trials trials of each arm at each level, by profile
 * @param levels what it varies besides the architecture; empty when nothing
 * @param starts how many trials share one start of a cluster
 * @param aim what it is for
 */
public record Experiment(
    String name,
    String question,
    List<Arm> arms,
    ClusterShape cluster,
    Procedure procedure,
    Map<Profile, Integer> trials,
    List<LevelPlan> levels,
    Starts starts,
    Aim aim) {

  public Experiment {
    arms = List.copyOf(arms);
    levels = List.copyOf(levels);
    trials = Map.copyOf(trials);
    if (arms.isEmpty()) {
      throw new IllegalArgumentException("arms must not be empty");
    }
    for (Profile profile : Profile.values()) {
      Integer number = trials.get(profile);
      if (number == null || number < 1) {
        throw new IllegalArgumentException(
            "trials of profile %s must be at least 1, but was %s"
                .formatted(profile.label(), number));
      }
    }
    if (arms.stream().map(Arm::label).distinct().count() < arms.size()) {
      throw new IllegalArgumentException("arms must differ, but two of them are the same");
    }
    if (starts.shared() && !procedures(procedure, levels).allMatch(Procedure::leavesClusterWhole)) {
      throw new IllegalArgumentException(
          "start must be left out, because a trial that breaks or marks its cluster needs one of its own");
    }
  }

  private static Stream<Procedure> procedures(Procedure own, List<LevelPlan> levels) {
    return Stream.concat(Stream.of(own), levels.stream().map(LevelPlan::procedure));
  }

  /** An experiment that does not say what it is for. */
  public Experiment(
      String name,
      String question,
      List<Arm> arms,
      ClusterShape cluster,
      Procedure procedure,
      Map<Profile, Integer> trials,
      List<LevelPlan> levels,
      Starts starts) {
    this(name, question, arms, cluster, procedure, trials, levels, starts, Aim.UNSAID);
  }

  /** An experiment that varies nothing but the architecture, each trial on a cluster of its own. */
  public Experiment(
      String name,
      String question,
      List<Arm> arms,
      ClusterShape cluster,
      Procedure procedure,
      Map<Profile, Integer> trials) {
    this(name, question, arms, cluster, procedure, trials, List.of(), Starts.EACH_TRIAL);
  }

  /**
   * What every arm runs on.
   *
   * @param nodes nodes of the cluster
   * @param affinity whether the gateway sends a user back to the node that served him before
   * @param orders whether an order ledger stands beside the nodes
   */
  public record ClusterShape(int nodes, boolean affinity, boolean orders) {}

  /** The arms that a profile measures. */
  public List<Arm> armsIn(Profile profile) {
    return arms.stream().filter(arm -> arm.isIn(profile)).toList();
  }

  /**
   * The order of its trials under a profile.
   *
   * @param blocks blocks to measure; a control is in the same part of them as of the profile's
   * @param firstTrial number of its first trial, from 1
   */
  public List<Schedule.Slot> schedule(Profile profile, int blocks, long seed, int firstTrial) {
    return Schedule.of(
        cellsIn(profile),
        blocks,
        seed,
        firstTrial,
        starts.trialsIn(profile),
        arm -> arm.share(profile, trialsIn(profile)));
  }

  /** What a block of a profile holds: every arm at every level that it is measured at. */
  public List<Cell> cellsIn(Profile profile) {
    return armsIn(profile).stream().flatMap(arm -> cells(arm, profile)).toList();
  }

  private Stream<Cell> cells(Arm arm, Profile profile) {
    return levels.isEmpty()
        ? Stream.of(new Cell(arm))
        : levels.stream()
            .filter(level -> level.holds(arm, profile))
            .map(level -> new Cell(arm.with(level.options()), level.level()));
  }

  /**
   * The experiment as it is at one of its levels.
   *
   * @param level one of its levels, or {@link Level#NONE} when it has none
   */
  public Experiment at(Level level) {
    return levels.stream()
        .filter(each -> each.level().equals(level))
        .findFirst()
        .map(this::at)
        .orElse(this);
  }

  /**
   * The same at its usual level only, which every arm has: an experiment that varies nothing else.
   */
  public Experiment atUsualLevel() {
    return levels.stream()
        .filter(each -> each.level().usual())
        .findFirst()
        .map(
            level ->
                at(level)
                    .with(arms.stream().map(arm -> arm.with(level.options())).toList(), List.of()))
        .orElse(this);
  }

  private Experiment at(LevelPlan level) {
    return new Experiment(
        name,
        question,
        arms,
        level.cluster(),
        level.procedure(),
        trials,
        List.of(),
        starts,
        aim.with(level.validity()));
  }

  /**
   * What happens in a trial on a cluster that has served one before: the same, after a shorter
   * warm-up.
   */
  public Procedure again() {
    return procedure.again(starts.warmUp());
  }

  /** How many trials of each arm at each level a profile asks for. */
  public int trialsIn(Profile profile) {
    return trials.getOrDefault(profile, 1);
  }

  /** The same with only the arms of these architectures. */
  public Experiment only(List<String> architectures) {
    return with(
        arms.stream().filter(arm -> architectures.contains(arm.architecture())).toList(), levels);
  }

  /** The same with only the levels of these names. */
  public Experiment onlyLevels(List<String> names) {
    return with(
        arms, levels.stream().filter(level -> names.contains(level.level().name())).toList());
  }

  private Experiment with(List<Arm> someArms, List<LevelPlan> someLevels) {
    return new Experiment(
        name, question, someArms, cluster, procedure, trials, someLevels, starts, aim);
  }
}
