package statelab.results.synthetic;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import statelab.results.run.BankGate;

/** A whole gate of four minutes as a bank keeps it. */
public final class WholeGate {
  private WholeGate() {}

  /** A gate of six pairs; what it blames, if anything, is the CPU time. */
  public static BankGate of(long seed, double slowDown, String outcome) {
    return of(seed, slowDown, outcome, "PT4M");
  }

  /** The same with another budget. */
  public static BankGate of(long seed, double slowDown, String outcome, String budget) {
    return new BankGate(
        slowDown > 0 ? "slowed-" + slowDown : "itself",
        slowDown,
        outcome,
        outcome.equals("pass") ? 0 : 11,
        outcome.equals("pass") ? List.of() : List.of("replicated-session cpu_ns_per_request"),
        6,
        240,
        seed,
        Instant.parse("2026-03-14T00:00:00Z").plusSeconds(300 * seed),
        "c0ffee",
        "process",
        Map.of("cpu", "a processor", "cores", "2"),
        "gate-trial",
        Map.of("calm", "PT3S", "budget", budget));
  }
}
