package statelab.command.option;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import statelab.chaos.experiment.Experiments;
import statelab.chaos.experiment.Profile;
import statelab.results.catalogue.Architecture;
import statelab.results.claims.Claim;
import statelab.results.claims.Ledger;
import statelab.results.report.SummaryFormat;

/**
 * Names that a shell can complete; picocli wants a class for each kind of them. Those of a room's
 * own things stand beside the option that takes them.
 */
public abstract class Names implements Iterable<String> {
  private final Supplier<List<String>> names;

  /**
   * @param names are asked for when somebody wants to see them: picocli makes these classes at each
   *     start, and some names stand in files
   */
  protected Names(Supplier<List<String>> names) {
    this.names = names;
  }

  @Override
  public final Iterator<String> iterator() {
    return names.get().iterator();
  }

  public static final class OfExperiments extends Names {
    OfExperiments() {
      super(() -> Experiments.names());
    }
  }

  public static final class OfArchitectures extends Names {
    OfArchitectures() {
      super(() -> Architecture.labels());
    }
  }

  public static final class OfProfiles extends Names {
    OfProfiles() {
      super(() -> Profile.labels());
    }
  }

  public static final class OfFormats extends Names {
    OfFormats() {
      super(() -> NameOf.names(SummaryFormat.class));
    }
  }

  public static final class OfClaims extends Names {
    OfClaims() {
      super(() -> Ledger.standard().claims().stream().map(Claim::id).toList());
    }
  }
}
