package statelab.chaos.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.Lab;
import statelab.chaos.lab.Load;
import statelab.chaos.script.FakeShop;
import statelab.load.injector.LoadPlan;

/** A lab whose clusters are small shops in this process, perhaps with a defect. */
final class ShopLab implements Lab {
  private final Consumer<FakeShop> alteration;

  ShopLab(Consumer<FakeShop> alteration) {
    this.alteration = alteration;
  }

  @Override
  public String name() {
    return "shop";
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
    return 20_000;
  }

  @Override
  public Cluster start(ClusterPlan plan, Path logs) {
    FakeShop shop = new FakeShop(plan.nodes());
    alteration.accept(shop);
    return shop;
  }

  @Override
  public Load launch(LoadPlan plan, Path folder) {
    throw new AssertionError("a script needs no load generator");
  }

  @Override
  public void close() {}
}
