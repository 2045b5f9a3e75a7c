package statelab.load.journey;

/** What of the target's HTTP surface journeys call; each is always called in the same way. */
public enum Endpoint {
  LOGIN(true, "/login"),
  IDENTITY(false, "/me"),
  CART(false, "/cart"),
  CART_ITEMS(true, "/cart/items"),
  CHECKOUT_ADDRESS(true, "/checkout/address"),
  CHECKOUT_PAYMENT(true, "/checkout/payment"),
  CHECKOUT_CONFIRM(true, "/checkout/confirm"),
  LOGOUT(true, "/logout");

  private final boolean post;
  private final String path;

  Endpoint(boolean post, String path) {
    this.post = post;
    this.path = path;
  }

  /** Whether it is a POST; otherwise a GET. */
  public boolean post() {
    return post;
  }

  /** Path below the target's base URL. */
  public String path() {
    return path;
  }
}
