package statelab.command.provenance;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import statelab.command.console.BadInputException;
import statelab.results.run.Manifest;

/** Whether a run that was broken off can be carried on: nothing it rests on may have changed. */
public final class Resumption {
  private Resumption() {}

  /**
   * Trials of one run are compared with each other, so nothing that they rest on may have changed.
   *
   * @param then what was known before the first trial
   * @param now the same as it would be written today
   * @throws BadInputException if anything differs, with what it was and is
   */
  public static void check(Manifest then, Manifest now) {
    same("the version of Statelab", then.statelabVersion(), now.statelabVersion());
    same("the commit", then.gitCommit(), now.gitCommit());
    same("the ledger of claims (SHA-256)", then.claimsSha256(), now.claimsSha256());
    same(then.settings(), now.settings());
    same(then.versions(), now.versions());
    same(then.machine(), now.machine());
  }

  /**
   * What is measured into a recorded run must be of what that run measured, and where.
   *
   * @throws BadInputException if version, commit or machine differ
   */
  public static void requireSameBuildAndMachine(Manifest then) {
    same("the version of Statelab", then.statelabVersion(), Version.text());
    same("the commit", then.gitCommit(), WorkingTree.commit());
    same(then.machine(), Machine.facts());
  }

  private static void same(Map<String, String> then, Map<String, String> now) {
    Set<String> names = new TreeSet<>(then.keySet());
    names.addAll(now.keySet());
    names.forEach(
        name -> same(name, then.getOrDefault(name, "missing"), now.getOrDefault(name, "missing")));
  }

  private static void same(String what, String then, String now) {
    if (!then.equals(now)) {
      throw new BadInputException(
          "The run cannot be resumed: %s was %s when it began and is %s now; begin a new run."
              .formatted(what, then, now));
    }
  }
}
