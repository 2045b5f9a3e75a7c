package statelab.chaos.lab;

/** A node that can be told to collect its garbage. */
public interface Collectable {
  /** Tells it; when this returns, its vitals tell what the heap holds without garbage. */
  void collectGarbage();
}
