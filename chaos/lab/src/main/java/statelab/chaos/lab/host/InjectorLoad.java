package statelab.chaos.lab.host;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.Load;
import statelab.load.injector.InjectorFailedException;
import statelab.load.injector.InjectorProcess;
import statelab.load.injector.LoadPlan;
import statelab.results.run.GeneratorReport;

/** An injector as a child JVM. */
public final class InjectorLoad implements Load {
  private static final Duration START_LIMIT = Duration.ofSeconds(10);

  private final InjectorProcess injector;
  private final SecretFolder temporary;

  private InjectorLoad(InjectorProcess injector, SecretFolder temporary) {
    this.injector = injector;
    this.temporary = temporary;
  }

  /**
   * What a load generator takes from its lab.
   *
   * @param jars of the load generator
   * @param flags JVM flags beside those that it needs
   * @param temporary folder in which it gets one of its own for temporary files; it is halted, so
   *     that it removes none of them itself
   */
  public record Surroundings(
      List<Path> jars, List<String> flags, Path temporary, Guardian guardian) {
    public Surroundings {
      jars = List.copyOf(jars);
      flags = List.copyOf(flags);
    }

    private String classPath() {
      return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** The flight recorder keeps its unfinished chunks there as well. */
    private List<String> flags(SecretFolder own) {
      return Stream.concat(flags.stream(), Stream.of("-Djava.io.tmpdir=" + own.path())).toList();
    }
  }

  /** Launches one. */
  public static InjectorLoad launch(LoadPlan plan, Path folder, Surroundings surroundings) {
    SecretFolder temporary = SecretFolder.inside(surroundings.temporary());
    try {
      InjectorProcess injector =
          InjectorProcess.launch(
              JavaCommand.launcher(),
              surroundings.classPath(),
              surroundings.flags(temporary),
              plan,
              folder,
              progress -> {});
      surroundings.guardian().watch(injector.pid());
      return new InjectorLoad(injector, temporary);
    } catch (IOException e) {
      temporary.close();
      throw failed(e);
    }
  }

  @Override
  public void awaitReady(Duration atMost) throws InterruptedException {
    try {
      injector.awaitReady(atMost);
    } catch (InjectorFailedException e) {
      throw failed(e);
    }
  }

  @Override
  public long start() throws InterruptedException {
    try {
      return injector.start(START_LIMIT);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void audit() {
    try {
      injector.audit();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public GeneratorReport awaitReport(Duration atMost) throws InterruptedException {
    try {
      return injector.awaitReport(atMost);
    } catch (InjectorFailedException e) {
      throw failed(e);
    }
  }

  /** Waits until it has ended by itself, for at most so long; whether it has. */
  public boolean endsWithin(Duration atMost) throws InterruptedException {
    return injector.endsWithin(atMost);
  }

  private static LabException failed(IOException e) {
    return new LabException(
        LabException.Reason.INJECTOR_FAILED, "The load failed: " + e.getMessage() + ".", e);
  }

  @Override
  public void close() {
    injector.close();
    temporary.close();
  }
}
