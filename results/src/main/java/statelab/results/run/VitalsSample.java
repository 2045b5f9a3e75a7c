package statelab.results.run;

import java.util.Map;

/**
 * What one process of the cluster reported about itself at one moment.
 *
 * @param process {@code node-1}, {@code gateway}, {@code store} …
 * @param moment why it was read: {@code load-start}, {@code calm-start}, {@code calm-end}, {@code
 *     load-end} …
 * @param atNs when
 * @param values by name with the unit last, for example {@code cpu_ns}, {@code
 *     heap_after_gc_bytes}, {@code sessions}, {@code requests_served}
 */
public record VitalsSample(String process, String moment, long atNs, Map<String, Double> values) {
  /** The moment at which the calm phase begins. */
  public static final String CALM_START = "calm-start";

  /** The moment at which the calm phase ends. */
  public static final String CALM_END = "calm-end";

  public VitalsSample {
    values = Map.copyOf(values);
  }

  /** Whether a node reported it, and none of the processes beside the nodes. */
  public boolean ofNode() {
    return process.startsWith("node-");
  }

  /**
   * Whether a node or the store reported it: what does the work of a request, and not the gateway
   * or the order ledger, which are the same for every architecture.
   */
  public boolean ofServer() {
    return ofNode() || process.equals("store");
  }
}
