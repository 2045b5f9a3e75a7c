package statelab.chaos.experiment;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import statelab.results.definition.Fields;
import statelab.results.run.Level;

/**
 * Reads the levels of an experiment. A level says only what differs from the experiment; where that
 * could not be read, stand-ins let the problems of the levels be found in the same pass.
 */
final class LevelReader {
  private static final Experiment.ClusterShape ANY_CLUSTER =
      new Experiment.ClusterShape(ExperimentReader.MOST_NODES, true, false);
  private final List<String> architectures;
  private final Experiment.ClusterShape cluster;
  private final ProcedureReader procedure;
  private final ValidityRules validity;

  LevelReader(
      List<String> architectures,
      Optional<Experiment.ClusterShape> cluster,
      ProcedureReader procedure,
      ValidityRules validity) {
    this.architectures = architectures;
    this.cluster = cluster.orElse(ANY_CLUSTER);
    this.procedure = procedure;
    this.validity = validity;
  }

  /** The levels in their order; empty after a problem. */
  List<LevelPlan> read(Fields fields) {
    List<Fields> groups = fields.groups("list");
    Set<String> names = new HashSet<>();
    groups.stream()
        .filter(group -> !names.add(group.text("name")))
        .forEach(group -> group.reject("name", "must be given to one level only"));
    String usual = fields.oneOf("usual", names);
    List<LevelPlan> levels =
        groups.stream().flatMap(group -> level(group, usual).stream()).toList();
    return fields.build(() -> levels).orElse(List.of());
  }

  private Optional<LevelPlan> level(Fields fields, String usual) {
    Level level = new Level(fields.text("name"), fields.text("name").equals(usual));
    if (level.usual()) {
      List.of("arms", "profiles").stream()
          .filter(fields::has)
          .forEach(
              key ->
                  fields.reject(
                      key, "must not be given: every arm and profile has the usual level"));
    }
    Set<String> arms =
        Set.copyOf(fields.has("arms") ? fields.manyOf("arms", architectures) : architectures);
    Set<Profile> profiles =
        fields.has("profiles") ? ExperimentReader.profiles(fields) : EnumSet.allOf(Profile.class);
    Map<String, String> options = ExperimentReader.texts(fields, "options");
    Experiment.ClusterShape shape =
        fields
            .optionalGroup("cluster")
            .flatMap(group -> ExperimentReader.cluster(group, Optional.of(cluster)))
            .orElse(cluster);
    Procedure changed = procedure.at(fields, shape.nodes());
    ValidityRules rules =
        fields
            .optionalGroup("validity")
            .flatMap(group -> ExperimentReader.validity(group, validity))
            .orElse(validity);
    return fields.build(() -> new LevelPlan(level, arms, profiles, options, shape, changed, rules));
  }
}
