package statelab.load.recording;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** What the generator's own process costs, from the moment this is made. */
public final class GeneratorVitals implements AutoCloseable {
  private static final long NS_PER_MS = 1_000_000;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final AtomicLong longestPauseMs = new AtomicLong();
  private final long sinceNs = System.nanoTime();
  private final long cpuSinceNs = system.getProcessCpuTime();
  private final NotificationListener listener = (notification, handback) -> collected(notification);

  /** Begins to watch. */
  public GeneratorVitals() {
    collectors().forEach(collector -> collector.addNotificationListener(listener, null, null));
  }

  private static Stream<NotificationEmitter> collectors() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .filter(NotificationEmitter.class::isInstance)
        .map(NotificationEmitter.class::cast);
  }

  /** Watches no longer; the figures stay. */
  @Override
  public void close() {
    collectors().forEach(this::leave);
  }

  private void leave(NotificationEmitter collector) {
    try {
      collector.removeNotificationListener(listener);
    } catch (ListenerNotFoundException e) {
      throw new IllegalStateException("a listener that was added is gone", e);
    }
  }

  /** CPU time of this process ÷ wall time ÷ cores of the machine, so far. */
  public double cpuShare() {
    long wallNs = Math.max(1, System.nanoTime() - sinceNs);
    double share = (double) (system.getProcessCpuTime() - cpuSinceNs) / wallNs;
    return Math.clamp(share / Runtime.getRuntime().availableProcessors(), 0.0, 1.0);
  }

  /** Longest collector pause so far, in ns, to the millisecond. */
  public long longestPauseNs() {
    return longestPauseMs.get() * NS_PER_MS;
  }

  private void collected(Notification notification) {
    if (notification.getUserData() instanceof CompositeData data
        && notification
            .getType()
            .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      long pauseMs = GarbageCollectionNotificationInfo.from(data).getGcInfo().getDuration();
      longestPauseMs.accumulateAndGet(pauseMs, Math::max);
    }
  }
}
