package statelab.results.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import statelab.results.run.FaultRecord;
import statelab.results.run.GeneratorReport;
import statelab.results.run.Level;
import statelab.results.run.ScriptedRequest;
import statelab.results.run.TrialRecord;
import statelab.results.run.VitalsSample;

class ScriptMetersTest {
  private static final long MS = 1_000_000;
  private final List<ScriptedRequest> requests = new ArrayList<>();

  @Test
  void theLagRunsFromTheAnswerToTheOrderToTheLastAnswerThatWasAccepted() {
    login("a");
    ask("a", "revoke", 200, 1_000, 1_010);
    ask("a", "after", 200, 1_100, 1_200);
    ask("a", "after", 200, 3_000, 3_510);
    ask("a", "after", 401, 6_000, 6_600);

    assertThat(only(new RevocationLag())).isEqualTo(new Figure("revocation_lag_s", 2.5, null));
  }

  @Test
  void theSlowestUserCountsAndLogoutsStandApart() {
    for (String user : List.of("a", "b")) {
      login(user);
      ask(user, "logout", 204, 1_000, 1_000);
    }
    ask("a", "after", 401, 1_100, 1_100);
    ask("b", "after", 200, 1_500, 2_000);
    ask("b", "after", 401, 2_500, 2_500);

    assertThat(only(new RevocationLag())).isEqualTo(new Figure("logout_lag_s", 1, null));
  }

  @Test
  void whoIsNeverRefusedCountsWithTheHorizonAndOnlyIfHeWasWatchedForSoLong() {
    login("a");
    ask("a", "revoke", 200, 1_000, 1_000);
    ask("a", "after", 200, 16_500, 16_600);

    assertThat(only(new RevocationLag())).isEqualTo(new Figure("revocation_lag_s", 15, null));

    requests.removeLast();
    ask("a", "after", 200, 3_000, 3_000);
    Figure early = only(new RevocationLag());
    assertThat(early.value()).isEqualTo(15);
    assertThat(early.invalidReason()).contains("before the horizon of 15 s");
  }

  @Test
  void whoHadNoSessionSaysNothing() {
    ask("a", "before", 401, 0, 1);
    ask("a", "revoke", 200, 1_000, 1_000);
    ask("a", "after", 401, 1_100, 1_100);

    assertThat(only(new RevocationLag()).invalidReason()).contains("no user had a session");
  }

