package statelab.results.hotpaths;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import statelab.results.run.HotPathFork;

/**
 * All hot paths of a run.
 *
 * @param all by benchmark and parameters
 * @param again those that each round measured a second time, from that time only
 */
public record HotPaths(List<HotPath> all, List<HotPath> again) {
  static final String LOOKUP_IN_MEMORY = "MemoryLookupBenchmark.lookup";
  static final String LOOKUP_IN_STORE = "StoreLookupBenchmark.lookup";
  static final String BARE_ROUND_TRIP = "StoreLookupBenchmark.isRevoked";
  static final String READ_UNLESS_REVOKED = "StoreLookupBenchmark.readUnlessRevoked";
  static final String REPLACE_IN_STORE = "StoreLookupBenchmark.replace";
  static final String TWO_TOKENS = "TokenBenchmark.verifyIdentityAndState";
  static final String ONE_TOKEN = "TokenBenchmark.verifyIdentity";
  static final String ISSUE_STATE = "TokenBenchmark.issueState";
  static final String COPY = "ReplicationBenchmark.message";
  static final String MOVED = "ReplicationBenchmark.moved";
  static final String ALGORITHM = "algorithm";
  static final String STATE_BYTES = "stateBytes";
  static final String SESSIONS = "sessions";

  public HotPaths {
    all = List.copyOf(all);
    again = List.copyOf(again);
  }

  private record Key(String benchmark, SortedMap<String, String> parameters) {}

  /** Groups forks of the same benchmark and parameters. */
  public static HotPaths of(List<HotPathFork> forks) {
    Map<Boolean, List<HotPathFork>> times =
        forks.stream().collect(Collectors.partitioningBy(HotPathFork::again));
    return new HotPaths(
        grouped(times.getOrDefault(false, List.of())),
        grouped(times.getOrDefault(true, List.of())));
  }

  private static List<HotPath> grouped(List<HotPathFork> forks) {
    Map<Key, List<HotPathFork>> grouped = new LinkedHashMap<>();
    forks.stream()
        .sorted(
            Comparator.comparing(HotPathFork::benchmark)
                .thenComparing(HotPaths::order)
                .thenComparingInt(HotPathFork::round)
                .thenComparingInt(HotPathFork::fork))
        .forEach(
            fork ->
                grouped
                    .computeIfAbsent(
                        new Key(fork.benchmark(), fork.parameters()), key -> new ArrayList<>())
                    .add(fork));
    return grouped.entrySet().stream()
        .map(
            each ->
                new HotPath(each.getKey().benchmark(), each.getKey().parameters(), each.getValue()))
        .toList();
  }

  /** Names by letters, numbers by size. */
  private static String order(HotPathFork fork) {
    return String.join(
        " ",
        fork.parameters().values().stream()
            .map(
                value ->
                    value.matches("\\d{1,18}") ? "0".repeat(18 - value.length()) + value : value)
            .toList());
  }

  /** Whether none was measured. */
  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** Those of a benchmark that have at least these parameters. */
  public List<HotPath> of(String benchmark, Map<String, String> parameters) {
    return all.stream()
        .filter(each -> each.forks().getFirst().isOf(benchmark, parameters))
        .toList();
  }

  /** Of those the one whose state is the smallest, of as few sessions as there are. */
  Optional<HotPath> smallest(String benchmark, Map<String, String> parameters) {
    return of(benchmark, parameters).stream()
        .min(
            Comparator.<HotPath>comparingLong(each -> number(each, STATE_BYTES))
                .thenComparingLong(each -> number(each, SESSIONS)));
  }

  /** The lookup that others are compared with: in memory, among as many sessions as possible. */
  public Optional<HotPath> lookupInMemory() {
    return of(LOOKUP_IN_MEMORY, Map.of("access", "COLD")).stream()
        .max(Comparator.comparingLong(each -> number(each, SESSIONS)));
  }

  static long number(HotPath path, String parameter) {
    String value = path.parameters().getOrDefault(parameter, "");
    return value.matches("\\d{1,18}") ? Long.parseLong(value) : 0;
  }
}
