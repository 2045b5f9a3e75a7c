package statelab.results.report;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import statelab.results.hotpaths.HotPath;
import statelab.results.hotpaths.SensitivityMap;

/** What the report calls a hot path, its parameters, and a row of the map. */
final class HotPathNames {
  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry("FloorBenchmark.clockRead", "read the clock"),
          Map.entry("FloorBenchmark.emptyCall", "do nothing"),
          Map.entry("CookieBenchmark.parse", "parse the cookie header"),
          Map.entry("MemoryLookupBenchmark.lookup", "find a session in memory"),
          Map.entry("StoreLookupBenchmark.lookup", "read a session in Redis on loopback"),
          Map.entry("StoreLookupBenchmark.isRevoked", "ask Redis for a revocation"),
          Map.entry("StoreLookupBenchmark.readUnlessRevoked", "read a session unless revoked"),
          Map.entry("StoreLookupBenchmark.replace", "replace a session in Redis"),
          Map.entry("StoreLookupBenchmark.pipelinedGet", "read in Redis, a hundred at once"),
          Map.entry("TokenBenchmark.verifyIdentity", "check the identity token"),
          Map.entry("TokenBenchmark.verifyState", "check the state token"),
          Map.entry("TokenBenchmark.verifyIdentityAndState", "check both tokens"),
          Map.entry("TokenBenchmark.issueState", "sign a state token"),
          Map.entry("JdkSignatureBenchmark.sign", "sign, with the JDK alone"),
          Map.entry("JdkSignatureBenchmark.verify", "check a signature, with the JDK alone"),
          Map.entry("SerializationBenchmark.writeJson", "state to JSON"),
          Map.entry("SerializationBenchmark.readJson", "JSON to state"),
          Map.entry("SerializationBenchmark.writeCompact", "state to the compact form"),
          Map.entry("SerializationBenchmark.readCompact", "compact form to state"),
          Map.entry("HeaderBenchmark.parse", "parse all headers"),
          Map.entry("RevocationBenchmark.inSet", "ask a set for a revocation"),
          Map.entry("RevocationBenchmark.inFilter", "ask a Bloom filter for a revocation"),
          Map.entry("ReplicationBenchmark.message", "copy a session to another node"),
          Map.entry("ReplicationBenchmark.writeDelta", "write the message of a copy"),
          Map.entry("ReplicationBenchmark.readDelta", "apply the message of a copy"),
          Map.entry("ReplicationBenchmark.moved", "say that a session has moved"));

  private HotPathNames() {}

  /** Its parameters in brackets, if it has any. */
  static String with(HotPath path) {
    return path.parameters().isEmpty() ? "" : " (" + parameters(path) + ")";
  }

  static String meaning(HotPath path) {
    return MEANINGS.getOrDefault(path.benchmark(), path.benchmark());
  }

  static String parameters(HotPath path) {
    return path.parameters().entrySet().stream()
        .map(
            each ->
                switch (each.getKey()) {
                  case "stateBytes" -> bytes(each.getValue()) + " of state";
                  case "valueBytes" -> bytes(each.getValue()) + " of cookie";
                  case "revoked" -> number(each.getValue()) + " revoked";
                  case "sessions" -> number(each.getValue()) + " sessions";
                  case "access" -> each.getValue().equals("COLD") ? "all of them" : "the same few";
                  default -> algorithm(each.getValue());
                })
        .collect(Collectors.joining(", "));
  }

  private static String bytes(String value) {
    return number(value) + " bytes";
  }

  private static String number(String value) {
    return value.matches("\\d{1,15}")
        ? String.format(Locale.ROOT, "%,d", Long.parseLong(value))
        : value;
  }

  /** As everybody but JMH's parameters writes it. */
  private static String algorithm(String name) {
    return name.equals("EDDSA") ? "EdDSA" : name;
  }

  /** How a row of the map is called. */
  static String label(SensitivityMap.Row row) {
    return algorithm(row.algorithm()) + ", " + bytes(Long.toString(row.stateBytes()));
  }
}
