package statelab.targets.app.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.UnaryOperator;
import statelab.targets.app.session.Checkout;
import statelab.targets.app.session.Padding;
import statelab.targets.app.session.Refusal;
import statelab.targets.app.session.SessionArchitecture;
import statelab.targets.app.session.SessionState;

/** What each request of the shop does. */
final class Shop {
  private static final int MAXIMUM_QUANTITY = 1_000;
  private static final int MAXIMUM_LINES = 1_000;
  private static final int CATALOGUE_ITEMS = 20;

  private final SessionArchitecture sessions;
  private final Orders orders;

  Shop(SessionArchitecture sessions, Orders orders) {
    this.sessions = sessions;
    this.orders = orders;
  }

  /** The same for everybody, and said to be so: any cache may keep it for a while. */
  Reply catalogue(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Cache-Control", "public, max-age=60");
    return Reply.catalogue(CATALOGUE_ITEMS);
  }

  Reply login(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String user = Input.read(request).name("user");
    sessions.begin(request, response, user);
    return Reply.user(user);
  }

  Reply me(HttpServletRequest request, HttpServletResponse response) {
    return Reply.user(sessions.identify(request));
  }

  Reply cart(HttpServletRequest request, HttpServletResponse response) {
    return Reply.cart(sessions.read(request));
  }

  Reply addItem(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Input input = Input.read(request);
    String item = input.name("item");
    int quantity = input.number("quantity", 1, MAXIMUM_QUANTITY);
    int noteBytes = input.has("note_bytes") ? input.number("note_bytes", 0, Padding.MAXIMUM) : -1;
    return Reply.cart(
        update(request, response, state -> withItem(state, item, quantity, noteBytes)));
  }

  Reply address(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String address = Input.read(request).line("address");
    return Reply.cart(update(request, response, state -> state.with(addressed(state, address))));
  }

  Reply payment(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String payment = Input.read(request).name("payment");
    return Reply.cart(update(request, response, state -> state.with(paid(state, payment))));
  }

  /**
   * Records the order in the ledger and then empties the cart. A confirmation that is sent again
   * with the same key, because its answer was lost, gets the same answer. A key that stands for an
   * order of other things is refused, and the cart stays.
   */
  Reply confirm(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String key = Input.read(request).name("key");
    SessionState state = sessions.read(request);
    boolean again = state.checkout().lastOrder().equals(key);
    if (!again && (!state.checkout().readyToConfirm() || state.items().isEmpty())) {
      throw Refusal.conflict("checkout-incomplete");
    }
    long total = orders.record(key, state.user(), state.total());
    if (!again && total != state.total()) {
      throw Refusal.conflict("key-of-another-order");
    }
    if (!again) {
      update(request, response, current -> current.ordered(key));
    }
    return Reply.order(state.user(), key, total);
  }

  Reply logout(HttpServletRequest request, HttpServletResponse response) {
    sessions.end(request, response);
    return Reply.done();
  }

  /** Numbers are the client's, so that they overflow is the client's error. */
  private SessionState update(
      HttpServletRequest request,
      HttpServletResponse response,
      UnaryOperator<SessionState> change) {
    try {
      return sessions.update(request, response, change);
    } catch (ArithmeticException e) {
      throw Refusal.badRequest("a number would grow too large");
    }
  }

  private static SessionState withItem(
      SessionState state, String item, int quantity, int noteBytes) {
    SessionState next = state.plus(item, quantity);
    if (next.items().size() > MAXIMUM_LINES) {
      throw Refusal.badRequest("a cart may have " + MAXIMUM_LINES + " lines");
    }
    return noteBytes < 0 ? next : next.withNote(Padding.of(noteBytes));
  }

  private static Checkout addressed(SessionState state, String address) {
    return new Checkout(address, state.checkout().payment(), state.checkout().lastOrder());
  }

  private static Checkout paid(SessionState state, String payment) {
    if (state.checkout().address().isEmpty()) {
      throw Refusal.conflict("address-missing");
    }
    return new Checkout(state.checkout().address(), payment, state.checkout().lastOrder());
  }
}
