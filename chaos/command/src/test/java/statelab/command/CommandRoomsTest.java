package statelab.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules of docs/ARCHITECTURE.md for this module, checked on its compiled classes. */
class CommandRoomsTest {
  private static final String ROOT = "statelab.command";

  /** Which rooms each room may look into, beside itself. A new room must be added here. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("console", Set.of()),
          Map.entry("option", Set.of("console")),
          Map.entry("provenance", Set.of("console")),
          Map.entry("plan", Set.of("console")),
          Map.entry("doctor", Set.of("console", "option")),
          Map.entry("report", Set.of("console", "option")),
          Map.entry("safety", Set.of("console", "option")),
          Map.entry("progress", Set.of("console", "plan")),
          Map.entry("hotpaths", Set.of("console", "option", "provenance", "safety", "report")),
          Map.entry("gate", Set.of("console", "option", "provenance", "plan", "safety")),
          Map.entry(
              "run",
              Set.of(
                  "console",
                  "option",
                  "provenance",
                  "plan",
                  "safety",
                  "progress",
                  "hotpaths",
                  "report")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** Without it every other rule would pass on an empty class path. */
  @Test
  void theRulesSeeEveryRoom() {
    assertThat(CLASSES.size()).isGreaterThan(80);
    assertThat(rooms()).isEqualTo(ARROWS.keySet());
  }

  @Test
  void everyRoomLooksOnlyWhereItMay() {
    ARROWS.forEach((room, allowed) -> looksOnlyInto(room, allowed).check(CLASSES));
  }

  /** An arrow that nobody needs any more would let somebody draw it again unseen. */
  @Test
  void everyArrowIsNeeded() {
    ARROWS.forEach(
        (room, allowed) ->
            assertThat(allowed)
                .allSatisfy(
                    other -> {
                      Set<String> others = new TreeSet<>(allowed);
                      others.remove(other);
                      assertThat(looksOnlyInto(room, others).evaluate(CLASSES).hasViolation())
                          .as("%s looks into %s", room, other)
                          .isTrue();
                    }));
  }

  @Test
  void noRoomsFormACycle() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  /** What it holds knows every room. */
  @Test
  void noRoomLooksIntoThePackageAroundThem() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(CLASSES);
  }

  private static Set<String> rooms() {
    return CLASSES.stream()
        .map(javaClass -> javaClass.getPackageName())
        .filter(name -> !name.equals(ROOT))
        .map(name -> name.substring(ROOT.length() + 1).replaceAll("\\..*", ""))
        .collect(Collectors.toSet());
  }

  private static ArchRule looksOnlyInto(String room, Set<String> allowed) {
    Set<String> forbidden = new TreeSet<>(ARROWS.keySet());
    forbidden.removeAll(allowed);
    forbidden.remove(room);
    return noClasses()
        .that()
        .resideInAPackage(ROOT + "." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            forbidden.stream().map(name -> ROOT + "." + name + "..").toArray(String[]::new))
        .as(room + " looks only into " + allowed);
  }
}
