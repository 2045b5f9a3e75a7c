package statelab.results.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import statelab.results.archive.RunFolder;
import statelab.results.run.Evidence;
import statelab.results.run.FaultRecord;
import statelab.results.run.GeneratorReport;
import statelab.results.run.Level;
import statelab.results.run.Manifest;
import statelab.results.run.Phase;
import statelab.results.run.PhaseSpan;
import statelab.results.run.TrialRecord;
import statelab.results.run.VitalsSample;

/**
 * A run of {@code kill-node} that looks like a real one: three architectures, random blocks, one of
 * three nodes killed, requests as a journey would send them. Sticky sessions die with their node
 * and no others do, so that every figure of a report has a known answer.
 */
public final class SyntheticRun {
  public static final List<String> ARCHITECTURES =
      List.of("stateless-jwt", "sticky-session", "replicated-session");

  static final long S = 1_000_000_000L;
  static final int USERS = 90;
  private static final long TRIAL_NS = 40 * S;

  private final String claimsYaml;
  private final String claimsSha256;
  private final long seed;
  private int blocks = 6;
  private int invalidTrial;
  private String breach = "schedule lag p99 was 31 ms, the limit is 20 ms";
  private String cpu = "Example CPU 2.4 GHz";
  private final Map<String, String> settings = new TreeMap<>();
  private String experiment = "kill-node";
  private int copies = 1;
  private List<Level> levels = List.of(Level.NONE);

  /**
   * Nothing is written yet.
   *
   * @param claimsYaml the ledger that goes beside the run
   * @param claimsSha256 its hash
   * @param seed what every choice comes from
   */
  public SyntheticRun(String claimsYaml, String claimsSha256, long seed) {
    this.claimsYaml = claimsYaml;
    this.claimsSha256 = claimsSha256;
    this.seed = seed;
  }

  /** The number of blocks, each with one trial of every architecture; six unless set. */
  public SyntheticRun blocks(int number) {
    blocks = number;
    return this;
  }

  /** The levels at which every architecture is measured; none unless set. */
  public SyntheticRun levels(List<Level> all) {
    levels = List.copyOf(all);
    return this;
  }

  /** The name under which it is recorded; {@code kill-node} unless set. */
  public SyntheticRun experiment(String name) {
    experiment = name;
    return this;
  }

