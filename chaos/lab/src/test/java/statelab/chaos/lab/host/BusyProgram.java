package statelab.chaos.lab.host;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.TimeUnit;

/** Does the same work each time and prints how much CPU time its process has then used, in ns. */
public final class BusyProgram {
  private static final int ROUNDS = 12;
  private static final int DIGESTS = 120_000;
  private static final long PAUSE_MS = 20;

  /** Longer than what burns beside it needs to notice the last of the work. */
  private static final long END_MS = 500;

  private BusyProgram() {}

  public static void main(String[] args) throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    byte[] digest = "busy".getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < DIGESTS; i++) {
        digest = sha.digest(digest);
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    }
    TimeUnit.MILLISECONDS.sleep(END_MS);
    System.out.println(
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime());
  }
}
