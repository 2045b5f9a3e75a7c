package statelab.targets.app.shop;

import statelab.targets.app.session.Refusal;
import statelab.targets.app.session.SessionState;
import statelab.targets.app.session.StateCodec;
import statelab.targets.program.json.Json;

/** Status and JSON body of an answer: the same bytes in every architecture. */
final class Reply {
  private static final byte[] EMPTY = {};

  private final int status;
  private final byte[] body;

  private Reply(int status, byte[] body) {
    this.status = status;
    this.body = body;
  }

  /** Items {@code sku-1} to {@code sku-n}. */
  static Reply catalogue(int items) {
    return new Reply(
        200,
        Json.object(
            json -> {
              json.writeArrayPropertyStart("items");
              for (int item = 1; item <= items; item++) {
                json.writeString("sku-" + item);
              }
              json.writeEndArray();
            }));
  }

  static Reply user(String user) {
    return new Reply(200, Json.object(json -> json.writeStringProperty("user", user)));
  }

  static Reply cart(SessionState state) {
    return new Reply(
        200,
        Json.object(
            json -> {
              json.writeStringProperty("user", state.user());
              json.writeNumberProperty("version", state.version());
              StateCodec.writeItems(json, state.items());
              json.writeNumberProperty("total", state.total());
            }));
  }

  static Reply order(String user, String key, long total) {
    return new Reply(
        200,
        Json.object(
            json -> {
              json.writeStringProperty("user", user);
              json.writeStringProperty("order", key);
              json.writeNumberProperty("total", total);
            }));
  }

  static Reply done() {
    return new Reply(204, EMPTY);
  }

  static Reply refused(Refusal refusal) {
    return new Reply(refusal.status(), Json.error(refusal.error(), refusal.reason()));
  }

  int status() {
    return status;
  }

  byte[] body() {
    return body;
  }
}
