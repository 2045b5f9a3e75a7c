package statelab.command.option;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the seed of a run; drawn where it is not given. */
public final class SeedOption {
  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What the order of trials and every random choice come from; drawn by default.")
  private @Nullable Long seed;

  /** The one given, or a new one at each call. */
  public long givenOrDrawn() {
    return seed != null ? seed : new SecureRandom().nextInt(Integer.MAX_VALUE);
  }
}
