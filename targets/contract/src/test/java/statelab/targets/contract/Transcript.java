package statelab.targets.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The answers that have to be the same in every architecture, byte for byte. */
final class Transcript {
  private Transcript() {}

  /** What one visit of a shopper was answered, line by line. */
  static List<String> of(TestCluster cluster) throws IOException {
    Shopper shopper = new Shopper(cluster.gatewayPort());
    List<String> lines = new ArrayList<>();
    note(lines, shopper.get("/me"));
    note(lines, shopper.login("u-17"));
    note(lines, shopper.get("/cart"));
    note(lines, shopper.add("sku-3", 1));
    note(lines, shopper.add("sku-9", 2));
    note(lines, shopper.add("sku-3", 4));
    note(lines, shopper.get("/me"));
    note(lines, shopper.add("sku-3", 0));
    note(lines, shopper.post("/cart/items", "{\"item\":\"sku-3\""));
    note(lines, shopper.post("/checkout/payment", "{\"payment\":\"card\"}"));
    note(lines, shopper.post("/checkout/confirm", "{\"key\":\"k-1\"}"));
    note(lines, shopper.post("/checkout/address", "{\"address\":\"1 Main St\"}"));
    note(lines, shopper.post("/checkout/payment", "{\"payment\":\"card\"}"));
    note(lines, shopper.post("/checkout/confirm", "{\"key\":\"k-1\"}"));
    note(lines, shopper.post("/checkout/confirm", "{\"key\":\"k-1\"}"));
    note(lines, shopper.get("/cart"));
    note(lines, shopper.add("sku-1", 2));
    note(lines, shopper.post("/checkout/address", "{\"address\":\"1 Main St\"}"));
    note(lines, shopper.post("/checkout/payment", "{\"payment\":\"card\"}"));
    note(lines, shopper.post("/checkout/confirm", "{\"key\":\"k-2\"}"));
    note(lines, shopper.add("sku-1", 1));
    note(lines, shopper.post("/checkout/address", "{\"address\":\"1 Main St\"}"));
    note(lines, shopper.post("/checkout/payment", "{\"payment\":\"card\"}"));
    note(lines, shopper.post("/checkout/confirm", "{\"key\":\"k-1\"}"));
    note(lines, shopper.get("/cart"));
    note(lines, shopper.get("/nowhere"));
    note(lines, shopper.get("/login"));
    note(lines, shopper.post("/logout", ""));
    lines.add(Integer.toString(shopper.get("/me").status()));
    lines.add(
        RawHttp.exchange(cluster.ordersPort(), RawHttp.request("GET", "/orders", "", "")).body());
    return lines;
  }

  private static void note(List<String> lines, Answer answer) {
    assertThat(answer.header("x-statelab-node")).isPresent();
    boolean refused = answer.status() == 401;
    assertThat(answer.header("x-statelab-reason").isPresent()).isEqualTo(refused);
    lines.add(answer.status() + (refused ? "" : " " + answer.body()));
  }

  /** What it has to be, in every arm. */
  static List<String> expected() {
    return List.of(
        "401",
        "200 {\"user\":\"u-17\"}",
        "200 {\"user\":\"u-17\",\"version\":0,\"items\":[],\"total\":0}",
        "200 {\"user\":\"u-17\",\"version\":1,\"items\":[{\"item\":\"sku-3\",\"quantity\":1}],"
            + "\"total\":1}",
        "200 {\"user\":\"u-17\",\"version\":2,\"items\":[{\"item\":\"sku-3\",\"quantity\":1},"
            + "{\"item\":\"sku-9\",\"quantity\":2}],\"total\":3}",
        "200 " + fullCart(3),
        "200 {\"user\":\"u-17\"}",
        "400 {\"error\":\"bad-request\",\"reason\":\"quantity must be a whole number from 1 to"
            + " 1000\"}",
        "400 {\"error\":\"bad-request\",\"reason\":\"the text is not JSON\"}",
        "409 {\"error\":\"conflict\",\"reason\":\"address-missing\"}",
        "409 {\"error\":\"conflict\",\"reason\":\"checkout-incomplete\"}",
        "200 " + fullCart(4),
        "200 " + fullCart(5),
        "200 {\"user\":\"u-17\",\"order\":\"k-1\",\"total\":7}",
        "200 {\"user\":\"u-17\",\"order\":\"k-1\",\"total\":7}",
        "200 {\"user\":\"u-17\",\"version\":6,\"items\":[],\"total\":0}",
        "200 " + smallCart(7, 2),
        "200 " + smallCart(8, 2),
        "200 " + smallCart(9, 2),
        "200 {\"user\":\"u-17\",\"order\":\"k-2\",\"total\":2}",
        "200 " + smallCart(11, 1),
        "200 " + smallCart(12, 1),
        "200 " + smallCart(13, 1),
        "409 {\"error\":\"conflict\",\"reason\":\"key-of-another-order\"}",
        "200 " + smallCart(13, 1),
        "404 {\"error\":\"not-found\",\"reason\":\"no such path\"}",
        "405 {\"error\":\"wrong-method\",\"reason\":\"the path does not answer to this method\"}",
        "204 ",
        "401",
        "{\"orders\":[{\"key\":\"k-1\",\"user\":\"u-17\",\"total\":7,\"attempts\":3},"
            + "{\"key\":\"k-2\",\"user\":\"u-17\",\"total\":2,\"attempts\":1}]}");
  }

  private static String smallCart(int version, int quantity) {
    return "{\"user\":\"u-17\",\"version\":"
        + version
        + ",\"items\":[{\"item\":\"sku-1\",\"quantity\":"
        + quantity
        + "}],\"total\":"
        + quantity
        + "}";
  }

  private static String fullCart(int version) {
    return "{\"user\":\"u-17\",\"version\":"
        + version
        + ",\"items\":[{\"item\":\"sku-3\",\"quantity\":5},{\"item\":\"sku-9\",\"quantity\":2}],"
        + "\"total\":7}";
  }
}
