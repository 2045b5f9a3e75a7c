package statelab.chaos.lab.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import statelab.chaos.lab.host.AdminPort;
import statelab.chaos.lab.host.Distribution;
import statelab.chaos.lab.host.Endpoint;
import statelab.chaos.lab.host.Guardian;
import statelab.chaos.lab.host.JavaCommand;
import statelab.chaos.lab.host.Member;
import statelab.chaos.lab.host.Place;
import statelab.chaos.lab.host.Ports;
import statelab.chaos.lab.host.Program;
import statelab.chaos.lab.host.Site;

/** Members as child processes on loopback. */
final class ProcessSite implements Site {
  /**
   * Behind the load generator, which has cores of its own where this lab's experiments are run for
   * real: on a machine that all share, a generator that waits for a core sends late, and what it
   * sends late is no measurement. The same for every process of every architecture.
   */
  static final int NICENESS = 5;

  private final Distribution distribution;
  private final Surroundings surroundings;

  /**
   * What a cluster takes from its lab.
   *
   * @param temporary where every process makes its temporary files, so that they go with the lab
   *     however the process ended
   * @param keys where this cluster's signing keys belong; no such file yet
   * @param flags JVM flags of a program beside those that all share
   */
  record Surroundings(
      Path logs,
      Path temporary,
      Path keys,
      Map<String, String> environment,
      Function<Program, List<String>> flags,
      Guardian guardian,
      Ports ports,
      AdminPort admin) {}

  ProcessSite(Distribution distribution, Surroundings surroundings) {
    this.distribution = distribution;
    this.surroundings = surroundings;
  }

  @Override
  public Place place(String member) {
    return place(member, freePort());
  }

  private Place place(String member, int httpPort) {
    Endpoint http = Endpoint.local(httpPort);
    Endpoint admin = Endpoint.local(freePort());
    return new Place(member, http, admin, Endpoint.local(freePort()), http, admin);
  }

  @Override
  public int freePort() {
    return surroundings.ports().next();
  }

  @Override
  public String proxyHost() {
    return Endpoint.local(0).host();
  }

  @Override
  public String keys() {
    return surroundings.keys().toString();
  }

  @Override
  public Member startStore(Place place) {
    Program store = distribution.program(Distribution.STORE);
    return launch(store, place, List.of("--port=" + place.http().port(), adminOption(place)));
  }

  @Override
  public Member startProgram(Program program, Place place, List<String> options) {
    return launch(program, place, with(options, httpOption(place), adminOption(place)));
  }

  @Override
  public Member startGateway(int port, List<Backend> backends, boolean affinity) {
    Place place = place(Distribution.GATEWAY, port);
    List<String> options = new ArrayList<>(List.of("--affinity=" + (affinity ? "on" : "off")));
    for (Backend backend : backends) {
      options.add(
          "--node=%s@%s:%d".formatted(backend.node(), backend.http(), backend.admin().port()));
    }
    return startProgram(distribution.program(Distribution.GATEWAY), place, options);
  }

  private static String httpOption(Place place) {
    return "--http-port=" + place.http().port();
  }

  private static String adminOption(Place place) {
    return "--admin-port=" + place.admin().port();
  }

  private static List<String> with(List<String> options, String... more) {
    return Stream.concat(options.stream(), Stream.of(more)).toList();
  }

  private Member launch(Program program, Place place, List<String> options) {
    List<String> flags =
        with(surroundings.flags().apply(program), "-Djava.io.tmpdir=" + surroundings.temporary());
    String classPath =
        program.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>(List.of("nice", "-n", Integer.toString(NICENESS)));
    command.addAll(
        JavaCommand.of(JavaCommand.launcher().toString(), program, flags, classPath, options));
    return new Member(
        program.name(),
        place,
        () ->
            ChildProcess.start(
                place.member(),
                command,
                surroundings.environment(),
                surroundings.logs(),
                surroundings.guardian()),
        surroundings.admin().at(place.adminFromHere()));
  }

  @Override
  public boolean inRotation(Member gateway, String node) throws InterruptedException {
    return surroundings.admin().inRotation(gateway.place().adminFromHere(), node);
  }

  /** All that the members shared belongs to the lab. */
  @Override
  public void close() {}
}
