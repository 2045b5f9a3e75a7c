package statelab.results.intake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import statelab.results.run.RequestRecord;
import statelab.results.run.TrialRecord;
import statelab.results.run.VitalsSample;

/**
 * What a request costs the servers. CPU time is that of the servers (nodes and store; neither
 * gateway nor order ledger, which are the same for every architecture) between their vitals of
 * {@code calm-start} and {@code calm-end}.
 *
 * <ul>
 *   <li>{@code jit_cpu_ns} = Σ over servers of Δ jit_cpu_ns; 0 where a server does not report it
 *   <li>{@code cpu_ns_per_request} = (Σ over servers of Δ cpu_ns − jit_cpu_ns) ÷ requests of any
 *       step that were answered between the earliest and the latest of these readings
 *   <li>{@code peer_bytes_per_request} = Σ over nodes of Δ peer_bytes ÷ the same requests
 *   <li>{@code store_operations_per_request} = Δ store_operations of the store ÷ the same requests
 *   <li>{@code write_share}, {@code identity_share} = of the same requests those whose step is
 *       {@code add-item}, and {@code me}: what the costs were measured of
 * </ul>
 *
 * The bytes and operations only where a server reports them. The compilers' time is taken out since
 * each start of a JVM compiles differently. When a server lacks a reading there are no figures.
 */
final class ServerCost implements Meter {
  private final List<VitalsSample> starts;
  private final List<VitalsSample> ends;
  private final long fromNs;
  private final long toNs;
  private long answered;
  private long writes;
  private long identities;

  ServerCost(TrialRecord trial) {
    starts = readings(trial, VitalsSample.CALM_START);
    ends = readings(trial, VitalsSample.CALM_END);
    fromNs = starts.stream().mapToLong(VitalsSample::atNs).min().orElse(0);
    toNs = ends.stream().mapToLong(VitalsSample::atNs).max().orElse(0);
  }

  private static List<VitalsSample> readings(TrialRecord trial, String moment) {
    return trial.vitals().stream()
        .filter(sample -> sample.moment().equals(moment) && isServer(sample))
        .toList();
  }

  private static boolean isServer(VitalsSample sample) {
    return sample.ofNode() || sample.process().equals("store");
  }

  @Override
  public void accept(RequestRecord request) {
    if (request.status() > 0 && request.endNs() >= fromNs && request.endNs() < toNs) {
      answered++;
      writes += request.step().equals(Steps.ADD_ITEM) ? 1 : 0;
      identities += request.step().equals(Steps.ME) ? 1 : 0;
    }
  }

  @Override
  public List<Figure> figures() {
    if (answered == 0 || starts.isEmpty() || starts.size() != ends.size()) {
      return List.of();
    }
    Optional<Double> cpu = growth("cpu_ns");
    double jit = growth("jit_cpu_ns").orElse(0.0);
    return Stream.of(
            cpu.map(total -> Figure.of("cpu_ns_per_request", (total - jit) / answered)),
            cpu.map(total -> Figure.of("jit_cpu_ns", jit)),
            growth("peer_bytes").map(sum -> Figure.of("peer_bytes_per_request", sum / answered)),
            growth("store_operations")
                .map(sum -> Figure.of("store_operations_per_request", sum / answered)),
            cpu.map(total -> Figure.of("write_share", (double) writes / answered)),
            cpu.map(total -> Figure.of("identity_share", (double) identities / answered)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Growth of a value summed over the servers that report it; empty when none does. */
  private Optional<Double> growth(String value) {
    return starts.stream()
        .flatMap(start -> end(start.process()).flatMap(end -> growth(value, start, end)).stream())
        .reduce(Double::sum);
  }

  private Optional<VitalsSample> end(String process) {
    return ends.stream().filter(sample -> sample.process().equals(process)).findFirst();
  }

  private static Optional<Double> growth(String value, VitalsSample start, VitalsSample end) {
    Double before = start.values().get(value);
    Double after = end.values().get(value);
    return before == null || after == null ? Optional.empty() : Optional.of(after - before);
  }
}
