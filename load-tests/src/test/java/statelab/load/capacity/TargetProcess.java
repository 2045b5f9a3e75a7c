package statelab.load.capacity;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** The target as a process of its own, which says how much it has answered. */
record TargetProcess(Pinned process, BufferedReader answers, URI address) implements AutoCloseable {
  /** What the target had answered at a moment, by its clock. */
  record Count(long answered, long atNs) {}

  static TargetProcess start(int processor) throws IOException {
    Pinned process = Pinned.java(processor, List.of(), CheapTarget.class);
    BufferedReader answers = process.process().inputReader();
    return new TargetProcess(
        process, answers, URI.create("http://127.0.0.1:" + answers.readLine()));
  }

  Count count() throws IOException {
    process.process().outputWriter().append('\n').flush();
    String[] words = answers.readLine().split(" ", 2);
    return new Count(Long.parseLong(words[0]), Long.parseLong(words[1]));
  }

  @Override
  public void close() {
    process.close();
  }
}
