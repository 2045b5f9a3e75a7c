package statelab.chaos.lab.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.host.AdminPort;
import statelab.chaos.lab.host.AdminToken;
import statelab.chaos.lab.host.Distribution;
import statelab.chaos.lab.host.Endpoint;
import statelab.chaos.lab.host.JavaCommand;
import statelab.chaos.lab.host.Member;
import statelab.chaos.lab.host.Place;
import statelab.chaos.lab.host.Ports;
import statelab.chaos.lab.host.Program;
import statelab.chaos.lab.host.Questions;
import statelab.chaos.lab.host.Site;

/** Members as containers on a network of their own. */
final class DockerSite implements Site {
  private static final int HTTP = 8080;
  private static final int ADMIN = 9090;
  private static final int REPLICATION = 4000;
  private static final int REDIS = 6379;
  private static final String KEYS_FOLDER = "/statelab/keys";

  private final Surroundings surroundings;
  private final String name;
  private final Bridge bridge;
  private int places;

  /**
   * What a cluster takes from its lab.
   *
   * @param temporary folder that goes with the lab
   * @param limits of nodes and order ledger
   * @param token of admin ports
   */
  record Surroundings(
      Engine engine,
      Images images,
      Labels labels,
      Path logs,
      Path temporary,
      ContainerPlan.Limits limits,
      Ports ports,
      AdminPort admin,
      String token) {}

  /**
   * @param number of the cluster in its lab, from 1
   */
  DockerSite(Surroundings surroundings, int number) {
    this.surroundings = surroundings;
    this.name = "statelab-%s-%d".formatted(surroundings.labels().lab(), number);
    this.bridge = Bridge.create(surroundings.engine(), name, surroundings.labels());
    surroundings
        .engine()
        .ask(
            "make volume " + name,
            client ->
                client
                    .createVolumeCmd()
                    .withName(name)
                    .withLabels(surroundings.labels().asMap())
                    .exec());
  }

  @Override
  public Place place(String member) {
    return place(member, member.equals(Distribution.STORE) ? REDIS : HTTP, freePort());
  }

  private Place place(String member, int httpPort, int httpFromHere) {
    String ip = bridge.address(places++);
    return new Place(
        member,
        new Endpoint(ip, httpPort),
        new Endpoint(ip, ADMIN),
        new Endpoint(ip, REPLICATION),
        Endpoint.local(httpFromHere),
        Endpoint.local(freePort()));
  }

  @Override
  public int freePort() {
    return surroundings.ports().next();
  }

  @Override
  public String proxyHost() {
    return bridge.gateway();
  }

  /** In a volume that all nodes of the cluster share. */
  @Override
  public String keys() {
    return KEYS_FOLDER + "/keys.json";
  }

  @Override
  public Member startStore(Place place) {
    ContainerPlan plan =
        plan(
            place,
            surroundings.images().store(),
            List.of(),
            Map.of(REDIS, place.httpFromHere().port()),
            List.of(),
            ContainerPlan.Limits.NONE);
    return member("redis", plan, place, new RedisQuestions(place.httpFromHere()));
  }

  @Override
  public Member startProgram(Program program, Place place, List<String> options) {
    List<String> all = new ArrayList<>(options);
    all.add("--host=" + place.http().host());
    all.add("--http-port=" + HTTP);
    all.add("--admin-port=" + ADMIN);
    ContainerPlan plan =
        plan(
            place,
            surroundings.images().of(program),
            JavaCommand.of("java", program, List.of(), Jars.of(program).classPath(), all),
            Map.of(HTTP, place.httpFromHere().port(), ADMIN, place.adminFromHere().port()),
            List.of(),
            surroundings.limits());
    return member(program.name(), plan, place, surroundings.admin().at(place.adminFromHere()));
  }

  @Override
  public Member startGateway(int port, List<Backend> backends, boolean affinity) {
    Place place = place(Distribution.GATEWAY, HaproxyConfig.CLIENTS, port);
    ContainerPlan plan =
        plan(
            place,
            surroundings.images().gateway(),
            List.of(),
            Map.of(HaproxyConfig.CLIENTS, port, HaproxyConfig.ADMIN, place.adminFromHere().port()),
            List.of(configuration(HaproxyConfig.of(backends, affinity, surroundings.token()))),
            ContainerPlan.Limits.NONE);
    return member("haproxy", plan, place, surroundings.admin().at(place.adminFromHere()));
  }

  private Path configuration(String text) {
    try {
      Path folder = Files.createDirectories(surroundings.temporary().resolve(name));
      return Files.writeString(folder.resolve("haproxy.cfg"), text);
    } catch (IOException e) {
      throw new LabException(
          LabException.Reason.UNFIT_MACHINE,
          "Cannot write the load balancer's configuration: " + e.getMessage(),
          e);
    }
  }

  private ContainerPlan plan(
      Place place,
      String image,
      List<String> command,
      Map<Integer, Integer> published,
      List<Path> files,
      ContainerPlan.Limits limits) {
    Map<String, String> environment = new HashMap<>();
    environment.put(AdminToken.VARIABLE, surroundings.token());
    environment.put("STATELAB_HOST", place.http().host());
    environment.put("STATELAB_PORT", Integer.toString(place.http().port()));
    return new ContainerPlan(
        name + "-" + place.member(),
        image,
        command,
        environment,
        bridge.name(),
        place.http().host(),
        published,
        command.isEmpty() ? Map.of() : Map.of(KEYS_FOLDER, name),
        files,
        limits,
        surroundings.labels().asMap());
  }

  private Member member(String program, ContainerPlan plan, Place place, Questions questions) {
    AtomicReference<@Nullable ContainerLife> present = new AtomicReference<>();
    return new Member(
        program,
        place,
        () -> {
          ContainerLife life =
              ContainerLife.start(surroundings.engine(), plan, place.member(), surroundings.logs());
          present.set(life);
          return life;
        },
        new ContainerQuestions(questions, () -> Optional.ofNullable(present.get())));
  }

  @Override
  public boolean inRotation(Member gateway, String node) throws InterruptedException {
    return surroundings
        .admin()
        .text(gateway.place().adminFromHere(), HaproxyStatistics.PATH)
        .filter(table -> HaproxyStatistics.inRotation(table, node))
        .isPresent();
  }

  @Override
  public void requireThere() {
    surroundings.engine().ask("go on with the trial", client -> client.pingCmd().exec());
  }

  @Override
  public void close() {
    bridge.close();
    surroundings
        .engine()
        .ask("remove volume " + name, client -> client.removeVolumeCmd(name).exec());
  }
}
