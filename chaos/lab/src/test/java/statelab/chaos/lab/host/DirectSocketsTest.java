package statelab.chaos.lab.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class DirectSocketsTest {
  /** Above the largest number that Linux gives to a process. */
  private static final long NOBODY = 4_194_305;

  private static final long SELF = ProcessHandle.current().pid();

  /** Each end of the one connection has its other end in the same process. */
  @Test
  void aConnectionIsSeenFromBothItsEnds() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket caller = new Socket(listener.getInetAddress(), listener.getLocalPort());
        Socket called = listener.accept()) {
      assertThat(caller.isConnected() && called.isConnected()).isTrue();
      assertThat(DirectSockets.between(SELF, SELF).orElseThrow()).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void aProcessThatHasEndedHasNoConnections() {
    assertThat(DirectSockets.between(SELF, NOBODY)).hasValue(0);
  }

  /** As of a container whose engine runs in a virtual machine. */
  @Test
  void ofAProcessThatIsNotOnThisMachineNothingIsTold() {
    assertThat(DirectSockets.between(SELF, 0)).isEmpty();
    assertThat(DirectSockets.between(0, SELF)).isEmpty();
  }
}
