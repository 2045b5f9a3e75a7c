package statelab.command.safety;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which cases of a long repetition are done, so that one that is broken off goes on where it was;
 * {@code mvn clean} forgets it. The usual build's few cases are all run each time.
 *
 * @param file a line for each case that is done
 */
record LongJournal(Path file) {
  private static final boolean LONG = Boolean.getBoolean("statelab.long");

  /** The journal of a test whose cases are those of this seed. */
  static LongJournal of(Class<?> test, long seed) {
    Path module = Path.of(System.getProperty("statelab.root"), "chaos", "command");
    return new LongJournal(
        module.resolve("target/long").resolve(test.getSimpleName() + "-" + seed + ".done"));
  }

  /** Numbers of the cases that are done. */
  Set<Integer> done() throws IOException {
    return LONG && Files.exists(file)
        ? Files.readAllLines(file).stream()
            .map(Integer::valueOf)
            .collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  /** One more is done. */
  void add(int number) throws IOException {
    if (LONG) {
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, number + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }
}
