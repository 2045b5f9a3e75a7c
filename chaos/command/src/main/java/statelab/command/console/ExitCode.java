package statelab.command.console;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How the command ended, for scripts. */
public enum ExitCode {
  DONE(0, "everything that was asked for was done, whatever the verdicts say"),
  DEFECT(1, "a fault of Statelab itself: please report it"),
  BAD_INPUT(2, "the arguments or a definition cannot be used; nothing was started"),
  PORT_IN_USE(3, "a port that was asked for is in use, or no free one could be had"),
  CANNOT_START(4, "processes cannot be started here: 'statelab doctor' says why"),
  NODE_DIED(5, "a process of a cluster ended before it was ready"),
  NODE_NOT_READY(6, "a cluster was not ready in time, or could not do what was asked of it"),
  LOAD_FAILED(7, "the load generator failed"),
  NOT_HEALED(8, "a fault could not be undone, so nothing measured after it could be trusted"),
  RESULTS_UNUSABLE(9, "the results folder cannot be written or read"),
  NOTHING_VALID(10, "the run ended, but none of its trials is valid"),
  GATE_REGRESSION(11, "the gate shows that the candidate is worse than its base"),
  GATE_INCONCLUSIVE(12, "the gate shows neither a regression nor its absence, which fails"),
  GATE_INVALID(13, "the gate could not measure every metric validly"),
  CANNOT_BUILD(14, "a revision that was to be measured does not build"),
  HOT_PATHS_FAILED(15, "a benchmark of the hot paths failed; the run is as it was before"),
  TIME_LIMIT(16, "a run, a trial or a gate took too long and was ended; what is finished is kept"),
  DISK_LIMIT(17, "a run or a gate took more disk than it may; what is finished is kept"),
  INTERRUPTED(130, "the user or the system broke it off; finished trials are kept");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The number that the operating system sees. */
  public int code() {
    return code;
  }

  /** What it says, in one line. */
  public String meaning() {
    return meaning;
  }

  /** Those that a part of the command can end with; all where it is the whole. */
  public static Set<ExitCode> of(String command) {
    EnumSet<ExitCode> codes = EnumSet.of(DONE, DEFECT, BAD_INPUT);
    switch (command) {
      case "list", "completion" -> {}
      case "report" -> codes.addAll(EnumSet.of(RESULTS_UNUSABLE, NOTHING_VALID));
      case "compare", "compact", "explain", "history" -> codes.add(RESULTS_UNUSABLE);
      case "clean" -> codes.addAll(EnumSet.of(CANNOT_START, RESULTS_UNUSABLE));
      case "doctor" -> codes.add(CANNOT_START);
      case "toxiproxy" -> codes.addAll(EnumSet.of(PORT_IN_USE, INTERRUPTED));
      case "hot-paths" ->
          codes.addAll(
              EnumSet.of(
                  CANNOT_START,
                  RESULTS_UNUSABLE,
                  NOTHING_VALID,
                  HOT_PATHS_FAILED,
                  TIME_LIMIT,
                  DISK_LIMIT,
                  INTERRUPTED));
      case "run", "bank" -> {
        codes.addAll(EnumSet.range(PORT_IN_USE, NOTHING_VALID));
        codes.addAll(EnumSet.range(TIME_LIMIT, INTERRUPTED));
      }
      case "gate" -> {
        codes.addAll(EnumSet.range(PORT_IN_USE, RESULTS_UNUSABLE));
        codes.addAll(EnumSet.range(GATE_REGRESSION, CANNOT_BUILD));
        codes.addAll(EnumSet.range(TIME_LIMIT, INTERRUPTED));
      }
      default -> codes.addAll(EnumSet.allOf(ExitCode.class));
    }
    return codes;
  }

  /** Some of them as the help shows them: number to meaning, in the order of the numbers. */
  public static Map<String, String> meanings(Set<ExitCode> codes) {
    return codes.stream()
        .sorted()
        .collect(
            Collectors.toMap(
                each -> Integer.toString(each.code),
                ExitCode::meaning,
                (first, second) -> first,
                LinkedHashMap::new));
  }
}
