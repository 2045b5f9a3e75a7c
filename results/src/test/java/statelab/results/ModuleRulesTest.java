package statelab.results;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of docs/ARCHITECTURE.md for this module, checked on its compiled classes. */
class ModuleRulesTest {
  private static final String ROOT = "statelab.results.";

  /** Which rooms each room may look into, beside itself. A new room must be added here. */
  private static final Map<String, Set<String>> ARROWS =
      Map.of(
          "run", Set.of(),
          "catalogue", Set.of("definition"),
          "statistics", Set.of(),
          "definition", Set.of(),
          "archive", Set.of("run"),
          "intake", Set.of("run", "catalogue", "archive"),
          "claims", Set.of("run", "catalogue", "statistics", "definition"),
          "hotpaths", Set.of("run", "catalogue", "statistics"),
          "gate", Set.of("run", "catalogue", "statistics", "definition"),
          "report",
              Set.of(
                  "run",
                  "catalogue",
                  "statistics",
                  "claims",
                  "gate",
                  "hotpaths",
                  "archive",
                  "intake",
                  "definition"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("statelab.results");

  /** Without it every other rule would pass on an empty class path. */
  @Test
  void theRulesSeeTheModule() {
    assertThat(CLASSES.size()).isGreaterThan(100);
  }

  @Test
  void everyRoomIsKnownAndLooksOnlyWhereItMay() {
    assertThat(rooms()).isSubsetOf(ARROWS.keySet());
    ARROWS.forEach((room, allowed) -> looksOnlyInto(room, allowed).check(CLASSES));
  }

  @Test
  void theModuleImportsNoOtherOfStatelab() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "statelab.targets..", "statelab.load..", "statelab.chaos..", "statelab.command..")
        .check(CLASSES);
  }

  @Test
  void noRoomsFormACycle() {
    slices().matching("statelab.results.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked =
        CLASSES.stream()
            .map(javaClass -> javaClass.getPackage())
            .distinct()
            .filter(javaPackage -> !javaPackage.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .toList();
    assertThat(unmarked).isEmpty();
  }

  @Test
  void nothingWritesToStandardOutput() {
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
  }

  private static Set<String> rooms() {
    return CLASSES.stream()
        .map(javaClass -> javaClass.getPackageName())
        .map(name -> name.substring(ROOT.length()).replaceAll("\\..*", ""))
        .collect(Collectors.toSet());
  }

  private static ArchRule looksOnlyInto(String room, Set<String> allowed) {
    Set<String> forbidden = new TreeSet<>(ARROWS.keySet());
    forbidden.removeAll(allowed);
    forbidden.remove(room);
    return noClasses()
        .that()
        .resideInAPackage(ROOT + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            forbidden.stream().map(name -> ROOT + name + "..").toArray(String[]::new))
        .allowEmptyShould(true)
        .as(room + " looks only into " + allowed);
  }
}
