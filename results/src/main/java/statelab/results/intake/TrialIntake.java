package statelab.results.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import statelab.results.archive.ScriptRecording;
import statelab.results.archive.StoredTrial;
import statelab.results.catalogue.Metrics;
import statelab.results.run.Observation;
import statelab.results.run.ScriptedRequest;
import statelab.results.run.TrialRecord;

/** Reads the requests of one finished trial once, and makes of them all that is made of them. */
public final class TrialIntake {
  private final TrialRecord trial;
  private final List<Meter> meters = new ArrayList<>();
  private final List<Figure> scripted = new ArrayList<>();
  private final SeriesRecorder series;
  private final CalmCost calmCost;
  private long recorded;

  private TrialIntake(TrialRecord trial, double recoveryHorizonS) {
    this.trial = trial;
    Timeline timeline = new Timeline(trial);
    series = new SeriesRecorder(timeline);
    calmCost = new CalmCost(timeline, !trial.usersWaited());
    if (!trial.scripted()) {
      addMeters(timeline, recoveryHorizonS);
    }
  }

  private void addMeters(Timeline timeline, double recoveryHorizonS) {
    if (trial.usersWaited()) {
      meters.add(new ServedRate(timeline));
    } else {
      timeline
          .injectionNs()
          .ifPresent(injectionNs -> addFaultMeters(timeline, injectionNs, recoveryHorizonS));
    }
    if (trial.faults().isEmpty()) {
      meters.add(new FirstMiss());
    }
    meters.add(new RequestCounts(timeline));
    meters.add(new StaleReads(timeline));
    meters.add(calmCost);
    meters.add(new Refusals(trial, timeline));
    meters.add(new ServerCost(trial));
    meters.add(new LoadSpread(trial, timeline));
  }

  /** Users who wait for answers ask a slow cluster less, which would pass for a recovery. */
  private void addFaultMeters(Timeline timeline, long injectionNs, double recoveryHorizonS) {
    meters.add(new SessionCohort(injectionNs));
    meters.add(new Recovery(timeline, injectionNs, recoveryHorizonS));
    meters.add(new FaultLatency(timeline));
    meters.add(new StallOfOthers(trial, timeline, injectionNs));
    meters.add(new RolloutDuration(trial));
    meters.add(new WrongRejections(trial, timeline));
    if (FairShare.appliesTo(trial)) {
      meters.add(new FairShare(trial, timeline, injectionNs));
      meters.add(new KnownUsers(trial, timeline, injectionNs));
    }
  }

  /**
   * What the trial yields. An invalid trial yields observations too, each marked with the reasons.
   *
   * @throws IntakeException if its requests cannot be read
   */
  public static TrialYield read(StoredTrial stored) {
    return read(stored, Metrics.named("time_to_recover_s").horizonS());
  }

  /**
   * The same, with times to recover cut sooner than the catalogue says: for trials that are watched
   * less long, and are compared with nothing but each other.
   *
   * @param recoveryHorizonS in s from the injection, above 0
   * @throws IntakeException if its requests cannot be read
   */
  public static TrialYield read(StoredTrial stored, double recoveryHorizonS) {
    TrialIntake intake = new TrialIntake(stored.record(), recoveryHorizonS);
    stored.requestFiles().forEach(intake::readFile);
    ScriptMeter.of(stored.record()).ifPresent(meter -> intake.readScript(stored, meter));
    return new TrialYield(
        stored.record(), intake.observations(), intake.series.series(), intake.calmCost.latency());
  }

  private void readFile(Path file) {
    RequestRecording.read(
        file,
        request -> {
          recorded++;
          series.accept(request);
          meters.forEach(meter -> meter.accept(request));
        });
  }

  private void readScript(StoredTrial stored, ScriptMeter meter) {
    List<ScriptedRequest> requests = ScriptRecording.read(stored.folder());
    recorded += requests.size();
    scripted.addAll(meter.figures(trial, requests));
  }

  private List<Observation> observations() {
    String trialReason = reasonOfTrial();
    return Stream.concat(
            meters.stream().flatMap(meter -> meter.figures().stream()), scripted.stream())
        .map(figure -> observation(figure, trialReason))
        .toList();
  }

  /** A recording that lost requests may have lost the failed ones, so nothing of it counts. */
  private @Nullable String reasonOfTrial() {
    List<String> reasons = new ArrayList<>(trial.invalidReasons());
    long sent = trial.generator().requests();
    if (recorded < sent) {
      reasons.add("the recording holds only %d of %d requests".formatted(recorded, sent));
    }
    return reasons.isEmpty() ? null : String.join("; ", reasons);
  }

  private Observation observation(Figure figure, @Nullable String trialReason) {
    String reason = trialReason == null ? figure.invalidReason() : trialReason;
    return new Observation(
        trial.experiment(),
        trial.architecture(),
        trial.level(),
        trial.start(),
        trial.block(),
        trial.trial(),
        figure.metric(),
        Metrics.named(figure.metric()).unit(),
        figure.value(),
        reason == null,
        reason);
  }
}
