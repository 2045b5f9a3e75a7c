package statelab.chaos.gate;

import statelab.chaos.lab.Lab;
import statelab.results.archive.RunFolder;

/**
 * One of the builds that a gate measures.
 *
 * @param name what progress calls it
 * @param lab what starts its clusters
 * @param folder the run that its trials are written to
 */
public record GateSide(String name, Lab lab, RunFolder folder) {}
