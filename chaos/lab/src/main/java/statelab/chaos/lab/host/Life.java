package statelab.chaos.lab.host;

import java.time.Duration;
import java.util.OptionalInt;

/** A member from one start to one end: a child process or a container. */
public interface Life {
  /** Number of its first process on this machine; 0 when it has none. */
  long pid();

  /** Whether it runs, paused or not. */
  boolean alive();

  /** Its exit code, 128 + signal for a signal's; empty while it runs. */
  OptionalInt exitCode();

  /** How many processes of it still run, those that it started itself included. */
  int survivors();

  /** Puts what it has started itself under the watch that keeps it from outliving this JVM. */
  void watchFamily();

  /** Ends it at once, as SIGKILL does, with what it has started. */
  void kill();

  /** Asks it to end in good order, as SIGTERM does. */
  void terminate();

  /** Stops it; returns when it is held stopped, or after two seconds. */
  void pause();

  /** Lets it go on. */
  void resume();

  /** Whether it is held stopped. */
  boolean paused();

  /** Begins to end it for good; harmless when it has ended. */
  void dismiss();

  /** Waits for its end and ends it by force when that does not come in time. */
  void endWithin(Duration limit);

  /** The last line that it wrote to its standard error; empty when there is none. */
  String lastWords();
}
