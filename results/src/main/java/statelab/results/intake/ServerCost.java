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
 *   <li>{@code cpu_ns_per_request} = (Σ over servers of Δ cpu_ns − jit_cpu_ns − idle) ÷ requests of
 *       any step that were answered between the earliest and the latest of these readings; idle =
 *       what the servers took in a time as long when the load was over, between {@code idle-start}
 *       and {@code idle-end}, and 0 in a trial without these readings
 *   <li>{@code cpu_to_gateway_cpu} = (Σ over servers of Δ cpu_ns − jit_cpu_ns) ÷ (Δ cpu_ns −
 *       jit_cpu_ns of the gateway), idle not taken off either: the gateway does the same for each
 *       request whatever the servers are, so a machine that is slow for a while is on both sides;
 *       only where the gateway reports both readings
 *   <li>{@code peer_bytes_per_request} = Σ over nodes of Δ peer_bytes ÷ the same requests
 *   <li>{@code store_operations_per_request} = Δ store_operations of the store ÷ the same requests
 *   <li>{@code cpu_ns_per_write}, {@code peer_bytes_per_write} = the same two where every one of
 *       these requests was a write
 *   <li>{@code write_share}, {@code identity_share} = of the same requests those whose step is
 *       {@code add-item}, and {@code me}: what the costs were measured of
 * </ul>
 *
 * The bytes and operations only where a server reports them. The compilers' time is taken out since
 * each start of a JVM compiles differently. When a server lacks a reading there are no figures.
 */
final class ServerCost implements Meter {
  private final ServerReading start;
  private final ServerReading end;
  private final Optional<Double> gatewayCpu;
  private final double idleCpu;
  private final long fromNs;
  private final long toNs;
  private long answered;
  private long writes;
  private long identities;

  ServerCost(TrialRecord trial) {
    start = ServerReading.of(trial, VitalsSample.CALM_START);
    end = ServerReading.of(trial, VitalsSample.CALM_END);
    gatewayCpu =
        ServerReading.ofGateway(trial, VitalsSample.CALM_START)
            .cpuNsUntil(ServerReading.ofGateway(trial, VitalsSample.CALM_END))
            .filter(ns -> ns > 0);
    idleCpu = ServerReading.idleCpu(trial);
    fromNs = start.servers().stream().mapToLong(VitalsSample::atNs).min().orElse(0);
    toNs = end.servers().stream().mapToLong(VitalsSample::atNs).max().orElse(0);
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
    if (answered == 0 || start.servers().isEmpty() || !everybodyReportedTwice()) {
      return List.of();
    }
    Optional<Double> used = start.cpuNsUntil(end);
    Optional<Double> cpu = used.map(ns -> ns - idleCpu * start.nsUntil(end));
    Optional<Double> peerBytes = start.growth("peer_bytes", end);
    boolean onlyWrites = writes == answered;
    return Stream.of(
            perRequest("cpu_ns_per_request", cpu),
            used.flatMap(
                ns -> gatewayCpu.map(beside -> Figure.of("cpu_to_gateway_cpu", ns / beside))),
            cpu.map(some -> Figure.of("jit_cpu_ns", start.growth("jit_cpu_ns", end).orElse(0.0))),
            perRequest("peer_bytes_per_request", peerBytes),
            perRequest("store_operations_per_request", start.growth("store_operations", end)),
            perRequest("cpu_ns_per_write", cpu.filter(some -> onlyWrites)),
            perRequest("peer_bytes_per_write", peerBytes.filter(some -> onlyWrites)),
            cpu.map(some -> Figure.of("write_share", (double) writes / answered)),
            cpu.map(some -> Figure.of("identity_share", (double) identities / answered)))
        .flatMap(Optional::stream)
        .toList();
  }

  private boolean everybodyReportedTwice() {
    return start.servers().size() == end.servers().size();
  }

  private Optional<Figure> perRequest(String metric, Optional<Double> sum) {
    return sum.map(all -> Figure.of(metric, all / answered));
  }
}
