package statelab.command;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The rules of docs/ARCHITECTURE.md that hold between modules, checked on all classes of the
 * harness. What holds between the rooms of one module stands in that module.
 */
class HarnessRulesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("statelab");

  /** By name, since their rooms keep most of them to themselves. */
  private static final Set<String> READ_THE_WALL_CLOCK =
      Set.of(
          "statelab.command.console.Console",
          "statelab.command.gate.BankRecording",
          "statelab.command.gate.GateRun",
          "statelab.command.run.RunCommand",
          "statelab.command.safety.Leftovers");

  /** Without it every other rule would pass on an empty class path. */
  @Test
  void theRulesSeeEveryModuleOfTheHarness() {
    assertThat(classesIn("statelab.results")).isGreaterThan(100);
    assertThat(classesIn("statelab.load")).isGreaterThan(40);
    assertThat(classesIn("statelab.chaos")).isGreaterThan(80);
    assertThat(classesIn("statelab.command")).isGreaterThan(15);
  }

  /** Targets are started, never imported: they would come into the measuring JVM's class path. */
  @Test
  void noClassOfATargetIsOnTheClassPath() {
    assertThat(classesIn("statelab.targets")).isZero();
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("statelab.targets..")
        .check(CLASSES);
  }

  @Test
  void resultsKnowNoLab() {
    that("statelab.results..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("statelab.load..", "statelab.chaos..", "statelab.command..")
        .check(CLASSES);
  }

  @Test
  void theLoadKnowsOnlyTheValuesOfARun() {
    that("statelab.load..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("statelab.chaos..", "statelab.command..")
        .orShould()
        .dependOnClassesThat(
            resideInAPackage("statelab.results..")
                .and(not(resideInAPackage("statelab.results.run"))))
        .check(CLASSES);
  }

  @Test
  void theLabKnowsNoCommandAndNeverJudges() {
    that("statelab.chaos..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "statelab.command..", "statelab.results.claims..", "statelab.results.report..")
        .check(CLASSES);
  }

  @Test
  void theFaultProxyStandsAlone() {
    that("statelab.chaos.toxiproxy..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "statelab.results..",
            "statelab.load..",
            "statelab.chaos.lab..",
            "statelab.chaos.fault..",
            "statelab.chaos.experiment..")
        .check(CLASSES);
  }

  @Test
  void noRoomsOfTheLoadFormACycle() {
    slices().matching("statelab.load.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  /**
   * It may be set at any moment, so nothing that is measured rests on it: it names runs and blocks
   * of a bank, tells how old a leftover is, stamps the lines of a run's log, and no more.
   */
  @Test
  void onlyWhatNamesARunOrTellsItsAgeReadsTheWallClock() {
    assertThat(READ_THE_WALL_CLOCK).allMatch(CLASSES::contain);
    noClasses()
        .that(
            describe(
                "may not read the wall clock",
                javaClass -> !READ_THE_WALL_CLOCK.contains(outermost(javaClass))))
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .check(CLASSES);
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

  /** The command prints through its console; the injector's one channel to its parent is stdout. */
  @Test
  void onlyTheInjectorsChannelTouchesStandardStreams() {
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(
        CLASSES.that(
            describe(
                "not the injector",
                javaClass -> !javaClass.getPackageName().startsWith("statelab.load.injector"))));
  }

  private static String outermost(JavaClass javaClass) {
    return javaClass.getName().replaceFirst("\\$.*", "");
  }

  private static GivenClassesConjunction that(String packages) {
    return noClasses().that().resideInAPackage(packages);
  }

  private static long classesIn(String root) {
    return CLASSES.stream()
        .filter(javaClass -> javaClass.getPackageName().startsWith(root))
        .count();
  }
}
