package statelab.chaos.lab.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Network;
import java.util.Optional;

/**
 * The network of one cluster. Its subnet is one that the engine itself has found free, asked for by
 * name, since an engine gives fixed addresses only in subnets that were asked for; and a node that
 * is started again must be found where it was.
 *
 * @param name of the network
 * @param gateway this machine's address in it
 */
record Bridge(Engine engine, String name, String gateway) implements AutoCloseable {
  private static final int FIRST = 10;

  static Bridge create(Engine engine, String name, Labels labels) {
    return engine.ask(
        "make network " + name,
        client -> {
          Network.Ipam.Config free = free(client, name, labels);
          client
              .createNetworkCmd()
              .withName(name)
              .withLabels(labels.asMap())
              .withIpam(new Network.Ipam().withConfig(free))
              .exec();
          return new Bridge(engine, name, free.getGateway());
        });
  }

  /** What the engine gives to a network that is taken down again. */
  private static Network.Ipam.Config free(DockerClient client, String name, Labels labels) {
    String look =
        client
            .createNetworkCmd()
            .withName(name + "-look")
            .withLabels(labels.asMap())
            .exec()
            .getId();
    try {
      Network.Ipam.Config found =
          client.inspectNetworkCmd().withNetworkId(look).exec().getIpam().getConfig().getFirst();
      String gateway =
          Optional.ofNullable(found.getGateway())
              .orElseGet(() -> found.getSubnet().replaceFirst("\\.0/\\d+$", ".1"));
      return new Network.Ipam.Config().withSubnet(found.getSubnet()).withGateway(gateway);
    } finally {
      client.removeNetworkCmd(look).exec();
    }
  }

  /** The address of the member with this number, from 0. */
  String address(int number) {
    return gateway.substring(0, gateway.lastIndexOf('.') + 1) + (FIRST + number);
  }

  @Override
  public void close() {
    engine.ask("remove network " + name, client -> client.removeNetworkCmd(name).exec());
  }
}
