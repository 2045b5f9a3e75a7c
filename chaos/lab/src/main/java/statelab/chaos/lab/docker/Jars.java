package statelab.chaos.lab.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import statelab.chaos.lab.host.Program;

/**
 * The jars of a program in its image: libraries in one folder and our own in another, since
 * libraries change seldom and then keep their layer.
 *
 * @param all in the order of the class path
 * @param ownEnding how our own jars' names end, all of one version
 */
record Jars(List<Path> all, String ownEnding) {
  /** Of an image without a program of ours. */
  static final Jars NONE = new Jars(List.of(), "none of these");

  Jars {
    all = List.copyOf(all);
  }

  /** Those of a program, whose own jar is called like it and tells the version. */
  static Jars of(Program program) {
    String beginning = program.name() + "-";
    String ending =
        program.classPath().stream()
            .map(Jars::file)
            .filter(name -> name.startsWith(beginning))
            .map(name -> name.substring(program.name().length()))
            .findFirst()
            .orElse(NONE.ownEnding());
    return new Jars(program.classPath(), ending);
  }

  private static String file(Path jar) {
    return String.valueOf(jar.getFileName());
  }

  private String folder(Path jar) {
    return file(jar).endsWith(ownEnding) ? "own" : "libraries";
  }

  /** Copies them into the two folders. */
  void copyInto(Path context) throws IOException {
    Files.createDirectories(context.resolve("own"));
    Files.createDirectories(context.resolve("libraries"));
    for (Path jar : all) {
      Files.copy(jar, context.resolve(folder(jar)).resolve(file(jar)));
    }
  }

  /** The class path in the image. */
  String classPath() {
    return all.stream()
        .map(jar -> "/statelab/%s/%s".formatted(folder(jar), file(jar)))
        .collect(Collectors.joining(":"));
  }
}
