package statelab.targets.replicated;

import java.util.concurrent.atomic.LongAdder;
import org.apache.catalina.tribes.ChannelException;
import org.apache.catalina.tribes.ChannelMessage;
import org.apache.catalina.tribes.Member;
import org.apache.catalina.tribes.group.ChannelInterceptorBase;
import org.apache.catalina.tribes.group.InterceptorPayload;

/**
 * Counts messages about sessions, once for each peer that gets them. It stands before all other
 * interceptors, so that what those say among themselves, such as their pings, does not pass it.
 * What the session manager says without being asked, such as the pings of {@code BackupManager} and
 * the handing over of sessions when a member joins, does pass it: so only what is sent while a
 * request is served counts.
 */
final class SessionMessages extends ChannelInterceptorBase {
  private final LongAdder messages = new LongAdder();
  private final Serving serving;

  SessionMessages(Serving serving) {
    this.serving = serving;
  }

  @Override
  public void sendMessage(Member[] destination, ChannelMessage message, InterceptorPayload payload)
      throws ChannelException {
    if (serving.here()) {
      messages.add(destination.length);
    }
    super.sendMessage(destination, message, payload);
  }

  /** Messages handed to the channel for requests since the start. */
  long count() {
    return messages.sum();
  }
}
