package statelab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The commands of the documents that name a test: they run it. A tag by which the usual build
 * leaves a test out leaves it out of such a command too, and {@code failIfNoSpecifiedTests=false},
 * which other modules need, then hides that nothing ran.
 */
class DocumentedTestsTest {
  private static final Path ROOT = Path.of(System.getProperty("statelab.root"));
  private static final Pattern CONTINUED = Pattern.compile("\\\\\\R\\s*");
  private static final Pattern COMMAND = Pattern.compile("\\bmvn [^`\\n]*");
  private static final Pattern NAMED = Pattern.compile("-D(?:it\\.)?test=(\\S+)");
  private static final Pattern TAG = Pattern.compile("(?m)^@Tag\\(\"(\\w+)\"\\)");

  /** What runs a test of this tag, one of these; a tag that is not here needs none. */
  private static final Map<String, List<String>> PROFILES =
      Map.of(
          "extended", List.of("-Pextended", "-Plong"),
          "docker", List.of("-Pdocker"));

  /** By which a command says that it wants no unit test. */
  private static final String NO_TEST = "None";

  @Test
  void everyCommandThatNamesATestHasTheProfileThatRunsIt() throws IOException {
    Map<String, String> sources = testSources();
    List<String> idle = new ArrayList<>();
    List<String> commands = commandsThatNameTests();
    for (String command : commands) {
      for (String test : testsOf(command)) {
        String source = sources.get(test);
        if (source == null || !runs(command, source)) {
          idle.add(test + " in: " + command);
        }
      }
    }
    assertThat(commands).isNotEmpty();
    assertThat(idle).as("tests that their documented command does not run").isEmpty();
  }

  @Test
  void aTestThatTheUsualBuildLeavesOutIsNotRunWithoutItsProfile() {
    String source = "@Tag(\"extended\")\nclass SlowIT {";

    assertThat(runs("mvn verify -Dit.test=SlowIT", source)).isFalse();
    assertThat(runs("mvn -Pextended verify -Dit.test=SlowIT", source)).isTrue();
    assertThat(runs("mvn verify -Dit.test=QuickIT", "class QuickIT {")).isTrue();
  }

  private static boolean runs(String command, String source) {
    return TAG.matcher(source)
        .results()
        .map(tag -> PROFILES.getOrDefault(tag.group(1), List.of()))
        .allMatch(
            profiles -> profiles.isEmpty() || profiles.stream().anyMatch(words(command)::contains));
  }

  private static List<String> words(String command) {
    return List.of(command.split("\\s+"));
  }

  private static List<String> commandsThatNameTests() throws IOException {
    List<String> commands = new ArrayList<>();
    for (Path document : documents()) {
      String text = CONTINUED.matcher(Files.readString(document)).replaceAll(" ");
      COMMAND.matcher(text).results().map(found -> found.group()).forEach(commands::add);
    }
    return commands.stream().filter(command -> !testsOf(command).isEmpty()).toList();
  }

  /** Names of test classes; a pattern may mean any, and is left alone. */
  private static List<String> testsOf(String command) {
    return NAMED
        .matcher(command)
        .results()
        .flatMap(named -> Stream.of(named.group(1).split(",")))
        .map(name -> name.replaceFirst("#.*", ""))
        .filter(name -> name.matches("\\w+") && !name.equals(NO_TEST))
        .toList();
  }

  private static Map<String, String> testSources() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    for (Path module : modules()) {
      try (Stream<Path> files = Files.walk(module.resolve("src/test/java"))) {
        for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          sources.put(name, Files.readString(file));
        }
      }
    }
    return sources;
  }

  /** Folders with tests of their own, at most two below the root. */
  private static List<Path> modules() throws IOException {
    try (Stream<Path> folders = Files.find(ROOT, 2, (path, facts) -> facts.isDirectory())) {
      return folders.filter(folder -> Files.isDirectory(folder.resolve("src/test/java"))).toList();
    }
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> roots = Files.list(ROOT);
        Stream<Path> pages = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(roots, pages).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }
}
