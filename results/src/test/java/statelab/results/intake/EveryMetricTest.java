package statelab.results.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import statelab.results.catalogue.Metrics;

class EveryMetricTest {
  private static final Path METERS = Path.of("src/main/java/statelab/results/intake");

  @Test
  void everyMetricOfTheCatalogueIsYieldedByAMeter() throws IOException {
    String meters = sources();

    assertThat(meters).contains("implements Meter", "implements ScriptMeter");
    assertThat(Metrics.names())
        .hasSizeGreaterThan(40)
        .filteredOn(metric -> !meters.contains('"' + metric + '"'))
        .as("metrics that no meter computes")
        .isEmpty();
  }

  private static String sources() throws IOException {
    try (Stream<Path> files = Files.list(METERS)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      return sources.stream().map(EveryMetricTest::text).collect(Collectors.joining());
    }
  }

  private static String text(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
