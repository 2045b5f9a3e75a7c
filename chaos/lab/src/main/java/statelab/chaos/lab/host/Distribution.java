package statelab.chaos.lab.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import statelab.chaos.lab.LabException;

/** Where the programs' jars stand, one folder for each program. */
public final class Distribution {
  /** System property that names the folder. */
  public static final String PROPERTY = "statelab.distribution";

  /** Name of the load balancer. */
  public static final String GATEWAY = "gateway";

  /** Name of the store of sessions. */
  public static final String STORE = "store";

  /** Name of the order ledger. */
  public static final String ORDERS = "orders";

  private static final Map<String, String> MAIN_CLASSES =
      Map.of(
          "no-auth",
          "statelab.targets.noauth.Main",
          "stateless-jwt",
          "statelab.targets.jwt.Main",
          "sticky-session",
          "statelab.targets.sticky.Main",
          "replicated-session",
          "statelab.targets.replicated.Main",
          "central-session",
          "statelab.targets.central.Main",
          "hybrid-session",
          "statelab.targets.hybrid.Main",
          GATEWAY,
          "statelab.targets.gateway.Main",
          STORE,
          "statelab.targets.store.Main",
          ORDERS,
          "statelab.targets.orders.Main");

  private static final Map<String, Set<Program.Need>> NEEDS =
      Map.of(
          "stateless-jwt", Set.of(Program.Need.KEYS),
          "replicated-session", Set.of(Program.Need.PEERS),
          "central-session", Set.of(Program.Need.STORE),
          "hybrid-session", Set.of(Program.Need.STORE, Program.Need.KEYS));

  private static final Pattern VERSIONED =
      Pattern.compile(
          "(?<name>tomcat-embed-core|tomcat-catalina-ha|undertow-core|gatling-app|nimbus-jose-jwt"
              + "|jedis|embedded-redis)-(?<version>\\d.*)\\.jar");

  private final Path folder;
  private final Map<String, Program> replacements;

  private Distribution(Path folder, Map<String, Program> replacements) {
    this.folder = folder;
    this.replacements = Map.copyOf(replacements);
  }

  /**
   * The distribution in a folder.
   *
   * @throws LabException when there is no such folder
   */
  public static Distribution in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new LabException(
          LabException.Reason.NO_DISTRIBUTION,
          "The programs' jars are expected in %s, which is no folder; build them with 'mvn package'."
              .formatted(folder));
    }
    return new Distribution(folder.toAbsolutePath().normalize(), Map.of());
  }

  /**
   * The distribution that the system property names, or else the one that the given class's jar
   * stands in.
   *
   * @throws LabException when neither leads to one
   */
  public static Distribution find(Class<?> commandClass) {
    String named = System.getProperty(PROPERTY);
    return in(named != null ? Path.of(named) : around(commandClass));
  }

  private static Path around(Class<?> commandClass) {
    try {
      Path jar = Path.of(commandClass.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path program = jar.getParent();
      Path folder = program == null ? null : program.getParent();
      if (folder != null && Files.isDirectory(folder.resolve(GATEWAY))) {
        return folder;
      }
      throw new LabException(
          LabException.Reason.NO_DISTRIBUTION,
          "No programs' jars were found around %s; name their folder with -D%s=FOLDER."
              .formatted(jar, PROPERTY));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same with one program started from elsewhere, as tests do with an altered target. */
  public Distribution with(String name, String mainClass, List<Path> classPath) {
    Map<String, Program> more = new HashMap<>(replacements);
    more.put(name, new Program(name, mainClass, classPath, needsOf(name), List.of()));
    return new Distribution(folder, more);
  }

  /**
   * The same with the nodes of these architectures started from another distribution; everything
   * around them stays this one's.
   *
   * @throws LabException when one of them has no jars there
   */
  public Distribution withNodesOf(Path other, Collection<String> architectures) {
    Distribution from = in(other);
    Map<String, Program> more = new HashMap<>(replacements);
    architectures.forEach(name -> more.put(name, from.program(name)));
    return new Distribution(folder, more);
  }

  /**
   * The same with the nodes of these architectures slowed down: each burns this much more CPU time
   * than it uses (see {@link SlowedProgram}).
   *
   * @param share 0.1 for 10 %
   */
  public Distribution slowed(Collection<String> architectures, double share) {
    Map<String, Program> more = new HashMap<>(replacements);
    architectures.forEach(name -> more.put(name, SlowedProgram.of(program(name), share)));
    return new Distribution(folder, more);
  }

  /** Its folder. */
  public Path folder() {
    return folder;
  }

  /**
   * The program of this name.
   *
   * @throws LabException when it is unknown or has no jars
   */
  public Program program(String name) {
    Program replacement = replacements.get(name);
    if (replacement != null) {
      return replacement;
    }
    String mainClass = MAIN_CLASSES.get(name);
    if (mainClass == null) {
      throw new LabException(
          LabException.Reason.UNSUPPORTED,
          "There is no program %s, only %s."
              .formatted(name, MAIN_CLASSES.keySet().stream().sorted().toList()));
    }
    return new Program(name, mainClass, jars(name), needsOf(name), List.of());
  }

  private static Set<Program.Need> needsOf(String name) {
    return NEEDS.getOrDefault(name, Program.nothing());
  }

  /** Versions of the libraries that shape the results, as the names of their jars tell. */
  public Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder, 2, FileVisitOption.FOLLOW_LINKS)) {
      files
          .map(file -> VERSIONED.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .forEach(jar -> versions.put(jar.group("name"), jar.group("version")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return versions;
  }

  /** The jars of a program in the order of their names. */
  public List<Path> jars(String name) {
    Path program = folder.resolve(name);
    if (Files.isDirectory(program)) {
      try (Stream<Path> files = Files.list(program)) {
        List<Path> jars =
            files
                .filter(file -> file.toString().endsWith(".jar"))
                .sorted()
                .collect(Collectors.toList());
        if (!jars.isEmpty()) {
          return jars;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new LabException(
        LabException.Reason.NO_DISTRIBUTION,
        "The jars of %s are expected in %s, where there are none; build them with 'mvn package'."
            .formatted(name, program));
  }
}
