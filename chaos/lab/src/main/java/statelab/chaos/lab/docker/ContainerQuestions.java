package statelab.chaos.lab.docker;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import statelab.chaos.lab.Probe;
import statelab.chaos.lab.host.Questions;

/**
 * Questions to a member in a container: its own answers, and beside them what the kernel has
 * counted for the container. What is no program of ours does not tell its CPU time; there the
 * container's stands for it.
 */
final class ContainerQuestions implements Questions {
  private static final String OWN_CPU = "cpu_ns";

  private final Questions own;
  private final Supplier<Optional<ContainerLife>> life;

  /**
   * @param life its present life, if it has begun
   */
  ContainerQuestions(Questions own, Supplier<Optional<ContainerLife>> life) {
    this.own = own;
    this.life = life;
  }

  @Override
  public Probe probe() throws InterruptedException {
    return own.probe();
  }

  @Override
  public Optional<Map<String, Double>> vitals() throws InterruptedException {
    Optional<Map<String, Double>> answer = own.vitals();
    if (answer.isEmpty()) {
      return answer;
    }
    Map<String, Double> values = new HashMap<>(answer.orElseThrow());
    life.get().ifPresent(container -> values.putAll(container.usage()));
    Double counted = values.get(ContainerUsage.CPU);
    if (counted != null) {
      values.putIfAbsent(OWN_CPU, counted);
    }
    return Optional.of(values);
  }

  @Override
  public void tell(String path, String body) throws InterruptedException {
    own.tell(path, body);
  }
}
