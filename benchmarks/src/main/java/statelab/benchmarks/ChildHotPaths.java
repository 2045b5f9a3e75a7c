package statelab.benchmarks;

import java.io.IOException;
import statelab.targets.program.Life;

/** {@link HotPaths} for a parent that holds its standard input, and that it never outlives. */
final class ChildHotPaths {
  private ChildHotPaths() {}

  /** Takes the arguments of {@link HotPaths} and has its exit codes. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Life.endWithParent(System.in, () -> {});
    HotPaths.main(arguments);
  }
}
