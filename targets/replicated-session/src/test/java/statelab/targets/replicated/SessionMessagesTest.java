package statelab.targets.replicated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.tribes.ChannelException;
import org.apache.catalina.tribes.ChannelInterceptor;
import org.apache.catalina.tribes.Member;
import org.apache.catalina.tribes.io.ChannelData;
import org.apache.catalina.tribes.membership.MemberImpl;
import org.apache.catalina.valves.ValveBase;
import org.junit.jupiter.api.Test;

final class SessionMessagesTest {
  private static final Member[] PEERS = {new MemberImpl(), new MemberImpl()};

  private final Serving serving = new Serving();
  private final SessionMessages messages = new SessionMessages(serving);

  @Test
  void aMessageForARequestCountsOnceForEachPeer() throws Exception {
    serve(this::send);

    assertThat(messages.count()).isEqualTo(PEERS.length);
  }

  @Test
  void whatTheSessionManagerSaysByItselfDoesNotCount() throws Exception {
    send();
    serve(() -> CompletableFuture.runAsync(this::send).join());
    serve(() -> {});
    send();

    assertThat(messages.count()).isZero();
  }

  private void serve(Runnable request) throws Exception {
    serving.setNext(
        new ValveBase() {
          @Override
          public void invoke(Request ignored, Response alsoIgnored) {
            request.run();
          }
        });
    Valve first = serving;
    first.invoke(null, null);
  }

  private void send() {
    try {
      ChannelInterceptor first = messages;
      first.sendMessage(PEERS, new ChannelData(), null);
    } catch (ChannelException e) {
      throw new IllegalStateException(e);
    }
  }
}
