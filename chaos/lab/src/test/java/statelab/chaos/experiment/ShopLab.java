package statelab.chaos.experiment;

import java.nio.file.Path;
import java.util.function.Consumer;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.Load;
import statelab.chaos.script.FakeShop;
import statelab.load.injector.LoadPlan;

/** A lab whose clusters are small shops in this process, perhaps with a defect. */
final class ShopLab extends StubLab {
  private final Consumer<FakeShop> alteration;

  ShopLab(Consumer<FakeShop> alteration) {
    super("shop");
    this.alteration = alteration;
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
}
