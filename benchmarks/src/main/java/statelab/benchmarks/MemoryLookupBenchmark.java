package statelab.benchmarks;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Manager;
import org.apache.catalina.Session;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardEngine;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import statelab.targets.app.session.SessionState;
import statelab.targets.sticky.StickySessions;

/** A session found in the memory of the node, as {@code sticky-session} finds it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MemoryLookupBenchmark {
  private static final int TIMEOUT_SECONDS = 86_400;
  private static final int FEW = 64;
  private static final long SEED = 1;

  /** Name by which {@code ContainerSessions} keeps the state; a wrong one fails the first read. */
  private static final String STATE = "state";

  /** Which sessions are asked for. */
  public enum Access {
    /** The same few again and again, so that the processor's caches hold them. */
    WARM,
    /** All, in random order: cold where all of them are larger than the caches. */
    COLD
  }

  @Param({"1000", "100000", "1000000"})
  int sessions = 1_000;

  @Param Access access = Access.WARM;

  private StickySessions architecture;
  private LookupRequest request;
  private String[] ids;
  private int asked;
  private int cursor;

  /** Fills the manager with sessions of one user each. */
  @Setup
  public void fill() {
    StandardContext context = new StandardContext();
    architecture = new StickySessions(TIMEOUT_SECONDS);
    architecture.prepare(new StandardEngine(), context);
    Manager manager = context.getManager();
    request = new LookupRequest(manager);
    Random random = new Random(SEED);
    ids = new String[sessions];
    for (int index = 0; index < sessions; index++) {
      ids[index] = new UUID(random.nextLong(), random.nextLong()).toString();
      Session session = manager.createSession(ids[index]);
      session.setMaxInactiveInterval(TIMEOUT_SECONDS);
      session.getSession().setAttribute(STATE, SessionState.of("u-" + index));
    }
    Collections.shuffle(Arrays.asList(ids), random);
    asked =
        switch (access) {
          case WARM -> Math.min(FEW, sessions);
          case COLD -> sessions;
        };
  }

  /** What a read of the session costs. */
  @Benchmark
  public SessionState lookup() {
    cursor = cursor + 1 < asked ? cursor + 1 : 0;
    return architecture.read(request.of(ids[cursor]));
  }
}
