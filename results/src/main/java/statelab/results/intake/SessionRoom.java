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
    List<VitalsSample> empty = readings(trial, EMPTY);
    List<VitalsSample> full = readings(trial, FULL);
    long fromNs = empty.stream().mapToLong(VitalsSample::atNs).min().orElse(0);
    long logins =
        requests.stream()
            .filter(each -> each.isFor("login") && each.accepted() && each.startNs() >= fromNs)
            .count();
    if (logins == 0) {
      return List.of();
    }
    List<VitalsSample> nodes = full.stream().filter(VitalsSample::ofNode).toList();
    Optional<Double> heap = Growth.sum("heap_after_gc_bytes", empty, nodes);
    Optional<Double> store = Growth.sum("store_memory_bytes", empty, full);
    return Stream.of(
            heap.map(bytes -> Figure.of("heap_bytes_per_session", bytes / logins)),
            Optional.of(Figure.of("store_bytes_per_session", store.orElse(0.0) / logins)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<VitalsSample> readings(TrialRecord trial, String moment) {
    return trial.vitals().stream().filter(sample -> sample.moment().equals(moment)).toList();
  }
}
