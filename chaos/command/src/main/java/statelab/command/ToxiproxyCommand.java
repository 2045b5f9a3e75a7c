package statelab.command;

import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import statelab.chaos.lab.LabException;
import statelab.chaos.toxiproxy.EmbeddedToxiproxy;
import statelab.command.console.BadInputException;
import statelab.command.console.Console;
import statelab.command.console.ExitCode;

/** {@code statelab toxiproxy}: the fault proxy by itself, until it is interrupted. */
@Command(
    name = "toxiproxy",
    description = "Serves Toxiproxy's HTTP API on loopback until it is interrupted.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  statelab toxiproxy                    serve it on Toxiproxy's own port",
      "  statelab toxiproxy --port=0           on a free port, which is printed"
    })
final class ToxiproxyCommand implements Callable<Integer> {
  private static final String HOST = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8474",
      description = "Port of the API; ${DEFAULT-VALUE} by default, 0 for any free one.")
  private int port = 8474;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, IOException {
    Console console = Console.of(spec);
    try (EmbeddedToxiproxy proxy = start()) {
      console.say("Toxiproxy's API is served on http://%s:%d".formatted(HOST, proxy.port()));
      new CountDownLatch(1).await();
      return ExitCode.DONE.code();
    }
  }

  private EmbeddedToxiproxy start() throws IOException {
    if (port < 0 || port > 65_535) {
      throw new BadInputException("--port must be from 0 to 65535, but was " + port + ".");
    }
    try {
      return EmbeddedToxiproxy.start(HOST, port);
    } catch (BindException e) {
      throw new LabException(
          LabException.Reason.PORT_IN_USE, "Port %d is in use.".formatted(port), e);
    }
  }
}
