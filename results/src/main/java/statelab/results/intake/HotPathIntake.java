package statelab.results.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import statelab.results.archive.HotPathFolder;
import statelab.results.archive.RunFolder;
import statelab.results.run.HotPathFork;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The hot paths of a run, from files in JMH's own format. Each fork becomes one value; iterations
 * are never pooled over forks.
 */
public final class HotPathIntake {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern NAME = Pattern.compile("round-([1-9]\\d{0,3})-(.+)\\.json");

  /** Ends the label of what a round measured a second time. */
  private static final String AGAIN = "-again";

  private static final String CPU = "cpu";
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private static final Map<String, Double> NS =
      new TreeMap<>(Map.of("ns/op", 1.0, "us/op", 1e3, "ms/op", 1e6, "s/op", 1e9));

  private final Path file;
  private final int round;
  private final boolean again;

  private HotPathIntake(Path file) {
    this.file = file;
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      throw new IntakeException(file + " must be named round-NUMBER-WHAT.json", null);
    }
    round = Integer.parseInt(name.group(1));
    again = name.group(2).endsWith(AGAIN);
  }

  /**
   * All forks, in the order of the files; none where the run has no hot paths.
   *
   * @throws IntakeException if a file is not what JMH writes of times measured in forks
   */
  public static List<HotPathFork> read(RunFolder run) {
    return HotPathFolder.of(run).files().stream().flatMap(file -> read(file).stream()).toList();
  }

  /** The forks of one file. */
  static List<HotPathFork> read(Path file) {
    HotPathIntake intake = new HotPathIntake(file);
    List<HotPathFork> forks = new ArrayList<>();
    intake.results().forEach(result -> forks.addAll(intake.forks(result)));
    return List.copyOf(forks);
  }

  private JsonNode results() {
    try {
      JsonNode results = JSON.readTree(Files.readString(file));
      if (!results.isArray()) {
        throw new IntakeException(file + " holds no list of results, as JMH writes it", null);
      }
      return results;
    } catch (IOException e) {
      throw new IntakeException("cannot read %s: %s".formatted(file, e.getMessage()), e);
    } catch (JacksonException e) {
      throw new IntakeException(
          "%s, line %d is no JSON: %s"
              .formatted(
                  file,
                  e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr()),
                  e.getOriginalMessage()),
          e);
    }
  }

  private List<HotPathFork> forks(JsonNode result) {
    String name = shortName(result.path("benchmark").asString(""));
    require(!name.isEmpty(), "a result", "benchmark", "must name its method", "");
    String mode = result.path("mode").asString("");
    require(mode.equals("avgt"), name, "mode", "must be avgt, the mean time", mode);
    int forked = result.path("forks").asInt(0);
    require(forked > 0, name, "forks", "must be 1 or more: JMH's own JVM is no fork", forked);
    JsonNode time = result.path("primaryMetric");
    double unit = unit(name, time.path("scoreUnit").asString(""));
    List<HotPathFork> forks = new ArrayList<>();
    for (JsonNode iterations : time.path("rawData")) {
      int fork = forks.size() + 1;
      forks.add(
          fork(
              name,
              parameters(result.path("params")),
              fork,
              numbers(iterations).stream().map(value -> value * unit).toList(),
              result.path("secondaryMetrics")));
    }
    require(forks.size() == forked, name, "primaryMetric.rawData", "must have all forks", forked);
    return forks;
  }

  private HotPathFork fork(
      String name,
      SortedMap<String, String> parameters,
      int fork,
      List<Double> iterationsNs,
      JsonNode others) {
    try {
      return new HotPathFork(
          name,
          parameters,
          round,
          fork,
          iterationsNs,
          mean(others.path(CPU), fork),
          mean(others.path(ALLOCATED), fork),
          again);
    } catch (IllegalArgumentException e) {
      throw new IntakeException(file + ": " + e.getMessage(), e);
    }
  }

  private double unit(String name, String unit) {
    require(NS.containsKey(unit), name, "scoreUnit", "must be one of " + NS.keySet(), unit);
    return NS.getOrDefault(unit, 1.0);
  }

  private void require(boolean holds, String name, String field, String rule, Object found) {
    if (!holds) {
      throw new IntakeException(
          "%s, %s: %s %s, but was \"%s\"".formatted(file, name, field, rule, found), null);
    }
  }

  private static @Nullable Double mean(JsonNode metric, int fork) {
    List<Double> iterations = numbers(metric.path("rawData").path(fork - 1));
    return iterations.isEmpty()
        ? null
        : iterations.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** JMH writes what is no number as text; it becomes one that no time can be. */
  private static List<Double> numbers(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(value -> value.isNumber() ? value.doubleValue() : Double.NaN)
        .toList();
  }

  private static SortedMap<String, String> parameters(JsonNode node) {
    SortedMap<String, String> parameters = new TreeMap<>();
    node.properties().forEach(each -> parameters.put(each.getKey(), each.getValue().asString("")));
    return parameters;
  }

  /** Class and method without the package. */
  private static String shortName(String benchmark) {
    return benchmark.replaceFirst("^(?:[a-z][\\w]*\\.)*(?=[A-Z])", "");
  }
}
