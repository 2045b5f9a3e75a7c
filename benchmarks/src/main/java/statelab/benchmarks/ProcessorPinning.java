package statelab.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Gives Redis one processor and the thread that asks it the others. Left to the scheduler, the two
 * share a processor for a second and then do not, and a round trip takes twice as long the one way
 * as the other: forks would differ by where their threads came to lie. Apart is how a store stands
 * to a node, which have a machine each.
 */
final class ProcessorPinning {
  private static final Path THREAD = Path.of("/proc/thread-self");
  private static final String ALLOWED = "Cpus_allowed_list:";
  private static final int PATIENCE_S = 5;

  private final String thread;
  private final List<Integer> before;

  private ProcessorPinning(String thread, List<Integer> before) {
    this.thread = thread;
    this.before = before;
  }

  /**
   * Pins the calling thread, and a process with all that it started. Where there is one processor
   * only, no {@code taskset} or no {@code /proc}, nothing is pinned, and the log says so.
   */
  static ProcessorPinning apart(ProcessHandle store) throws IOException, InterruptedException {
    List<Integer> processors = Files.exists(THREAD) ? allowed(THREAD) : List.of();
    if (processors.size() < 2) {
      System.err.println("# Nothing is pinned to a processor: no second one is known");
      return new ProcessorPinning("", List.of());
    }
    List<Integer> last = List.of(processors.getLast());
    pin(String.valueOf(store.pid()), last);
    for (ProcessHandle started : store.descendants().toList()) {
      pin(String.valueOf(started.pid()), last);
    }
    String thread = THREAD.toRealPath().getFileName().toString();
    pin(thread, processors.subList(0, processors.size() - 1));
    return new ProcessorPinning(thread, processors);
  }

  /** Lets the thread run everywhere it could before, and what it starts, which inherits that. */
  void undo() throws InterruptedException {
    if (!before.isEmpty()) {
      pin(thread, before);
    }
  }

  /**
   * The processors that a thread or process may run on.
   *
   * @param folder its folder in {@code /proc}
   */
  static List<Integer> allowed(Path folder) throws IOException {
    return Files.readAllLines(folder.resolve("status")).stream()
        .filter(line -> line.startsWith(ALLOWED))
        .map(line -> listed(line.substring(ALLOWED.length()).trim()))
        .findFirst()
        .orElse(List.of());
  }

  /** Reads a list as Linux writes it. Example: {@code 0-2,5}. */
  static List<Integer> listed(String list) {
    List<Integer> processors = new ArrayList<>();
    for (String range : list.split(",", -1)) {
      String[] ends = range.split("-", -1);
      int last = Integer.parseInt(ends[ends.length - 1]);
      for (int processor = Integer.parseInt(ends[0]); processor <= last; processor++) {
        processors.add(processor);
      }
    }
    return processors;
  }

  private static void pin(String id, List<Integer> processors) throws InterruptedException {
    String list = processors.stream().map(String::valueOf).collect(Collectors.joining(","));
    try {
      Process taskset =
          new ProcessBuilder("taskset", "--cpu-list", "--pid", list, id)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!taskset.waitFor(PATIENCE_S, TimeUnit.SECONDS) || taskset.exitValue() != 0) {
        taskset.destroyForcibly();
        System.err.println("# " + id + " could not be pinned to processors " + list);
      }
    } catch (IOException e) {
      System.err.println("# Nothing is pinned to a processor: " + e.getMessage());
    }
  }
}
