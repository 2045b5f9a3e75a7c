package statelab.load.journey;

/**
 * One request that a user makes.
 *
 * @param step name of the journey's step, as it is recorded
 * @param endpoint what is called
 * @param body JSON body of a POST, empty for none
 * @param effect what it means for the session
 * @param quantity by how much it raises the cart's total; 0 for all but purchases
 */
public record Call(String step, Endpoint endpoint, String body, Effect effect, int quantity) {

  static Call login(String step, String user) {
    return new Call(step, Endpoint.LOGIN, "{\"user\":\"" + user + "\"}", Effect.LOGIN, 0);
  }

  static Call me() {
    return new Call("me", Endpoint.IDENTITY, "", Effect.READ_IDENTITY, 0);
  }

  static Call cart(String step) {
    return new Call(step, Endpoint.CART, "", Effect.READ_CART, 0);
  }

  static Call addItem(String item, int quantity) {
    String body = "{\"item\":\"%s\",\"quantity\":%d}".formatted(item, quantity);
    return write("add-item", Endpoint.CART_ITEMS, body, quantity);
  }

  /** A purchase that also sets the padding of the session's state. */
  static Call addItemWithNote(String item, int noteBytes) {
    String body = "{\"item\":\"%s\",\"quantity\":1,\"note_bytes\":%d}".formatted(item, noteBytes);
    return write("add-item", Endpoint.CART_ITEMS, body, 1);
  }

  static Call address(String step, String address) {
    return write(step, Endpoint.CHECKOUT_ADDRESS, "{\"address\":\"" + address + "\"}", 0);
  }

  static Call payment() {
    return write("payment", Endpoint.CHECKOUT_PAYMENT, "{\"payment\":\"card\"}", 0);
  }

  /**
   * Confirms an order.
   *
   * @param key idempotency key: the same key again makes no second order
   */
  static Call confirm(String key) {
    String body = "{\"key\":\"" + key + "\"}";
    return new Call("confirm", Endpoint.CHECKOUT_CONFIRM, body, Effect.ORDER, 0);
  }

  static Call logout() {
    return new Call("logout", Endpoint.LOGOUT, "", Effect.LOGOUT, 0);
  }

  static Call meAfterLogout() {
    return new Call("after-logout", Endpoint.IDENTITY, "", Effect.USE_AFTER_LOGOUT, 0);
  }

  private static Call write(String step, Endpoint endpoint, String body, int quantity) {
    return new Call(step, endpoint, body, Effect.WRITE, quantity);
  }
}
