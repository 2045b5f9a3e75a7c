package statelab.chaos.lab.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import com.github.dockerjava.api.model.WaitResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import statelab.chaos.lab.host.Life;
import statelab.chaos.lab.host.LogFile;

/** A container from its start to its removal. */
final class ContainerLife implements Life {
  private static final String FOLDER = "/statelab";
  private static final double NANO = 1e9;
  private static final long MIB = 1L << 20;
  private static final int SIGNALLED = 128;
  private static final int SIGKILL = 9;

  /**
   * Stands for an exit code that nobody has told. An engine that stops breaks off, at first still
   * answers what else it is asked, and then ends its containers: none of that is their failure.
   */
  private static final int UNKNOWN = -1;

  private final Engine engine;
  private final String id;
  private final String name;
  private final long pid;
  private final Path errors;
  private final CompletableFuture<Integer> exit;
  private volatile boolean removed;

  private ContainerLife(
      Engine engine,
      String id,
      String name,
      long pid,
      Path errors,
      CompletableFuture<Integer> exit) {
    this.engine = engine;
    this.id = id;
    this.name = name;
    this.pid = pid;
    this.errors = errors;
    this.exit = exit;
  }

  /**
   * Makes a container and starts it.
   *
   * @param member what its logs are called
   * @param logs existing folder
   */
  static ContainerLife start(Engine engine, ContainerPlan plan, String member, Path logs) {
    String id = engine.ask("make container " + plan.name(), client -> create(client, plan));
    try {
      return started(engine, plan, id, member, logs);
    } catch (RuntimeException e) {
      remove(engine, id, plan.name());
      throw e;
    }
  }

  private static ContainerLife started(
      Engine engine, ContainerPlan plan, String id, String member, Path logs) {
    return engine.ask(
        "start container " + plan.name(),
        client -> {
          plan.files().forEach(file -> put(client, id, file));
          CompletableFuture<Integer> exit = new CompletableFuture<>();
          client.startContainerCmd(id).exec();
          client.waitContainerCmd(id).exec(new Ending(exit));
          Path errors = logs.resolve(member + ".err.log");
          client
              .logContainerCmd(id)
              .withStdOut(true)
              .withStdErr(true)
              .withFollowStream(true)
              .exec(new ContainerLog(logs.resolve(member + ".out.log"), errors));
          Long pid = client.inspectContainerCmd(id).exec().getState().getPidLong();
          long here = pid != null && ContainerUsage.isHere(id, pid) ? pid : 0;
          return new ContainerLife(engine, id, plan.name(), here, errors, exit);
        });
  }

  private static String create(DockerClient client, ContainerPlan plan) {
    CreateContainerCmd command =
        client
            .createContainerCmd(plan.image())
            .withName(plan.name())
            .withLabels(plan.labels())
            .withEnv(
                plan.environment().entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .toList())
            .withIpv4Address(plan.ip())
            .withExposedPorts(plan.published().keySet().stream().map(ExposedPort::tcp).toList())
            // Programs of ours end at the end of their input, which an open one never reaches.
            .withStdinOpen(true)
            .withHostConfig(host(plan));
    return (plan.command().isEmpty() ? command : command.withCmd(plan.command())).exec().getId();
  }

  private static HostConfig host(ContainerPlan plan) {
    List<PortBinding> ports =
        plan.published().entrySet().stream()
            .map(
                port ->
                    new PortBinding(
                        Ports.Binding.bindIpAndPort("127.0.0.1", port.getValue()),
                        ExposedPort.tcp(port.getKey())))
            .toList();
    List<Bind> volumes =
        plan.volumes().entrySet().stream()
            .map(volume -> new Bind(volume.getValue(), new Volume(volume.getKey())))
            .toList();
    HostConfig host =
        HostConfig.newHostConfig()
            .withNetworkMode(plan.network())
            .withPortBindings(ports)
            .withBinds(volumes);
    if (plan.limits().cpus() > 0) {
      host.withNanoCPUs(Math.round(plan.limits().cpus() * NANO));
    }
    if (plan.limits().memoryMib() > 0) {
      host.withMemory(plan.limits().memoryMib() * MIB)
          .withMemorySwap(plan.limits().memoryMib() * MIB);
    }
    return host;
  }

  private static void put(DockerClient client, String id, Path file) {
    client
        .copyArchiveToContainerCmd(id)
        .withHostResource(file.toString())
        .withRemotePath(FOLDER)
        .exec();
  }

  /** Takes down how a container ends. */
  private static final class Ending extends ResultCallback.Adapter<WaitResponse> {
    private final CompletableFuture<Integer> exit;

    Ending(CompletableFuture<Integer> exit) {
      this.exit = exit;
    }

    @Override
    public void onNext(WaitResponse response) {
      exit.complete(response.getStatusCode());
    }

    @Override
    public void onError(Throwable problem) {
      exit.complete(UNKNOWN);
    }
  }

  @Override
  public long pid() {
    return pid;
  }

  /** What the kernel has counted for it, by vital's name. */
  Map<String, Double> usage() {
    return ContainerUsage.of(id, pid);
  }

  @Override
  public boolean alive() {
    return !exit.isDone();
  }

  @Override
  public OptionalInt exitCode() {
    if (alive()) {
      return OptionalInt.empty();
    }
    int told = exit.join();
    if (told == UNKNOWN) {
      throw Engine.brokeOff("wait for the end of " + name);
    }
    return OptionalInt.of(told);
  }

  /** The engine ends every process of a container with its first one. */
  @Override
  public int survivors() {
    return alive() ? 1 : 0;
  }

  /** A container is watched as a whole from its start, by its label. */
  @Override
  public void watchFamily() {}

  @Override
  public void kill() {
    if (paused()) {
      // An engine refuses to kill a paused container.
      resume();
    }
    signal("SIGKILL");
  }

  @Override
  public void terminate() {
    signal("SIGTERM");
  }

  private void signal(String signal) {
    engine.ask(
        "send %s to %s".formatted(signal, name),
        client -> {
          try {
            client.killContainerCmd(id).withSignal(signal).exec();
          } catch (NotFoundException | ConflictException e) {
            // It has ended already.
          }
          return true;
        });
  }

  @Override
  public void pause() {
    engine.ask("pause " + name, client -> client.pauseContainerCmd(id).exec());
  }

  @Override
  public void resume() {
    engine.ask("resume " + name, client -> client.unpauseContainerCmd(id).exec());
  }

  @Override
  public boolean paused() {
    return alive()
        && engine.ask(
            "look at " + name,
            client -> {
              try {
                InspectContainerResponse.ContainerState state =
                    client.inspectContainerCmd(id).exec().getState();
                return Boolean.TRUE.equals(state.getPaused());
              } catch (NotFoundException e) {
                return false;
              }
            });
  }

  @Override
  public void dismiss() {
    if (alive()) {
      kill();
    }
  }

  /** Also removes it: its name, its address and its ports are free afterwards. */
  @Override
  public void endWithin(Duration limit) {
    try {
      exit.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!removed) {
      remove(engine, id, name);
      removed = true;
      exit.complete(SIGNALLED + SIGKILL);
    }
  }

  private static void remove(Engine engine, String id, String name) {
    engine.ask(
        "remove " + name,
        client -> {
          try {
            client.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
          } catch (NotFoundException | NotModifiedException e) {
            // It is gone, which is what removing is for.
          }
          return true;
        });
  }

  @Override
  public String lastWords() {
    return LogFile.lastLine(errors);
  }
}