  @Test
  void aRoundLosesAnUpdateWhenBothWritesWereAcknowledgedAndOneIsGone() {
    round("a", 1, 200, 200, "left-1", "right-1");
    round("a", 2, 200, 200, "left-1", "right-1", "right-2");
    round("a", 3, 200, 500, "left-1", "right-1", "right-2");

    assertThat(figure(new TwoTabs(), "lost_updates_share")).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void aLookIsStaleWhenItLacksTheLoneWriteBeforeIt() {
    ask("a", "lone-write-1", 200, 0, 1);
    look("a", "lone-look-1", "alone-1");
    ask("a", "lone-write-2", 200, 2, 3);
    look("a", "lone-look-2", "alone-1");
    ask("a", "lone-write-3", 500, 4, 5);
    look("a", "lone-look-3");

    assertThat(figure(new TwoTabs(), "stale_reads_share")).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void itemOneIsNotFoundInItemEleven() {
    round("a", 1, 200, 200, "left-11", "right-11");

    assertThat(figure(new TwoTabs(), "lost_updates_share")).isEqualTo(1);
  }

  @Test
  void whatAWrongClockAcceptsCountsOnlyWhereTheRightOneRefusesIt() {
    ask("a", "expired-at-wrong-clock", 200, 0, 1);
    ask("a", "expired-at-right-clock", 200, 1, 2);
    assertThat(only(new WrongAcceptances()))
        .isEqualTo(
            new Figure(
                "wrongly_accepted_requests", 0, "the node with the right clock refused nobody"));

    ask("b", "expired-at-wrong-clock", 200, 2, 3);
    ask("b", "expired-at-right-clock", 401, 3, 4);
    ask("c", "expired-at-wrong-clock", 401, 4, 5);
    ask("c", "expired-at-right-clock", 401, 5, 6);
    ask("d", "expired-at-wrong-clock", 200, 6, 7);
    ask("d", "expired-at-right-clock", 0, 7, 8);
    assertThat(only(new WrongAcceptances()))
        .isEqualTo(new Figure("wrongly_accepted_requests", 1, null));
  }

  @Test
  void theSecondServiceKnowsAUserWhenItAnswersWithHimAndHisCart() {
    add("a", "second-who", 200, "{\"user\":\"a\"}");
    add("a", "second-what", 200, "{\"user\":\"a\",\"items\":[{\"item\":\"sku-1\"}]}");
    add("b", "second-who", 200, "{\"user\":\"a\"}");
    add("b", "second-what", 200, "{\"user\":\"b\",\"items\":[]}");

    assertThat(figure(new SecondService(), "second_service_share")).isEqualTo(0.5);
    assertThat(figure(new SecondService(), "calls_per_request")).isZero();
  }

  @Test
  void aSessionIsMissedWhenItsFirstRequestIsRefusedOrAnsweredAsIfItWereAnothers() {
    for (String user : List.of("a", "b", "c", "d", "e")) {
      add(user, "login", user.equals("e") ? 503 : 200, "");
    }
    add("a", "first-request", 200, "{\"user\":\"a\"}");
    add("b", "first-request", 401, "{}");
    add("b", "next-request", 200, "{\"user\":\"b\"}");
    add("c", "first-request", 200, "{\"user\":\"a\"}");
    add("d", "first-request", 0, "");
    add("e", "first-request", 401, "{}");

    assertThat(figure(new MissedSessions(), "session_miss_share")).isCloseTo(2.0 / 3, within(1e-9));
  }

  @Test
  void messagesOfAllNodesAreSharedOutAmongTheWritesThatWereAccepted() {
    add("a", "add-item", 200, "");
    add("a", "counted-write", 200, "");
    add("b", "counted-write", 200, "");

    assertThat(messages(said("node-1", "writes-end", 8), said("node-2", "writes-end", 20)))
        .containsExactly(new Figure("messages_per_write", 3.0, null));
    assertThat(messages(said("node-1", "writes-end", 8))).isEmpty();
  }

  @Test
  void aWriteThatWasRefusedMakesTheCountOfMessagesDoubtful() {
    add("a", "counted-write", 200, "");
    add("a", "counted-write", 503, "");

    assertThat(messages(said("node-1", "writes-end", 6), said("node-2", "writes-end", 20)))
        .singleElement()
        .satisfies(
            figure -> assertThat(figure.invalidReason()).contains("1 of the counted writes"));
  }

  /** Of two nodes that had sent 4 and 18 messages before. */
  private List<Figure> messages(VitalsSample... after) {
    List<VitalsSample> vitals = new ArrayList<>(List.of(after));
    vitals.add(said("node-1", "writes-start", 4));
    vitals.add(said("node-2", "writes-start", 18));
    return new WriteMessages().figures(trial("coordination", vitals), requests);
  }

  private static VitalsSample said(String process, String moment, double messages) {
    return new VitalsSample(process, moment, 0, Map.of("session_messages", messages));
  }

  /** 2 ns of CPU a ns are idle work; the logins and the requests last 10 ns each. */
  @Test
  void aLoginAndARequestCostWhatIdleServersAndCompilersWouldNotHaveTaken() {
    add("a", "login", 200, "");
    add("b", "login", 200, "");
    add("a", "after-login", 200, "");
    List<VitalsSample> vitals =
        List.of(
            worked("idle-start", 0, 0, 0),
            worked("idle-end", 100, 200, 0),
            worked("logins-end", 110, 1_225, 5),
            worked("requests-end", 120, 1_945, 5));

    assertThat(new LoginAndAfter().figures(trial("login-cost", vitals), requests))
        .containsExactly(Figure.of("login_cpu_ns", 500.0), Figure.of("cpu_ns_per_request", 700.0));

    add("b", "after-login", 401, "");
    assertThat(new LoginAndAfter().figures(trial("login-cost", vitals), requests))
        .extracting(Figure::invalidReason)
        .containsExactly(null, "1 requests of the step after-login were not accepted");
  }

  private static VitalsSample worked(String moment, long atNs, double cpuNs, double jitNs) {
    return new VitalsSample("store", moment, atNs, Map.of("cpu_ns", cpuNs, "jit_cpu_ns", jitNs));
  }

  @Test
  void callsAreOperationsOfTheStoreForEachRequest() {
    add("a", "second-who", 200, "{\"user\":\"a\"}");
    add("b", "second-who", 200, "{\"user\":\"b\"}");
    TrialRecord trial =
        trial("cross-service", List.of(store("second-start", 100), store("second-end", 103)));

    assertThat(new SecondService().figures(trial, requests))
        .contains(new Figure("calls_per_request", 1.5, null));
  }

  @Test
  void whatAUserWasToldIsHeldAgainstTheLedger() {
    add("served", "confirm", 0, "");
    add("served", "confirm", 200, "");
    add("lost", "confirm", 200, "");
    add("doubled", "confirm", 0, "");
    add("doubled", "confirm", 200, "");
    add("unseen", "confirm", 0, "");
    add("unseen", "confirm", 409, "");
    add("abandoned", "confirm", 401, "");
    add(
        "auditor",
        "ledger",
        200,
        """
        {"orders":[{"key":"1","user":"served"},{"key":"2","user":"doubled"},
        {"key":"3","user":"doubled"},{"key":"4","user":"unseen"}]}
        """);

    assertThat(new CheckedOrders().figures(trial("workflow", List.of()), requests))
        .containsExactly(
            Figure.of("orders_lost", 1),
            Figure.of("orders_doubled", 1),
            Figure.of("orders_abandoned", 1),
            Figure.of("orders_unseen", 1));
  }

  @Test
  void ordersWithoutTheLedgerSayNothing() {
    add("served", "confirm", 200, "");
    add("auditor", "ledger", 0, "");

    assertThat(new CheckedOrders().figures(trial("workflow", List.of()), requests)).isEmpty();
  }

  @Test
  void theSlowestOfTheOldUsersCountsAndAnEmptyCartIsNoAnswer() {
    ask("newcomer", "new-user", 0, 1_100, 1_200);
    ask("newcomer", "new-user", 200, 2_100, 2_500);
    cart("a", 2_600, "sku-1");
    cart("b", 2_600, "");
    cart("b", 4_000, "sku-1");

    assertThat(coldStart())
        .containsEntry("time_to_first_answer_s", 1.5)
        .containsEntry("time_to_known_user_s", 3.0)
        .containsEntry("state_transfer_bytes", 70.0);
  }

  @Test
  void anOldUserWhoIsNeverKnownCountsWithTheHorizon() {
    cart("a", 2_600, "sku-1");
    ask("b", "old-user", 401, 9_000, 9_100);

    assertThat(coldStart()).containsEntry("time_to_known_user_s", 10.0);
  }

  @Test
  void aScriptThatNoMeterKnowsIsRefusedByName() {
    assertThatThrownBy(() -> ScriptMeter.of(trial("dance", List.of())))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("dance");
  }

  private void cart(String user, long atMs, String item) {
    String body = "{\"items\":[{\"item\":\"%s\"}]}".formatted(item);
    requests.add(request(user, "old-user", 200, atMs, atMs, body));
  }

  /** The figures of a node that was started at 1 s, by metric. */
  private Map<String, Double> coldStart() {
    TrialRecord plain =
        trial(
            "cold-start",
            List.of(peer("node-1", "cold-before", 30), peer("node-1", "cold-after", 100)));
    FaultRecord start =
        new FaultRecord("scale-out", "cluster", 1_000 * MS, null, null, null, List.of(), List.of());
    TrialRecord trial =
        new TrialRecord(
            plain.experiment(),
            plain.architecture(),
            plain.level(),
            plain.factors(),
            1,
            1,
            1,
            7,
            plain.lab(),
            List.of(),
            List.of(start),
            plain.generator(),
            plain.vitals(),
            List.of());
    return new FirstAnswer()
        .figures(trial, requests).stream().collect(Collectors.toMap(Figure::metric, Figure::value));
  }

  private static VitalsSample peer(String process, String moment, double bytes) {
    return new VitalsSample(process, moment, 0, Map.of("peer_bytes", bytes));
  }

  private void login(String user) {
    ask(user, "before", 200, 0, 1);
  }

  private void round(String user, int number, int left, int right, String... items) {
    ask(user, "write-" + number, left, 0, 1);
    ask(user, "write-" + number, right, 0, 1);
    look(user, "look-" + number, items);
  }

  private void look(String user, String step, String... items) {
    String cart = Stream.of(items).map("{\"item\":\"%s\"}"::formatted).toList().toString();
    add(user, step, 200, cart);
  }

  private void ask(String user, String step, int status, long startMs, long endMs) {
    requests.add(request(user, step, status, startMs, endMs, ""));
  }

  private void add(String user, String step, int status, String body) {
    requests.add(request(user, step, status, 0, 1, body));
  }

  private static ScriptedRequest request(
      String user, String step, int status, long startMs, long endMs, String body) {
    return new ScriptedRequest(
        user, step, "gateway", "GET", "/", startMs * MS, endMs * MS, status, "", Map.of(), body);
  }

  private Figure only(ScriptMeter meter) {
    List<Figure> figures = meter.figures(trial("any", List.of()), requests);
    assertThat(figures).hasSize(1);
    return figures.getFirst();
  }

  private double figure(ScriptMeter meter, String metric) {
    return meter.figures(trial("any", List.of()), requests).stream()
        .filter(figure -> figure.metric().equals(metric))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static VitalsSample store(String moment, double operations) {
    return new VitalsSample("store", moment, 0, Map.of("store_operations", operations));
  }

  private static TrialRecord trial(String script, List<VitalsSample> vitals) {
    return new TrialRecord(
        "mine",
        "sticky-session",
        Level.NONE,
        Map.of("script", script),
        1,
        1,
        1,
        7,
        "fake",
        List.of(),
        List.of(),
        new GeneratorReport(0, 0, 0, 0, 0, 0, 0, 0, 0, List.of()),
        vitals,
        List.of());
  }
}
