package statelab.results.intake;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import statelab.results.run.TrialRecord;
import statelab.results.run.VitalsSample;

/** What the servers (nodes and store) said of themselves at one moment. */
record ServerReading(List<VitalsSample> servers) {
  private static final String IDLE_START = "idle-start";
  private static final String IDLE_END = "idle-end";

  ServerReading {
    servers = List.copyOf(servers);
  }

  static ServerReading of(TrialRecord trial, String moment) {
    return of(trial, moment, VitalsSample::ofServer);
  }

  /** The same of the gateway, which is the same program for every architecture and build. */
  static ServerReading ofGateway(TrialRecord trial, String moment) {
    return of(trial, moment, sample -> sample.process().equals("gateway"));
  }

  private static ServerReading of(TrialRecord trial, String moment, Predicate<VitalsSample> whose) {
    return new ServerReading(
        trial.vitals().stream()
            .filter(sample -> whose.test(sample) && sample.moment().equals(moment))
            .toList());
  }

  /**
   * CPU time for each ns that idle servers take, without that of the compilers, from {@code
   * idle-start} to {@code idle-end}; 0 in a trial that did not look.
   */
  static double idleCpu(TrialRecord trial) {
    ServerReading start = of(trial, IDLE_START);
    ServerReading end = of(trial, IDLE_END);
    return start.cpuNsUntil(end).map(ns -> ns / start.nsUntil(end)).orElse(0.0);
  }

  /** CPU time without that of the compilers until a later moment, in ns. */
  Optional<Double> cpuNsUntil(ServerReading later) {
    double compilers = growth("jit_cpu_ns", later).orElse(0.0);
    return growth("cpu_ns", later).map(all -> all - compilers);
  }

  /** Growth of a value summed over the servers that report it; empty when none does. */
  Optional<Double> growth(String value, ServerReading later) {
    return Growth.sum(value, servers, later.servers);
  }

  /** Time until a later moment, in ns. */
  double nsUntil(ServerReading later) {
    return later.atNs() - atNs();
  }

  private double atNs() {
    return servers.stream().mapToLong(VitalsSample::atNs).average().orElse(0);
  }
}
