package statelab.chaos.experiment;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import statelab.chaos.script.Script;
import statelab.results.definition.Fields;

/**
 * Reads what happens in each trial: a {@code script}, or a {@code load} with its {@code timeline}
 * and perhaps a {@code fault}. A level says only what differs; where the experiment's own part
 * could not be read, a stand-in lets the problems of the level be found in the same pass.
 */
final class ProcedureReader {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Workload ANY_LOAD = new Workload("shopping", 1, SECOND, SECOND, Map.of());
  private static final Timeline ANY_TIME = new Timeline(SECOND, SECOND, SECOND, SECOND);

  private final boolean scripted;
  private final Optional<Script> script;
  private final Optional<Workload> workload;
  private final Optional<Timeline> timeline;
  private final Optional<FaultPlan> fault;

  /**
   * Reads the experiment's own.
   *
   * @param nodes nodes of its cluster, which decide the valid targets of a fault
   */
  ProcedureReader(Fields fields, int nodes) {
    scripted = fields.has("script");
    if (scripted) {
      script = fields.group("script").flatMap(ScriptReader::read);
      workload = Optional.empty();
      timeline = Optional.empty();
      fault = Optional.empty();
    } else {
      script = Optional.empty();
      workload = fields.group("load").flatMap(group -> workload(group, Optional.empty()));
      fault = fault(fields, nodes, workload);
      timeline = fields.group("timeline").flatMap(group -> timeline(group, Optional.empty()));
    }
  }

  /** Whether a script was given, and so no load. */
  boolean scripted() {
    return scripted;
  }

  /**
   * What was read.
   *
   * @throws java.util.NoSuchElementException after a problem
   */
  Procedure procedure() {
    return scripted
        ? new Scripted(script.orElseThrow())
        : new UnderLoad(workload.orElseThrow(), timeline.orElseThrow(), fault);
  }

  /**
   * The same with what a level changes of it. One that has a script of its own gives it whole, also
   * in place of a load.
   */
  Procedure at(Fields level, int nodes) {
    if (scripted || level.has("script")) {
      return level
          .optionalGroup("script")
          .flatMap(ScriptReader::read)
          .or(() -> script)
          .<Procedure>map(Scripted::new)
          .orElseGet(() -> new UnderLoad(ANY_LOAD, ANY_TIME, Optional.empty()));
    }
    Workload load = workload.orElse(ANY_LOAD);
    Timeline time = timeline.orElse(ANY_TIME);
    Workload changed =
        level
            .optionalGroup("load")
            .flatMap(group -> workload(group, Optional.of(load)))
            .orElse(load);
    Timeline changedTime =
        level
            .optionalGroup("timeline")
            .flatMap(group -> timeline(group, Optional.of(time)))
            .orElse(time);
    if (level.has("fault")) {
      return new UnderLoad(changed, changedTime, fault(level, nodes, Optional.of(changed)));
    }
    if (!UnderLoad.bear(changed, fault)) {
      level.reject("load", UnderLoad.NO_FAULT.formatted("the experiment's fault"));
      return new UnderLoad(changed, changedTime, Optional.empty());
    }
    return new UnderLoad(changed, changedTime, fault);
  }

  /** What breaks, if anything; nothing after a problem. */
  private static Optional<FaultPlan> fault(Fields fields, int nodes, Optional<Workload> workload) {
    Optional<FaultPlan> fault =
        fields.optionalGroup("fault").flatMap(group -> new FaultReader(group, nodes).read());
    if (!UnderLoad.bear(workload.orElse(ANY_LOAD), fault)) {
      fields.reject("fault", UnderLoad.NO_FAULT.formatted("think-time"));
      return Optional.empty();
    }
    return fault;
  }

  /** What is left out is as in {@code base}, or has to be given when there is none. */
  private static Optional<Workload> workload(Fields fields, Optional<Workload> base) {
    String journey =
        ExperimentReader.inherited(fields, "journey", base.map(Workload::journey), fields::text);
    int users =
        Math.toIntExact(
            ExperimentReader.inherited(
                fields, "users", base.map(each -> (long) each.users()), fields::whole));
    Supplier<Pace> pace = pace(fields, base.map(Workload::pace));
    Duration timeout = duration(fields, "request-timeout", base.map(Workload::requestTimeout));
    Map<String, String> parameters = new HashMap<>(base.map(Workload::parameters).orElse(Map.of()));
    parameters.putAll(ExperimentReader.texts(fields, "parameters"));
    return fields.build(() -> new Workload(journey, users, pace.get(), timeout, parameters));
  }

  /** A level that gives the one key has left the other that the experiment gave. */
  private static Supplier<Pace> pace(Fields fields, Optional<Pace> base) {
    boolean onGrid = fields.has("interval");
    if (fields.has("think-time")) {
      if (onGrid) {
        fields.reject("think-time", "must be left out where interval is given");
      }
      Duration thinkTime = fields.duration("think-time");
      return thinking(fields, new Pace.Thinking(thinkTime));
    }
    if (!onGrid && base.isPresent() && base.get() instanceof Pace.Thinking same) {
      return thinking(fields, same);
    }
    Optional<Pace.Grid> grid = base.filter(Pace.Grid.class::isInstance).map(Pace.Grid.class::cast);
    if (!onGrid && grid.isEmpty()) {
      fields.reject("interval", "must be given, or think-time in its place");
    }
    Duration interval =
        onGrid ? fields.duration("interval") : grid.map(Pace.Grid::interval).orElse(Duration.ZERO);
    double zipf = fields.optionalNumber("zipf").orElse(grid.map(Pace.Grid::zipf).orElse(0.0));
    return () -> new Pace.Grid(interval, zipf);
  }

  private static Supplier<Pace> thinking(Fields fields, Pace.Thinking pace) {
    if (fields.has("zipf")) {
      fields.reject(
          "zipf",
          "must be left out with think-time: users who wait for answers cannot be told how much to ask");
    }
    return () -> pace;
  }

  /** What is left out is as in {@code base}, or has to be given when there is none. */
  private static Optional<Timeline> timeline(Fields fields, Optional<Timeline> base) {
    Duration warmUp = duration(fields, "warm-up", base.map(Timeline::warmUp).map(WarmUp::atLeast));
    Optional<Duration> mostOfBase =
        base.map(Timeline::warmUp).filter(each -> !each.fixed()).map(WarmUp::atMost);
    Duration warmUpAtMost =
        duration(fields, "warm-up-at-most", mostOfBase.or(() -> Optional.of(warmUp)));
    Duration calm = duration(fields, "calm", base.map(Timeline::calm));
    Optional<Duration> none = Optional.of(Duration.ZERO);
    Duration observe = duration(fields, "observe", base.map(Timeline::observe).or(() -> none));
    Duration recover = duration(fields, "recover", base.map(Timeline::recover).or(() -> none));
    Duration spread = duration(fields, "spread", base.map(Timeline::spread).or(() -> none));
    return fields.build(
        () -> new Timeline(new WarmUp(warmUp, warmUpAtMost), calm, observe, recover, spread));
  }

  private static Duration duration(Fields fields, String key, Optional<Duration> base) {
    return ExperimentReader.inherited(fields, key, base, fields::duration);
  }
}
