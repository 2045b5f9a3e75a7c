package statelab.targets.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import java.text.ParseException;
import java.time.Clock;
import java.util.function.Supplier;
import statelab.targets.app.server.WebServer;
import statelab.targets.app.session.Refusal;

/** Signs tokens and checks those that come back. */
public final class Tokens {
  /** How far two nodes' clocks may differ before a token is refused, in seconds. */
  public static final int CLOCK_SKEW_SECONDS = 30;

  /** The longest token that is looked at, in characters; no request's head could carry more. */
  public static final int MAXIMUM_CHARACTERS = WebServer.MAXIMUM_HEADER_BYTES;

  private final Supplier<Keys> keys;
  private final Clock clock;

  /**
   * @param keys the keys as they are now; asked for each token, so that a rotation is seen
   * @param clock decides what is expired
   */
  public Tokens(Supplier<Keys> keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** A signed token in compact form. */
  public String sign(TokenKind kind, Claims claims) {
    Keys.Key key = keys.get().current();
    JWSHeader header =
        new JWSHeader.Builder(key.algorithm()).keyID(key.id()).type(kind.type()).build();
    JWSObject token = new JWSObject(header, new Payload(ClaimsCodec.encode(claims)));
    try {
      token.sign(key.signer());
    } catch (JOSEException e) {
      throw new IllegalStateException("the key " + key.id() + " cannot sign", e);
    }
    return token.serialize();
  }

  /**
   * The claims of a token that passes every check.
   *
   * @throws Refusal 401 with what is wrong with it
   */
  public Claims verify(TokenKind kind, String text) {
    require(text.length() <= MAXIMUM_CHARACTERS, "token-too-large");
    JWSObject token = parse(text);
    JWSHeader header = token.getHeader();
    Keys.Key key =
        keys.get().find(header.getKeyID()).orElseThrow(() -> Refusal.noSession("key-unknown"));
    // The key decides the algorithm, never the token: otherwise a public RSA key could be passed
    // off as an HMAC secret.
    require(key.algorithm().equals(header.getAlgorithm()), "algorithm-not-allowed");
    require(kind.type().equals(header.getType()), "type-wrong");
    require(signatureHolds(token, key), "signature-invalid");
    Claims claims = ClaimsCodec.decode(token.getPayload().toBytes());
    long now = clock.millis() / 1_000;
    require(now < claims.expirySeconds() + CLOCK_SKEW_SECONDS, "token-expired");
    require(now + CLOCK_SKEW_SECONDS >= claims.notBeforeSeconds(), "token-not-yet-valid");
    return claims;
  }

  private static JWSObject parse(String text) {
    try {
      return JWSObject.parse(text);
    } catch (ParseException | IllegalArgumentException e) {
      throw Refusal.noSession("token-malformed");
    }
  }

  private static boolean signatureHolds(JWSObject token, Keys.Key key) {
    try {
      return token.verify(key.verifier());
    } catch (JOSEException | IllegalStateException e) {
      return false;
    }
  }

  private static void require(boolean holds, String reason) {
    if (!holds) {
      throw Refusal.noSession(reason);
    }
  }
}
