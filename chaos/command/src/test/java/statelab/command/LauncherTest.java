package statelab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import statelab.command.console.ExitCode;

/** The shell script that users start, in a copy of the project that lacks something. */
class LauncherTest {
  @TempDir Path project;
  private Path emptyFolder;

  @BeforeEach
  void copyLauncher() throws IOException {
    Files.copy(
        Path.of(System.getProperty("statelab.root"), "statelab"), project.resolve("statelab"));
    emptyFolder = Files.createDirectory(project.resolve("nothing"));
  }

  @Test
  void aMachineWithoutTheJdkGetsOneSentenceThatSaysWhatToInstall() throws Exception {
    Ended ended = launch(Map.of("JAVA_HOME", "", "STATELAB_JDKS", emptyFolder.toString()));

    assertThat(ended.exitCode()).isEqualTo(ExitCode.CANNOT_START.code());
    assertThat(ended.errors())
        .isEqualTo(
            "statelab: no JDK 25 was found in JAVA_HOME, in JAVA25_HOME, on the PATH or in %s; install one, or name it in JAVA_HOME.%n",
            emptyFolder);
  }

  @Test
  void anotherJdkIsNotTakenForTheRightOne() throws Exception {
    Path jdks = project.resolve("jdks");
    Path old = jdks.resolve("old");
    Files.createDirectories(old.resolve("bin"));
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    Files.createSymbolicLink(
        old.resolve("bin/java"), Path.of(System.getProperty("java.home"), "bin/java"));

    Ended ended = launch(Map.of("JAVA_HOME", old.toString(), "STATELAB_JDKS", jdks.toString()));

    assertThat(ended.exitCode()).isEqualTo(ExitCode.CANNOT_START.code());
    assertThat(ended.errors()).contains("no JDK 25 was found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".sdkman/candidates/java", ".jdks", ".m2/jdks", ".asdf/installs/java", "named"})
  void aJdkIsFoundWhereTheBuildFindsOneTheUsersOwnFirst(String folder) throws Exception {
    Files.createDirectories(project.resolve("distribution/command"));
    Path home = project.resolve("home");
    Path jdk = home.resolve(folder).resolve("twenty-five");
    script(jdk.resolve("bin/java"), "echo 'the right one' >&2");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");

    String named = folder.equals("named") ? jdk.toString() : "";
    Ended ended = launch(Map.of("HOME", home.toString(), "JAVA25_HOME", named));

    assertThat(ended.errors()).isEqualTo("the right one%n".formatted());
  }

  @Test
  void aProjectThatIsNotBuiltGetsTheCommandThatBuildsIt() throws Exception {
    Ended ended = launch(Map.of("JAVA_HOME", System.getProperty("java.home")));

    assertThat(ended.exitCode()).isEqualTo(ExitCode.CANNOT_START.code());
    assertThat(ended.errors())
        .isEqualTo(
            "statelab: %s is missing; build it with: mvn -B -Pprograms package%n",
            project.toRealPath().resolve("target/distribution/command"));
  }

  @Test
  void aProjectThatIsNotBuiltIsBuiltOnceWhereMavenIsThere() throws Exception {
    Files.createFile(project.resolve("pom.xml"));
    tool("mvn", "echo \"built with $*\"; /usr/bin/mkdir -p target/distribution/command");

    Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("java.home"));
    Ended first = launch(environment);
    Ended second = launch(environment);

    assertThat(first.errors())
        .contains("building the programs first", "built with -B -q -Pprograms package");
    assertThat(second.errors()).doesNotContain("building");
  }

  @Test
  void aReleaseNeedsNoBuild() throws Exception {
    Files.createDirectories(project.resolve("distribution/command"));

    Ended ended = launch(Map.of("JAVA_HOME", System.getProperty("java.home")));

    assertThat(ended.errors()).contains("ClassNotFoundException: statelab.command.Statelab");
  }

  private void tool(String name, String script) throws IOException {
    script(project.resolve("tools").resolve(name), script);
  }

  private static void script(Path file, String script) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private record Ended(int exitCode, String errors) {}

  /** Runs it with the tools that a shell needs on the path, and no Java. */
  private Ended launch(Map<String, String> environment) throws Exception {
    Path tools = Files.createDirectories(project.resolve("tools"));
    for (String tool : new String[] {"dirname", "readlink", "grep"}) {
      if (Files.notExists(tools.resolve(tool))) {
        Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
      }
    }
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", project.resolve("statelab").toString(), "--version");
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), errors);
  }
}
