package statelab.command.hotpaths;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import statelab.chaos.lab.host.JavaCommand;

/**
 * Hot paths run on the JVM of a node. The benchmarks cannot import the lab's flags, nor the lab
 * theirs, so that the two lists are held equal here.
 */
class HotPathJvmTest {
  private static final Path SOURCE =
      Path.of(
          System.getProperty("statelab.root"),
          "benchmarks/src/main/java/statelab/benchmarks/NodeJvm.java");

  @Test
  void theFlagsOfHotPathsAreThoseOfNodes() throws IOException {
    String source = Files.readString(SOURCE);
    String list = source.substring(source.indexOf("FLAGS"), source.indexOf(");"));

    List<String> flags =
        Pattern.compile("\"([^\"]+)\"")
            .matcher(list)
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();

    assertThat(flags).isEqualTo(JavaCommand.FLAGS);
  }
}
