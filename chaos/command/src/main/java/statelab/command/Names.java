package statelab.command;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import statelab.chaos.experiment.Experiments;
import statelab.chaos.experiment.Profile;
import statelab.results.catalogue.Architecture;
import statelab.results.claims.Claim;
import statelab.results.report.SummaryFormat;

/** Names that a shell can complete; picocli wants a class for each kind of them. */
abstract class Names implements Iterable<String> {
  static final List<String> SHELLS = List.of("bash", "zsh");

  private final Supplier<List<String>> names;

  /**
   * @param names are asked for when somebody wants to see them: picocli makes these classes at each
   *     start, and some names stand in files
   */
  private Names(Supplier<List<String>> names) {
    this.names = names;
  }

  @Override
  public final Iterator<String> iterator() {
    return names.get().iterator();
  }

  static final class OfExperiments extends Names {
    OfExperiments() {
      super(() -> Experiments.names());
    }
  }

  static final class OfArchitectures extends Names {
    OfArchitectures() {
      super(() -> Architecture.labels());
    }
  }

  static final class OfProfiles extends Names {
    OfProfiles() {
      super(() -> Profile.labels());
    }
  }

  static final class OfFormats extends Names {
    OfFormats() {
      super(() -> NameOf.names(SummaryFormat.class));
    }
  }

  static final class OfEfforts extends Names {
    OfEfforts() {
      super(() -> NameOf.names(HotPathEffort.class));
    }
  }

  static final class OfGlossaries extends Names {
    OfGlossaries() {
      super(() -> NameOf.names(Glossary.class));
    }
  }

  static final class OfClaims extends Names {
    OfClaims() {
      super(() -> Conclusion.ledger().claims().stream().map(Claim::id).toList());
    }
  }

  static final class OfLabs extends Names {
    OfLabs() {
      super(() -> Labs.names());
    }
  }

  static final class OfShells extends Names {
    OfShells() {
      super(() -> SHELLS);
    }
  }
}
