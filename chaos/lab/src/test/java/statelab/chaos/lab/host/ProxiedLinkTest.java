package statelab.chaos.lab.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.LinkTraffic;
import statelab.chaos.toxiproxy.EmbeddedToxiproxy;

class ProxiedLinkTest {
  @Test
  void aHopThatCannotBeClearedKeepsNoOtherFromIt() throws IOException {
    try (EmbeddedToxiproxy server = EmbeddedToxiproxy.start()) {
      ToxiproxyClient client = new ToxiproxyClient("127.0.0.1", server.port());
      Proxy second = client.createProxy("second", "127.0.0.1:0", "127.0.0.1:1");
      second.toxics().latency("latency", ToxicDirection.UPSTREAM, 100);
      ProxiedLink link =
          new ProxiedLink(
              "node-1-node-2",
              client,
              List.of(hop("gone"), hop("second")),
              new RoundTripProbe.None());

      assertThatThrownBy(link::clear)
          .isInstanceOf(LabException.class)
          .extracting(e -> ((LabException) e).reason())
          .isEqualTo(LabException.Reason.NOT_HEALED);
      assertThat(second.toxics().getAll()).isEmpty();
    }
  }

  private static ProxiedLink.Hop hop(String proxy) {
    return new ProxiedLink.Hop(proxy, new Endpoint("127.0.0.1", 1), () -> LinkTraffic.NONE);
  }
}
