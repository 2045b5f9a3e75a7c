package statelab.command.gate;

import java.util.List;

/**
 * How a build behaves in a {@link FakeGateLab}.
 *
 * @param spread standard deviation of the logarithm of its CPU time from trial to trial
 * @param lost sessions that die with a node, of ten
 * @param failed requests that fail at the kill
 * @param recoveryS seconds after the kill in which answers are slow
 */
record FakeBuild(
    double cpuNs,
    double spread,
    long bytes,
    long latencyNs,
    int lost,
    int failed,
    double recoveryS,
    List<String> breaches) {
  static final FakeBuild GOOD = new FakeBuild(300_000, 0.01, 900, 1_500_000, 0, 5, 0.5, List.of());

  FakeBuild withCpuNs(double other) {
    return new FakeBuild(other, spread, bytes, latencyNs, lost, failed, recoveryS, breaches);
  }

  FakeBuild withSpread(double other) {
    return new FakeBuild(cpuNs, other, bytes, latencyNs, lost, failed, recoveryS, breaches);
  }

  FakeBuild withBytes(long other) {
    return new FakeBuild(cpuNs, spread, other, latencyNs, lost, failed, recoveryS, breaches);
  }

  FakeBuild withLatencyNs(long other) {
    return new FakeBuild(cpuNs, spread, bytes, other, lost, failed, recoveryS, breaches);
  }

  FakeBuild withLosses(int sessions, int requests, double seconds) {
    return new FakeBuild(cpuNs, spread, bytes, latencyNs, sessions, requests, seconds, breaches);
  }

  FakeBuild withBreach(String breach) {
    return new FakeBuild(cpuNs, spread, bytes, latencyNs, lost, failed, recoveryS, List.of(breach));
  }
}
