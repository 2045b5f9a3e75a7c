package statelab.chaos.toxiproxy.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ListeningTest {
  private static final HostAndPort BRIDGE = new HostAndPort("172.30.0.1", 80);

  @Test
  void onlyLoopbackIsAllowedUnlessAnotherAddressIsNamed() throws IOException {
    assertThatIOException()
        .isThrownBy(() -> Listening.LOOPBACK.resolve(BRIDGE))
        .withMessageContaining("not a loopback address");
    assertThat(Listening.alsoAt("172.30.0.1").resolve(BRIDGE).getHostString())
        .isEqualTo("172.30.0.1");
    assertThatIOException()
        .isThrownBy(
            () -> Listening.alsoAt("172.30.0.1").resolve(new HostAndPort("172.30.0.2", 80)));
  }

  @Test
  void allInterfacesMeansLoopbackWhateverElseIsAllowed() throws IOException {
    Listening listening = Listening.alsoAt("172.30.0.1");

    assertThat(listening.resolve(new HostAndPort("0.0.0.0", 80)).getAddress().isLoopbackAddress())
        .isTrue();
    assertThat(listening.resolve(new HostAndPort("", 80)).getAddress().isLoopbackAddress())
        .isTrue();
  }
}
