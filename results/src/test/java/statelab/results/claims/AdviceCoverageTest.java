package statelab.results.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No statement of the advice is passed over in silence. */
class AdviceCoverageTest {
  /**
   * The statements of the advice, by section and in our own words, and what in the ledger speaks to
   * each: a claim, or an entry that says why it is not measured yet.
   */
  private static final String STATEMENTS =
      """
      2  | servers without sessions keep nothing, and know nobody | stateless-keeps-nothing, tokens-outlive-their-end
      2  | servers with sessions keep who the user is             | stateful-keeps-most
      2  | sessions take room on the servers                      | session-memory
      2  | without sessions more nodes are easily added           | scales-by-adding-nodes, scaling-cpu-stateless
      2  | with sessions they are not, without machinery          | stateful-hard-to-scale, scaling-cpu-replicated, joining-takes-time, affinity-is-needed, affinity-cures
      2  | each request without a session costs a little more     | token-cpu, token-cpu-by-algorithm, stateless-sends-more
      2  | with a session requests are fast once it is set up     | fast-once-set-up, set-up-is-dear
      2  | any node can go on where one failed                    | stateless-recovers-at-once
      2  | a failure may cost sessions                            | sticky-loses-more, replicated-loses-more, sticky-errors-longer, replication-saves-sessions, replication-cpu
      2  | protocols that are the one or the other                | examples-of-protocols
      3  | services for programs know users by tokens             | services-know-tokens
      3  | functions that start on demand                         | serverless
      3  | pods that keep nothing                                 | stateless-pods
      3  | services that hold state                               | services-with-state, examples-of-protocols
      3  | video that goes on where it stopped                    | streaming-services
      4  | growth and tolerance of failures                       | scales-by-adding-nodes, stateless-recovers-at-once, scaling-cpu-stateless, joining-takes-time
      4  | balancers and scaling on demand                        | auto-scaling
      4  | a system of several services                           | services-know-tokens
      4  | tokens for programs                                    | tokens-for-apis, tokens-outlive-their-end
      4  | functions that start on demand                         | serverless
      4  | caches at the edge                                     | caching
      5  | games, chat, video                                     | long-conversations, streaming-services
      5  | transactions of several steps                          | multi-step-transactions, payments-need-state
      5  | context over many requests                             | tabs-overwrite-each-other
      6  | no affinity, so easily scaled                          | scales-by-adding-nodes, scaling-cpu-stateless
      6  | tolerant of failures                                   | stateless-recovers-at-once, sticky-loses-more
      6  | shared caches                                          | caching, affinity-cookies-in-caches
      6  | more data in each request                              | stateless-sends-more, state-in-requests-grows, state-in-requests-breaks
      6  | context and workflows of a session are harder          | tabs-overwrite-each-other, session-workflows, payments-need-state
      6  | sessions are efficient                                 | fast-once-set-up, token-cpu, set-up-is-dear, token-cpu-by-algorithm
      6  | sessions suit what goes on for long                    | long-conversations
      6  | sessions are hard to scale                             | stateful-hard-to-scale, scaling-cpu-replicated
      6  | sessions are hard to balance                           | affinity-is-a-burden
      6  | sessions are hard to recover                           | replicated-loses-more, sticky-errors-longer
      6  | copies are needed, and cost                            | replication-saves-sessions, replication-cpu
      7  | services for programs without sessions                 | services-know-tokens
      7  | authentication by tokens                               | tokens-for-apis, tokens-outlive-their-end
      7  | payments with state                                    | payments-need-state, multi-step-transactions
      7  | payments with a mix of both                            | payments-in-a-mix
      7  | video with state                                       | streaming-services
      8  | affinity sends a user back                             | affinity-is-needed, affinity-cures
      8  | affinity is complicated and ties users to nodes        | affinity-is-a-burden, affinity-cookies-in-caches, sticky-loses-more
      8  | so designs without sessions are preferred              | stateless-preferred
      9  | pods without state scale                               | auto-scaling
      9  | they are updated in turn                               | rolling-updates
      9  | they are resilient                                     | sticky-loses-more
      9  | they are the usual case                                | stateless-pods
      9  | sets with an identity for what must persist            | persistent-sets
      10 | scales                                                 | scales-by-adding-nodes, stateful-hard-to-scale, scaling-cpu-stateless, scaling-cpu-replicated
      10 | keeps sessions                                         | stateless-keeps-nothing, stateful-keeps-most
      10 | fits services                                          | services-know-tokens
      10 | takes failures                                         | sticky-loses-more, replicated-loses-more
      10 | needs the balancer                                     | affinity-is-needed
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = STATEMENTS)
  void everyStatementOfTheAdviceIsSpokenTo(int section, String statement, String entries) {
    Map<String, List<Integer>> advice = adviceByEntry(Ledger.standard());

    assertThat(entries.split(", "))
        .as(statement)
        .allSatisfy(entry -> assertThat(advice.get(entry)).as(entry).isNotNull().contains(section));
  }

  @Test
  void everyEntryOfTheLedgerSpeaksToAStatementOfTheAdvice() {
    assertThat(adviceByEntry(Ledger.standard()))
        .allSatisfy(
            (entry, sections) ->
                assertThat(sections)
                    .as(entry)
                    .allSatisfy(
                        section ->
                            assertThat(STATEMENTS.lines())
                                .anyMatch(
                                    line ->
                                        line.startsWith(section + " ")
                                            && line.matches(".*[| ]" + entry + "(,.*|$)"))));
  }

  private static Map<String, List<Integer>> adviceByEntry(Ledger ledger) {
    Map<String, List<Integer>> advice = new TreeMap<>();
    ledger.claims().forEach(claim -> advice.put(claim.id(), claim.advice()));
    ledger.notMeasured().forEach(entry -> advice.put(entry.id(), entry.advice()));
    return advice;
  }
}