  /** A setting of the manifest beside those that it has anyway; none unless set. */
  public SyntheticRun setting(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /** Why the invalid trial is; a late generator unless set. */
  public SyntheticRun invalidReason(String reason) {
    breach = reason;
    return this;
  }

  /** What it ran on; an example unless set. */
  public SyntheticRun cpu(String name) {
    cpu = name;
    return this;
  }

  /** Marks one trial as invalid, because its generator was late; none unless set. */
  public SyntheticRun invalidTrial(int trial) {
    invalidTrial = trial;
    return this;
  }

  /** Makes the trials about so large that the run holds this many requests, by more users. */
  public SyntheticRun requests(int number) {
    int perTrial = new SyntheticLoad(ARCHITECTURES.getFirst(), 0, new Random(1)).requests().size();
    copies = Math.max(1, Math.round((float) number / (blocks * ARCHITECTURES.size() * perTrial)));
    return this;
  }

  /** Writes manifest and trials; observations and verdicts are the work of those who are tested. */
  public RunFolder write(Path runs) throws IOException {
    RunFolder run = RunFolder.create(runs, Instant.parse("2026-11-24T06:49:12Z"));
    run.writeManifest(manifest(), claimsYaml);
    Random random = new Random(seed);
    int trial = 1;
    for (int block = 1; block <= blocks; block++) {
      List<String> order = new ArrayList<>(ARCHITECTURES);
      Collections.shuffle(order, random);
      for (String architecture : order) {
        for (Level level : levels) {
          writeTrial(run, architecture, level, block, trial, random.nextLong());
          trial++;
        }
      }
    }
    return run;
  }

  private void writeTrial(
      RunFolder run, String architecture, Level level, int block, int trial, long trialSeed)
      throws IOException {
    Path folder = run.trialFolder(trial, experiment, architecture, level);
    long loadStart = trial * TRIAL_NS;
    SyntheticLoad load = new SyntheticLoad(architecture, loadStart, new Random(trialSeed));
    Recordings.write(
        folder.resolve("requests.jfr"), IntStream.range(0, copies).boxed().flatMap(load::copy));
    run.writeTrial(record(architecture, level, block, trial, trialSeed, loadStart, load));
  }

  private TrialRecord record(
      String architecture,
      Level level,
      int block,
      int trial,
      long trialSeed,
      long loadStart,
      SyntheticLoad load) {
    boolean late = trial == invalidTrial;
    List<String> breaches = late ? List.of(breach) : List.of();
    return new TrialRecord(
        experiment,
        architecture,
        level,
        Map.of("nodes", "3", "users", String.valueOf(USERS), "load", "open"),
        (block + 2) / 3,
        block,
        trial,
        trialSeed,
        "process",
        timeline(loadStart),
        List.of(kill(load.injectionNs())),
        new GeneratorReport(
            (long) load.requests().size() * copies,
            late ? 31_000_000 : 900_000 + trial * 13_000L,
            late ? 240_000_000 : 14_000_000,
            0.11 + trial * 0.002,
            6_000_000,
            0,
            0,
            0,
            0,
            breaches),
        vitals(architecture, loadStart, new Random(trialSeed + 1)),
        breaches);
  }

  private static List<PhaseSpan> timeline(long start) {
    return List.of(
        new PhaseSpan(Phase.WARM_UP, start, start + 4 * S),
        new PhaseSpan(Phase.CALM, start + 4 * S, start + 10 * S),
        new PhaseSpan(Phase.OBSERVE, start + 10 * S, start + 16 * S),
        new PhaseSpan(Phase.RECOVER, start + 16 * S, start + 22 * S),
        new PhaseSpan(Phase.AUDIT, start + 22 * S, start + 24 * S));
  }

  private static FaultRecord kill(long injectionNs) {
    return new FaultRecord(
        "kill",
        "node-2",
        injectionNs,
        injectionNs + 4_000_000,
        injectionNs + 6 * S,
        injectionNs + 7 * S + 400_000_000,
        List.of(
            new Evidence("exit code of node-2", injectionNs + 4_000_000, "137", "137", true),
            new Evidence(
                "http port of node-2", injectionNs + 5_000_000, "refused", "refused", true)),
        List.of(new Evidence("health of node-2", injectionNs + 7 * S, "ready", "ready", true)));
  }

  private static List<VitalsSample> vitals(String architecture, long start, Random random) {
    double perRequest =
        switch (architecture) {
          case "stateless-jwt" -> 96_000;
          case "sticky-session" -> 88_000;
          default -> 310_000;
        };
    List<VitalsSample> samples = new ArrayList<>();
    for (int node = 1; node <= 3; node++) {
      double growth = perRequest * SyntheticLoad.RATE * 6 / 3 * (1 + 0.03 * random.nextGaussian());
      samples.add(
          new VitalsSample(
              "node-" + node,
              "calm-start",
              start + 4 * S,
              Map.of("cpu_ns", 2e9, "jit_cpu_ns", 9e8)));
      samples.add(
          new VitalsSample(
              "node-" + node,
              "calm-end",
              start + 10 * S,
              Map.of("cpu_ns", 2e9 + growth + 4e7, "jit_cpu_ns", 9e8 + 4e7)));
    }
    return samples;
  }

  private Manifest manifest() {
    return new Manifest(
        "0.1.0-SNAPSHOT",
        Instant.parse("2026-11-24T06:49:12Z"),
        "process",
        "quick",
        seed,
        "ff42992a7c",
        claimsSha256,
        "mvn -Pbenchmark verify -Dstatelab.seed=" + seed,
        Map.of(
            "os", "Debian GNU/Linux 12",
            "cpu", cpu,
            "cores", "2",
            "memory_bytes", "8318746624",
            "jdk", "25.0.1+8 (Temurin)"),
        Map.of("tomcat", "11.0.21", "gatling", "3.15.1", "undertow", "2.4.4.Final"),
        List.of("-Xms192m", "-Xmx192m", "-XX:+UseSerialGC"),
        List.of(experiment),
        ARCHITECTURES,
        settings());
  }

  private Map<String, String> settings() {
    Map<String, String> all = new TreeMap<>(settings);
    all.put("trials", String.valueOf(blocks));
    return all;
  }
}
