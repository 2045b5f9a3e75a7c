package statelab.chaos.lab.host;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
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

  private InjectorLoad(InjectorProcess injector) {
    this.injector = injector;
  }

  /**
   * Launches one.
   *
   * @param jars of the load generator
   */
  public static InjectorLoad launch(
      LoadPlan plan, Path folder, List<Path> jars, Guardian guardian) {
    String classPath =
        jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    try {
      InjectorProcess injector =
          InjectorProcess.launch(
              JavaCommand.launcher(), classPath, List.of(), plan, folder, progress -> {});
      guardian.watch(injector.pid());
      return new InjectorLoad(injector);
    } catch (IOException e) {
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

  private static LabException failed(IOException e) {
    return new LabException(
        LabException.Reason.INJECTOR_FAILED, "The load failed: " + e.getMessage() + ".", e);
  }

  @Override
  public void close() {
    injector.close();
  }
}
