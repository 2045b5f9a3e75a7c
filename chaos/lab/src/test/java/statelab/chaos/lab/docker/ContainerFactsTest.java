package statelab.chaos.lab.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.chaos.lab.host.Endpoint;
import statelab.chaos.lab.host.Program;
import statelab.chaos.lab.host.Site;
import statelab.results.definition.DefinitionException;

/** What needs no engine: texts that are read and written. */
class ContainerFactsTest {
  @TempDir Path folder;

  @Test
  void cpuTimeIsReadFromControlGroupsOfBothVersions() throws IOException {
    Path first = Files.createDirectories(folder.resolve("cpuacct/docker/a"));
    Files.writeString(first.resolve("cpuacct.usage"), "1234567\n");
    Path second = Files.createDirectories(folder.resolve("docker/b"));
    Files.writeString(second.resolve("cpu.stat"), "usage_usec 42\nuser_usec 40\n");

    assertThat(ContainerUsage.cpuNs(List.of("5:cpuacct,cpu:/docker/a", "0::/x"), folder))
        .hasValue(1_234_567);
    assertThat(ContainerUsage.cpuNs(List.of("0::/docker/b"), folder)).hasValue(42_000);
    assertThat(ContainerUsage.cpuNs(List.of("0::/docker/c"), folder)).isEmpty();
  }

  /** An engine in a virtual machine tells numbers of processes that are somebody else's here. */
  @Test
  void aStrangersProcessIsNotTakenForTheContainers() throws IOException {
    Path process = Files.createDirectories(folder.resolve("proc"));
    Files.createDirectories(process.resolve("net"));
    Files.writeString(process.resolve("net/dev"), "  eth0:  100 2 0 0 0 0 0 0   23 1 0 0 0 0 0 0");
    Path group = Files.createDirectories(folder.resolve("system.slice/docker-abc.scope"));
    Files.writeString(group.resolve("cpu.stat"), "usage_usec 42\n");
    Files.writeString(process.resolve("cgroup"), "0::/system.slice/docker-abc.scope\n");

    assertThat(ContainerUsage.of("abc", process, folder))
        .isEqualTo(Map.of(ContainerUsage.CPU, 42_000.0, ContainerUsage.NETWORK, 123.0));
    assertThat(ContainerUsage.isOf("abc", process)).isTrue();
    assertThat(ContainerUsage.of("def", process, folder)).isEmpty();
    assertThat(ContainerUsage.isOf("def", process)).isFalse();
    assertThat(ContainerUsage.isOf("abc", folder.resolve("gone"))).isFalse();
    assertThat(ContainerUsage.of("abc", folder.resolve("gone"), folder)).isEmpty();
  }

  @Test
  void networkBytesAreThoseOfAllDevicesButLoopback() {
    List<String> table =
        List.of(
            "Inter-|   Receive  |  Transmit",
            " face |bytes packets errs drop fifo frame compressed multicast|bytes packets",
            "    lo:  900 9 0 0 0 0 0 0  900 9 0 0 0 0 0 0",
            "  eth0:  100 2 0 0 0 0 0 0   23 1 0 0 0 0 0 0");

    assertThat(ContainerUsage.networkBytes(table)).isEqualTo(123);
  }

  @Test
  void aNodeIsInRotationOnceItWasCheckedAndWhileItCountsAsUp() {
    String table =
        """
        # pxname,svname,status,check_status,
        nodes,node-1,UP,L7OK,
        nodes,node-2,UP,INI,
        nodes,node-3,DOWN,L4CON,
        nodes,node-4,UP 1/2,* L7OK,
        nodes,node-5,UP 1/2,L7STS,
        """;

    assertThat(HaproxyStatistics.inRotation(table, "node-1")).isTrue();
    assertThat(HaproxyStatistics.inRotation(table, "node-2")).as("not checked yet").isFalse();
    assertThat(HaproxyStatistics.inRotation(table, "node-3")).isFalse();
    assertThat(HaproxyStatistics.inRotation(table, "node-4")).as("being checked").isTrue();
    assertThat(HaproxyStatistics.inRotation(table, "node-5")).as("one check has failed").isTrue();
    assertThat(HaproxyStatistics.inRotation("", "node-1")).isFalse();
  }

  @Test
  void affinityIsTheOnlyDifferenceBetweenTheTwoConfigurations() {
    List<Site.Backend> nodes =
        List.of(
            new Site.Backend(
                "node-1", new Endpoint("172.30.0.10", 8080), new Endpoint("172.30.0.10", 9090)));

    String with = HaproxyConfig.of(nodes, true, "secret");
    String without = HaproxyConfig.of(nodes, false, "secret");

    assertThat(with).contains("server node-1 172.30.0.10:8080 check addr 172.30.0.10 port 9090");
    assertThat(with).contains("cookie statelab-route insert").contains(" cookie node-1");
    assertThat(without).doesNotContain("cookie").contains("balance random(1)");
    assertThat(with).contains("disable-l7-retry if METH_POST").contains("option redispatch");
  }

  @Test
  void vitalsOfRedisComeFromItsOwnWords() throws IOException {
    String info =
        """
        $100
        # Memory
        used_memory:2048
        # Stats
        total_commands_processed:7
        total_net_input_bytes:10
        total_net_output_bytes:20
        # Keyspace
        db0:keys=3,expires=3,avg_ttl=1
        """;

    assertThat(RedisQuestions.numbers(info))
        .isEqualTo(
            Map.of(
                "store_keys", 3.0,
                "store_memory_bytes", 2048.0,
                "store_operations", 7.0,
                "store_network_bytes", 30.0));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> RedisQuestions.numbers("-ERR"))
        .withMessageContaining("used_memory");
  }

  @Test
  void ownJarsStandApartFromLibraries() {
    Program program =
        new Program(
            "shop",
            "Main",
            List.of(
                Path.of("/d/app-1.2.jar"), Path.of("/d/gson-2.10.jar"), Path.of("/d/shop-1.2.jar")),
            Set.of(),
            List.of());

    assertThat(Jars.of(program).classPath())
        .isEqualTo(
            "/statelab/own/app-1.2.jar:/statelab/libraries/gson-2.10.jar:/statelab/own/shop-1.2.jar");
  }

  @Test
  void anOwnerIsKnownByItsNumberAndItsStart() {
    Labels mine = Labels.drawn();

    assertThat(Labels.lives(mine.owner())).isTrue();
    assertThat(Labels.lives(mine.owner() + "1")).as("the same number, another start").isFalse();
    assertThat(Labels.lives("nonsense")).isFalse();
  }

  @Test
  void settingsThatCannotWorkAreAllReportedWithTheirLines() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("lab.yaml"),
            """
            images:
              java: a
              haproxi: b
              redis: c
            program-cpus: 0
            program-memory-mib: 64
            """);

    assertThatExceptionOfType(DefinitionException.class)
        .isThrownBy(() -> DockerSettings.read(file))
        .withMessageContaining("haproxi")
        .withMessageContaining("haproxy")
        .withMessageContaining("must be from 0.1 to 64")
        .withMessageContaining("must be at least 320");
    assertThat(DockerSettings.standard().haproxy()).startsWith("haproxy:");
  }

  @Test
  void aSocketThatNobodyAnswersOnIsToldFromNone() throws IOException {
    Path socket = Files.createFile(folder.resolve("engine.sock"));

    assertThat(Engine.reason(socket)).contains("nobody answers on " + socket);
    assertThat(Engine.reason(folder.resolve("none"))).contains("so none is running");
  }
}
