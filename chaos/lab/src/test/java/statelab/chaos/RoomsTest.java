package statelab.chaos;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class RoomsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("statelab.chaos");

  @Test
  void theRulesBelowLookAtSomething() {
    assertThat(CLASSES.size()).isGreaterThan(40);
  }

  @Test
  void noExperimentAndNoFaultKnowsWhichLabRunsIt() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "statelab.chaos.experiment..", "statelab.chaos.fault..", "statelab.chaos.script..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "statelab.chaos.lab.process..",
            "statelab.chaos.lab.docker..",
            "statelab.chaos.lab.host..")
        .check(CLASSES);
  }

  @Test
  void arrowsPointFromExperimentOverFaultToLab() {
    noClasses()
        .that()
        .resideInAPackage("statelab.chaos.lab..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "statelab.chaos.fault..", "statelab.chaos.script..", "statelab.chaos.experiment..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAnyPackage("statelab.chaos.fault..", "statelab.chaos.script..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("statelab.chaos.experiment..")
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("statelab.chaos.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
