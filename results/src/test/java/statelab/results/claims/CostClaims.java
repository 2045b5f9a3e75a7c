package statelab.results.claims;

/** The standard ledger with claims about a ratio, which it has none of that judge CPU. */
final class CostClaims {
  private static final String CLAIMS =
      """
      - id: stateless-costs-more-cpu
        advice: [2, 6]
        statement: Knowing the user anew from each request costs more than finding a session in memory.
        experiment: kill-node
        metric: cpu_ns_per_request
        contrast: {arm: stateless-jwt, more-than: sticky-session, by: 0.05}
        refuted-by: stateless-jwt spending at most 5 % more CPU on a request than sticky-session

      - id: stateless-cost-is-slight
        advice: [2]
        statement: That extra cost is slight, at most a quarter.
        experiment: kill-node
        metric: cpu_ns_per_request
        contrast: {arm: stateless-jwt, not-more-than: sticky-session, by: 0.25}
        refuted-by: stateless-jwt spending more than 25 % more CPU on a request than sticky-session

      """;

  private CostClaims() {}

  static Ledger ledger() {
    String standard = Ledger.standard().text();
    return Ledger.parse(
        "claims.yaml",
        standard.replace("\nnot-measured-yet:\n", "\n" + CLAIMS + "not-measured-yet:\n"));
  }
}
