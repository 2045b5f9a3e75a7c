package statelab.load.injector;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One load that the parent has asked for: its plan, where its recordings go, and what the parent
 * has said of it so far. Thread-safe.
 */
final class Assignment {
  private final Path plan;
  private final Path out;
  private final CompletableFuture<@Nullable Long> start = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Boolean> end = new CompletableFuture<>();
  private volatile boolean done;

  Assignment(Path plan, Path out) {
    this.plan = plan;
    this.out = out;
  }

  /** File of the {@link LoadPlan}. */
  Path plan() {
    return plan;
  }

  /** Directory for what is recorded. */
  Path out() {
    return out;
  }

  void start(@Nullable Long atNs) {
    start.complete(atNs);
  }

  /** Waits for {@code start}: the time it gives, or null when it gives none. */
  @Nullable Long awaitStart() {
    return start.join();
  }

  void end(boolean withAudit) {
    end.complete(withAudit);
  }

  /** Whether the parent has ended the load: true for {@code audit}, false for {@code stop}. */
  Optional<Boolean> ending() {
    return Optional.ofNullable(end.getNow(null));
  }

  /** All is written down. */
  void finish() {
    done = true;
  }

  /** Whether something may have been sent that is not written down yet. */
  boolean underWay() {
    return start.isDone() && !done;
  }
}
