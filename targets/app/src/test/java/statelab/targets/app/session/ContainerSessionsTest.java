package statelab.targets.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.catalina.Session;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardEngine;
import org.apache.catalina.session.StandardManager;
import org.apache.catalina.session.StandardSession;
import org.junit.jupiter.api.Test;

final class ContainerSessionsTest {

  /** Sessions end all the time; the list of them that was just made does not know. */
  @Test
  void aSessionThatEndsWhileAUserIsRevokedSavesNoOtherFromIt() {
    Fixed manager = new Fixed();
    InMemory sessions = new InMemory(manager);
    StandardSession ended = manager.session("u-1");
    ended.setValid(false);
    StandardSession own = manager.session("u-1");
    StandardSession foreign = manager.session("u-2");
    manager.found = List.of(ended, own, foreign);

    assertThat(sessions.revoke("u-1").sessions()).isOne();
    assertThat(own.isValid()).isFalse();
    assertThat(foreign.isValid()).isTrue();
  }

  private static final class InMemory extends ContainerSessions {
    InMemory(StandardManager manager) {
      super(60);
      StandardContext context = new StandardContext();
      context.setManager(manager);
      manager.setContext(context);
      prepare(new StandardEngine(), context);
    }

    @Override
    public Revocation revoke(String user) {
      return new Revocation(Revocation.Reach.NODE, expireSessionsOf(user));
    }
  }

  /** Answers with the sessions that a test wants it to have found. */
  private static final class Fixed extends StandardManager {
    private List<Session> found = List.of();
    private int made;

    StandardSession session(String user) {
      StandardSession session = new StandardSession(this);
      session.setValid(true);
      session.setId("session-" + made++, false);
      session.setAttribute("state", SessionState.of(user), false);
      return session;
    }

    @Override
    public Session[] findSessions() {
      return found.toArray(Session[]::new);
    }
  }
}
