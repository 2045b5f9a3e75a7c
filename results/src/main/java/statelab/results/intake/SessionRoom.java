package statelab.results.intake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import statelab.results.run.ScriptedRequest;
import statelab.results.run.TrialRecord;
import statelab.results.run.VitalsSample;

/**
 * What one more session takes, between the vitals of {@code memory-empty} and {@code memory-full}.
 *
 * <ul>
 *   <li>{@code heap_bytes_per_session} = Σ over nodes of Δ heap_after_gc_bytes ÷ logins answered as
 *       expected between the two
 *   <li>{@code store_bytes_per_session} = Δ store_memory_bytes of the store ÷ the same; 0 without a
 *       store
 * </ul>
 *
 * A figure below 0 is noise of the collector. Without logins there are no figures.
 */
final class SessionRoom implements ScriptMeter {
  private static final String EMPTY = "memory-empty";
  private static final String FULL = "memory-full";

  @Override
  public List<Figure> figures(TrialRecord trial, List<ScriptedRequest> requests) {
    long fromNs = readings(trial, EMPTY).mapToLong(VitalsSample::atNs).min().orElse(0);
    long logins =
        requests.stream()
            .filter(each -> each.isFor("login") && each.accepted() && each.startNs() >= fromNs)
            .count();
    if (logins == 0) {
      return List.of();
    }
    Optional<Double> heap =
        growth(trial, "heap_after_gc_bytes", readings(trial, FULL).filter(VitalsSample::ofNode));
    Optional<Double> store = growth(trial, "store_memory_bytes", readings(trial, FULL));
    return Stream.of(
            heap.map(bytes -> Figure.of("heap_bytes_per_session", bytes / logins)),
            Optional.of(Figure.of("store_bytes_per_session", store.orElse(0.0) / logins)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Stream<VitalsSample> readings(TrialRecord trial, String moment) {
    return trial.vitals().stream().filter(sample -> sample.moment().equals(moment));
  }

  /** Growth of a value, summed over those of the later readings that hold it. */
  private static Optional<Double> growth(
      TrialRecord trial, String value, Stream<VitalsSample> later) {
    return later
        .flatMap(
            full ->
                readings(trial, EMPTY)
                    .filter(empty -> empty.process().equals(full.process()))
                    .flatMap(empty -> growth(value, empty, full).stream()))
        .reduce(Double::sum);
  }

  private static Optional<Double> growth(String value, VitalsSample empty, VitalsSample full) {
    Double before = empty.values().get(value);
    Double after = full.values().get(value);
    return before == null || after == null ? Optional.empty() : Optional.of(after - before);
  }
}
