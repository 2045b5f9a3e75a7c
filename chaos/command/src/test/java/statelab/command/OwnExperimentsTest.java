package statelab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import statelab.chaos.experiment.Experiment;
import statelab.chaos.experiment.ExperimentReader;
import statelab.chaos.experiment.Experiments;
import statelab.chaos.experiment.UnderLoad;
import statelab.chaos.experiment.Workload;
import statelab.chaos.lab.docker.DockerSettings;
import statelab.command.console.ExitCode;
import statelab.results.run.Level;

/** The definitions that stand beside the documents, for labs that not everybody has. */
class OwnExperimentsTest {
  private static final Path ROOT = Path.of(System.getProperty("statelab.root"));
  private static final Path DEFINITION = ROOT.resolve("docs/experiments/capacity-by-quota.yaml");

  @Test
  void capacityByQuotaIsPlanned() {
    StringWriter out = new StringWriter();

    int code =
        Statelab.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(out))
            .execute("run", "--only=" + DEFINITION, "--dry-run");

    assertThat(code).as(out.toString()).isEqualTo(ExitCode.DONE.code());
    assertThat(out.toString())
        .contains("2 × replicated-session (replication=sync topology=all) at 4")
        .contains("4: 4 nodes, 32 users, a request of each as soon as the one before is answered");
  }

  @Test
  void capacityByQuotaComparesWhatCapacityDoes() throws IOException {
    Experiment capacity = Experiments.named("capacity");
    Experiment byQuota = ExperimentReader.read(DEFINITION);

    assertThat(byQuota.only(architectures(capacity)).arms()).hasSameSizeAs(byQuota.arms());
    assertThat(architectures(byQuota)).containsExactlyElementsOf(architectures(capacity));
    // Besides, capacity has levels with a slow link.
    assertThat(capacity.aim().metrics()).containsAll(byQuota.aim().metrics());
  }

  /** Otherwise the machine would be the bound, whatever a quota says. */
  @Test
  void allNodesOfCapacityByQuotaLeaveOneOfTwoCoresToTheRest() throws IOException {
    double cpus =
        DockerSettings.read(ROOT.resolve("targets/images/stand-ins-quota.yaml")).programCpus();

    assertThat(ExperimentReader.read(DEFINITION).levels())
        .allSatisfy(level -> assertThat(level.cluster().nodes() * cpus).isLessThanOrEqualTo(1.0));
  }

  @Test
  void everyNodeHasMoreUsersThanItCanWorkOn() {
    Experiment capacity = Experiments.named("capacity");

    assertThat(capacity.levels())
        .allSatisfy(
            level -> {
              Workload load = ((UnderLoad) capacity.at(level.level()).procedure()).workload();
              int workers = Integer.parseInt(level.options().getOrDefault("worker-threads", "1"));
              assertThat(load.users())
                  .as(level.level().name())
                  .isEqualTo(16 * level.cluster().nodes())
                  .isGreaterThanOrEqualTo(4 * workers * level.cluster().nodes());
            });
    assertThat(capacity.at(new Level("2", true)).cluster().nodes()).isEqualTo(2);
  }

  private static List<String> architectures(Experiment experiment) {
    return experiment.arms().stream()
        .filter(arm -> !arm.control())
        .map(arm -> arm.architecture())
        .toList();
  }
}
