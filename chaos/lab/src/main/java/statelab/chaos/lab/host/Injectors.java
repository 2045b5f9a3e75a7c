package statelab.chaos.lab.host;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import statelab.chaos.lab.Load;
import statelab.load.injector.InjectorOptions;
import statelab.load.injector.InjectorProcess;
import statelab.load.injector.LoadPlan;

/**
 * The injectors of a lab, child JVMs that outlive a trial: one whose load has ended in good order
 * is given the next load, so that its start, its rehearsal and its compilers take nothing from the
 * nodes of every trial. One that broke, or whose load was given up, ends. Thread-safe.
 */
public final class Injectors implements AutoCloseable {
  /** Gatling closes its connections for about a second after its load. */
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(5);

  private static final Duration REHEARSAL_LIMIT = Duration.ofMinutes(1);

  /** Where goes what one says before its first load; afterwards each load has a log of its own. */
  private static final String FIRST_LOG = "injector.log";

  private final Surroundings surroundings;
  private final Deque<Injector> idle = new ArrayDeque<>();
  private boolean closed;

  public Injectors(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * What a load generator takes from its lab.
   *
   * @param jars of the load generator, asked for when one is started: a lab may never need any
   * @param flags JVM flags beside those that it needs
   * @param temporary folder in which each gets one of its own for temporary files; it is halted, so
   *     that it removes none of them itself
   */
  public record Surroundings(
      Supplier<List<Path>> jars, List<String> flags, Path temporary, Guardian guardian) {
    public Surroundings {
      flags = List.copyOf(flags);
    }

    private String classPath() {
      return jars.get().stream()
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }

    /** The flight recorder keeps its unfinished chunks there as well. */
    private List<String> flags(SecretFolder own, Stream<String> more) {
      return Stream.of(flags.stream(), Stream.of("-Djava.io.tmpdir=" + own.path()), more)
          .flatMap(each -> each)
          .toList();
    }
  }

  /** A process and the folder that goes with it. */
  private record Injector(InjectorProcess process, SecretFolder temporary)
      implements AutoCloseable {
    static Injector launch(Path log, Surroundings surroundings, String... more) {
      SecretFolder temporary = SecretFolder.inside(surroundings.temporary());
      try {
        InjectorProcess process =
            InjectorProcess.launch(
                JavaCommand.launcher(),
                surroundings.classPath(),
                surroundings.flags(temporary, Stream.of(more)),
                log);
        surroundings.guardian().watch(process.pid());
        return new Injector(process, temporary);
      } catch (IOException e) {
        temporary.close();
        throw InjectorLoad.failed(e);
      }
    }

    void take(LoadPlan plan, Path folder) {
      try {
        process.next(plan, folder, progress -> {});
      } catch (IOException e) {
        close();
        throw InjectorLoad.failed(e);
      }
    }

    /** Whether it has taken another load; if not, it is of no use any more. */
    boolean takes(LoadPlan plan, Path folder) {
      try {
        if (process.awaitIdle(IDLE_LIMIT)) {
          process.next(plan, folder, progress -> {});
          return true;
        }
      } catch (IOException e) {
        // It has ended meanwhile.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return false;
    }

    @Override
    public void close() {
      process.close();
      temporary.close();
    }
  }

  /** Has an injector get ready for a load, one that is there already if possible. */
  public Load launch(LoadPlan plan, Path folder) {
    for (Injector next = poll(); next != null; next = poll()) {
      if (next.takes(plan, folder)) {
        return load(next);
      }
      next.close();
    }
    Injector launched = Injector.launch(folder.resolve(FIRST_LOG), surroundings);
    launched.take(plan, folder);
    return load(launched);
  }

  /**
   * Has one rehearse before any trial, so that the first does not share the machine with that.
   * Where it does not get ready, the first trial's will say why.
   */
  public void standBy(Path logs) throws InterruptedException {
    Injector launched =
        Injector.launch(logs.resolve(FIRST_LOG), surroundings, InjectorOptions.THOROUGH_REHEARSAL);
    boolean kept = false;
    try {
      kept = launched.process().awaitIdle(REHEARSAL_LIMIT) && keep(launched);
    } finally {
      if (!kept) {
        launched.close();
      }
    }
  }

  private Load load(Injector injector) {
    return new InjectorLoad(
        injector.process(),
        inGoodOrder -> {
          if (!inGoodOrder || !keep(injector)) {
            injector.close();
          }
        });
  }

  private synchronized @Nullable Injector poll() {
    return idle.poll();
  }

  private synchronized boolean keep(Injector injector) {
    return !closed && idle.add(injector);
  }

  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(Injector::close);
    idle.clear();
  }
}
