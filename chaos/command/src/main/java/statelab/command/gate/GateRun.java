package statelab.command.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import statelab.chaos.experiment.Experiment;
import statelab.chaos.gate.GateMeasurement;
import statelab.chaos.gate.GateSession;
import statelab.chaos.gate.GateSide;
import statelab.chaos.gate.SideBySide;
import statelab.chaos.lab.Lab;
import statelab.chaos.lab.RunClock;
import statelab.command.console.BadInputException;
import statelab.command.console.Console;
import statelab.command.provenance.Machine;
import statelab.command.provenance.Version;
import statelab.results.archive.RunFolder;
import statelab.results.claims.Ledger;
import statelab.results.gate.Gate;
import statelab.results.gate.GateDecision;
import statelab.results.gate.GateDefinition;
import statelab.results.gate.GateReport;
import statelab.results.report.GateFiles;
import statelab.results.run.Manifest;

/**
 * One measuring of a base and a candidate: opens their labs, measures, and says what the gate says.
 *
 * @param definition what is checked
 * @param experiment what both sides go through
 * @param seed what every random choice comes from
 * @param budget time for measuring
 * @param out the folder of the gate
 * @param command the command that repeats it
 */
record GateRun(
    GateDefinition definition,
    Experiment experiment,
    long seed,
    Duration budget,
    Path out,
    String command) {

  /**
   * A build on one side.
   *
   * @param name its folder's name, and what progress calls it
   * @param slowDown share of CPU time that its nodes burn on top; 0 for none
   */
  record Subject(String name, GateBuild build, double slowDown) {}

  /** The same in a folder of its own, in that of this one. */
  GateRun into(String folder) {
    return new GateRun(definition, experiment, seed, budget, made(out.resolve(folder)), command);
  }

  /** Measures both, side by side, and says what the gate says of the candidate. */
  GateReport measure(
      Subject base, Subject candidate, GateLabs labs, RunClock clock, Console console)
      throws InterruptedException {
    Instant startedAt = Instant.now();
    long startedNs = clock.nowNs();
    List<Lab> opened = new ArrayList<>();
    try {
      GateSide ofBase = side(base, labs, opened);
      GateSide ofCandidate = side(candidate, labs, opened);
      GateMeasurement measured =
          new GateSession(
                  new Gate(definition),
                  new SideBySide(
                      experiment, ofBase, ofCandidate, clock, new GateLines(console, "pair")))
              .measure(seed, budget);
      Duration took = Duration.ofNanos(clock.nowNs() - startedNs);
      return report(
          base,
          candidate,
          measured.decision(),
          new Session(measured.ended(), startedAt, took, ofBase.lab()));
    } finally {
      opened.forEach(Lab::close);
    }
  }

  /** A side whose lab is open, and among those that are to be closed before it is made ready. */
  private GateSide side(Subject subject, GateLabs labs, List<Lab> opened)
      throws InterruptedException {
    Lab lab =
        labs.open(subject.build().distribution(), definition.architectures(), subject.slowDown());
    opened.add(lab);
    Instant startedAt = Instant.now();
    RunFolder folder = RunFolder.create(out.resolve(subject.name()), startedAt);
    folder.writeManifest(manifest(subject, lab, startedAt), Ledger.standard().text());
    lab.prepare(Set.copyOf(definition.architectures()), made(folder.path().resolve("logs")));
    return new GateSide(subject.name(), lab, folder);
  }

  private Manifest manifest(Subject subject, Lab lab, Instant startedAt) {
    return new Manifest(
        Version.text(),
        startedAt,
        lab.name(),
        "gate",
        seed,
        subject.build().commit(),
        Ledger.standard().sha256(),
        command,
        Machine.facts(),
        lab.versions(),
        lab.jvmFlags(),
        List.of(experiment.name()),
        definition.architectures(),
        Map.of(
            "gate.side", subject.name(),
            "gate.build", subject.build().label(),
            "gate.slow_down", Double.toString(subject.slowDown())));
  }

  private record Session(String ended, Instant startedAt, Duration took, Lab lab) {}

  private GateReport report(
      Subject base, Subject candidate, GateDecision decision, Session session) {
    return new GateReport(
        base.build().label(),
        candidate.build().label() + slowed(candidate),
        definition,
        decision,
        session.ended(),
        session.startedAt(),
        session.took(),
        machine(),
        session.lab().name(),
        GateExperiment.conditions(experiment, session.lab()),
        command);
  }

  private static String slowed(Subject candidate) {
    return candidate.slowDown() > 0
        ? ", slowed down by %d %%".formatted(Math.round(candidate.slowDown() * 100))
        : "";
  }

  private static String machine() {
    Map<String, String> facts = Machine.facts();
    return "%s cores, %s, JDK %s".formatted(facts.get("cores"), facts.get("cpu"), facts.get("jdk"));
  }

  /** Writes a report's files into a folder, which is made. */
  static void write(GateReport report, Path folder) {
    try {
      GateFiles.write(report, made(folder));
    } catch (IOException e) {
      throw new BadInputException("Cannot write into " + folder + ": " + e.getMessage() + ".");
    }
  }

  /** The folder, made where it is missing. */
  static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BadInputException("Cannot make the folder " + folder + ": " + e.getMessage() + ".");
    }
  }
}
