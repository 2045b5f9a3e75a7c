package statelab.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import statelab.targets.app.session.CartLine;
import statelab.targets.app.session.Checkout;
import statelab.targets.app.session.SessionState;

/**
 * A session's state without names of fields: numbers in groups of seven bits, texts in UTF-8 after
 * their length. No architecture keeps it so; it shows what the one encoding of all of them, JSON,
 * costs above a form that is made for the purpose.
 */
final class CompactState {
  private static final int LONGEST_NUMBER_BYTES = 10;
  private static final int GROUP_BITS = 7;
  private static final int MORE = 1 << GROUP_BITS;

  private CompactState() {}

  static byte[] encode(SessionState state) {
    List<byte[]> texts = new ArrayList<>();
    for (String text : texts(state)) {
      texts.add(text.getBytes(StandardCharsets.UTF_8));
    }
    int longest = texts.stream().mapToInt(text -> text.length + LONGEST_NUMBER_BYTES).sum();
    int numbers = (2 + state.items().size()) * LONGEST_NUMBER_BYTES;
    ByteBuffer bytes = ByteBuffer.allocate(longest + numbers);
    putNumber(bytes, state.version());
    putNumber(bytes, state.items().size());
    state.items().forEach(line -> putNumber(bytes, line.quantity()));
    for (byte[] text : texts) {
      putNumber(bytes, text.length);
      bytes.put(text);
    }
    byte[] encoded = new byte[bytes.position()];
    bytes.flip().get(encoded);
    return encoded;
  }

  private static List<String> texts(SessionState state) {
    List<String> texts = new ArrayList<>();
    texts.add(state.user());
    texts.add(state.note());
    texts.add(state.checkout().address());
    texts.add(state.checkout().payment());
    texts.add(state.checkout().lastOrder());
    state.items().forEach(line -> texts.add(line.item()));
    return texts;
  }

  static SessionState decode(byte[] encoded) {
    ByteBuffer bytes = ByteBuffer.wrap(encoded);
    long version = number(bytes);
    int[] quantities = new int[Math.toIntExact(number(bytes))];
    for (int line = 0; line < quantities.length; line++) {
      quantities[line] = Math.toIntExact(number(bytes));
    }
    String user = text(bytes);
    String note = text(bytes);
    Checkout checkout = new Checkout(text(bytes), text(bytes), text(bytes));
    List<CartLine> items = new ArrayList<>(quantities.length);
    for (int quantity : quantities) {
      items.add(new CartLine(text(bytes), quantity));
    }
    return new SessionState(user, version, items, note, checkout);
  }

  private static void putNumber(ByteBuffer bytes, long number) {
    long rest = number;
    while (rest >= MORE) {
      bytes.put((byte) (rest | MORE));
      rest >>>= GROUP_BITS;
    }
    bytes.put((byte) rest);
  }

  private static long number(ByteBuffer bytes) {
    long number = 0;
    int shift = 0;
    long group = bytes.get();
    while (group < 0) {
      long bits = group & (MORE - 1);
      number |= bits << shift;
      shift += GROUP_BITS;
      group = bytes.get();
    }
    return number + (group << shift);
  }

  private static String text(ByteBuffer bytes) {
    byte[] text = new byte[Math.toIntExact(number(bytes))];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
