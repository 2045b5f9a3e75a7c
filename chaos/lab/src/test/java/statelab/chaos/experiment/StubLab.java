package statelab.chaos.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import statelab.chaos.lab.Lab;

/** What labs in memory have in common: nothing to say, nothing to prepare, nothing to end. */
abstract class StubLab implements Lab {
  private final String name;
  private int nextEntrance = 20_000;

  StubLab(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> jvmFlags() {
    return List.of();
  }

  @Override
  public Map<String, String> versions() {
    return Map.of();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of();
  }

  @Override
  public void prepare(Set<String> architectures, Path logs) {}

  @Override
  public int reserveEntrance() {
    return nextEntrance++;
  }

  @Override
  public void close() {}
}
