package statelab.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import statelab.targets.program.Address;

class StoreFixtureTest {
  /** As the store's launcher does for a moment, to see whether the port is free. */
  @Test
  void aPortThatAcceptsAndSaysNothingIsNoStore() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Address address =
          new Address(silent.getInetAddress().getHostAddress(), silent.getLocalPort());

      assertThat(StoreFixture.answers(address)).isFalse();
    }
  }
}
