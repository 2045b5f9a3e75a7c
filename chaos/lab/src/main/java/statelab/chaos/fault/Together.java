package statelab.chaos.fault;

import java.util.ArrayList;
import java.util.List;
import statelab.results.run.Evidence;

/** Several effects at once; the signs are those of all of them. */
record Together(List<Effect> effects) implements Effect {
  Together {
    effects = List.copyOf(effects);
  }

  @Override
  public void prepare() {
    for (Effect effect : effects) {
      effect.prepare();
    }
  }

  @Override
  public void inject(Witness witness) throws InterruptedException {
    for (Effect effect : effects) {
      effect.inject(witness);
    }
  }

  @Override
  public List<Evidence> evidence(Witness witness) throws InterruptedException {
    return signs(effect -> effect.evidence(witness));
  }

  @Override
  public List<Evidence> lasting(Witness witness) throws InterruptedException {
    return signs(effect -> effect.lasting(witness));
  }

  /** Heals each even when another one cannot be healed. */
  @Override
  public void heal() {
    List<RuntimeException> failures = new ArrayList<>();
    for (Effect effect : effects) {
      try {
        effect.heal();
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      RuntimeException first = failures.getFirst();
      failures.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
  }

  @Override
  public List<Evidence> healed(Witness witness) throws InterruptedException {
    return signs(effect -> effect.healed(witness));
  }

  private interface Look {
    List<Evidence> at(Effect effect) throws InterruptedException;
  }

  private List<Evidence> signs(Look look) throws InterruptedException {
    List<Evidence> signs = new ArrayList<>();
    for (Effect effect : effects) {
      signs.addAll(look.at(effect));
    }
    return List.copyOf(signs);
  }
}
