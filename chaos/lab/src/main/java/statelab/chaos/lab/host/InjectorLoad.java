package statelab.chaos.lab.host;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.Load;
import statelab.load.injector.InjectorFailedException;
import statelab.load.injector.InjectorProcess;
import statelab.results.run.GeneratorReport;

/** A load that an injector offers. */
final class InjectorLoad implements Load {
  private static final Duration START_LIMIT = Duration.ofSeconds(10);

  private final InjectorProcess injector;
  private final Consumer<Boolean> over;
  private boolean reported;

  /**
   * @param over told once the load is over: whether it ended in good order, with its report
   */
  InjectorLoad(InjectorProcess injector, Consumer<Boolean> over) {
    this.injector = injector;
    this.over = over;
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
      GeneratorReport report = injector.awaitReport(atMost);
      reported = true;
      return report;
    } catch (InjectorFailedException e) {
      throw failed(e);
    }
  }

  static LabException failed(IOException e) {
    return new LabException(
        LabException.Reason.INJECTOR_FAILED, "The load failed: " + e.getMessage() + ".", e);
  }

  @Override
  public void close() {
    over.accept(reported);
  }
}
