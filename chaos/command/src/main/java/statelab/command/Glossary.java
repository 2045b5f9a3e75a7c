package statelab.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import statelab.chaos.experiment.Arm;
import statelab.chaos.experiment.Experiment;
import statelab.chaos.experiment.Experiments;
import statelab.chaos.experiment.Profile;
import statelab.chaos.fault.FaultKind;
import statelab.results.catalogue.Architecture;
import statelab.results.catalogue.Metrics;
import statelab.results.claims.Ledger;

/** The kinds of thing that Statelab knows by name, each with the meaning of every name. */
enum Glossary {
  EXPERIMENTS {
    @Override
    List<Entry> entries() {
      return Experiments.names().stream()
          .map(Experiments::named)
          .map(each -> new Entry(each.name(), each.question() + " " + design(each)))
          .toList();
    }
  },
  ARCHITECTURES {
    @Override
    List<Entry> entries() {
      return Arrays.stream(Architecture.values())
          .map(each -> new Entry(each.label(), each.meaning()))
          .toList();
    }
  },
  FAULTS {
    @Override
    List<Entry> entries() {
      return FaultKind.all().stream().map(each -> new Entry(each.label(), each.meaning())).toList();
    }
  },
  CLAIMS {
    @Override
    List<Entry> entries() {
      return Stream.concat(
              Ledger.standard().claims().stream()
                  .map(each -> new Entry(each.id(), each.statement())),
              Ledger.standard().notMeasured().stream()
                  .map(each -> new Entry(each.id(), "(not measured yet) " + each.statement())))
          .toList();
    }
  },
  METRICS {
    @Override
    List<Entry> entries() {
      return Metrics.all().stream()
          .map(each -> new Entry(each.name(), "%s (%s)".formatted(each.meaning(), each.unit())))
          .toList();
    }
  };

  /** A name and what it means, in one line. */
  record Entry(String name, String meaning) {}

  /** Every name of this kind. */
  abstract List<Entry> entries();

  /** What a reader calls this kind. */
  String title() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }

  private static String design(Experiment experiment) {
    String levels =
        experiment.levels().isEmpty()
            ? ""
            : experiment.levels().stream()
                .map(plan -> plan.level().name())
                .collect(Collectors.joining(", ", " at ", ""));
    return experiment.arms().stream()
        .map(Arm::label)
        .collect(
            Collectors.joining(
                ", ",
                "Compares ",
                "%s; %d trials each in the quick profile."
                    .formatted(levels, experiment.trialsIn(Profile.QUICK))));
  }
}
