package statelab.targets.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import statelab.targets.app.NodeOptions.JwtAlgorithm;
import statelab.targets.app.session.SessionState;

final class TokensTest {
  private static final long NOW = 1_800_000_000L;
  private static final JWK KEY = KeyFile.fresh(JwtAlgorithm.HS256);
  private static final Claims IDENTITY =
      new Claims("u-1", "s-1", NOW, NOW + 1_800, Optional.empty());

  @ParameterizedTest
  @EnumSource
  void everyAlgorithmsTokensComeBackAsTheyWereSigned(JwtAlgorithm algorithm) {
    Tokens tokens = tokens(NOW, KeyFile.fresh(algorithm));
    Claims state =
        new Claims(
            "u-1", "s-1", NOW, NOW + 1_800, Optional.of(SessionState.of("u-1").plus("a", 2)));

    assertThat(tokens.verify(TokenKind.IDENTITY, tokens.sign(TokenKind.IDENTITY, IDENTITY)))
        .isEqualTo(IDENTITY);
    assertThat(tokens.verify(TokenKind.STATE, tokens.sign(TokenKind.STATE, state)))
        .isEqualTo(state);
  }

  @ParameterizedTest
  @EnumSource
  void oneChangedCharacterOfThePayloadOrTheSignatureIsNoticed(JwtAlgorithm algorithm) {
    Tokens tokens = tokens(NOW, KeyFile.fresh(algorithm));
    String token = tokens.sign(TokenKind.IDENTITY, IDENTITY);
    int payload = token.indexOf('.') + 5;
    int signature = token.lastIndexOf('.') + 5;

    assertRefused(tokens, changed(token, payload), "signature-invalid");
    assertRefused(tokens, changed(token, signature), "signature-invalid");
  }

  @Test
  void algNoneIsRefused() {
    String token = tokens(NOW, KEY).sign(TokenKind.IDENTITY, IDENTITY);
    String payload = token.split("\\.", -1)[1];
    String header = base64("{\"alg\":\"none\",\"typ\":\"statelab-identity+jwt\",\"kid\":\"x\"}");

    assertRefused(tokens(NOW, KEY), header + "." + payload + ".", "token-malformed");
  }

  /** The public half of an RSA key used as an HMAC secret: the classic confusion. */
  @Test
  void aTokenCannotChooseAnotherAlgorithmThanItsKeys() throws Exception {
    RSAKey rsa = (RSAKey) KeyFile.fresh(JwtAlgorithm.RS256);
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.HS256)
            .keyID(rsa.getKeyID())
            .type(TokenKind.IDENTITY.type())
            .build();
    JWSObject forged = new JWSObject(header, new Payload(ClaimsCodec.encode(IDENTITY)));
    forged.sign(new MACSigner(rsa.toRSAPublicKey().getEncoded()));

    assertRefused(tokens(NOW, rsa), forged.serialize(), "algorithm-not-allowed");
  }

  /** Whoever lets the limit of the heads grow must not let strangers keep the JSON parser busy. */
  @Test
  void aTokenThatNoHeadCouldCarryIsRefusedUnread() {
    Tokens tokens = tokens(NOW, KEY);
    Claims large =
        new Claims(
            "u-1",
            "s-1",
            NOW,
            NOW + 1_800,
            Optional.of(SessionState.of("u-1").withNote("x".repeat(Tokens.MAXIMUM_CHARACTERS))));

    assertThatThrownBy(() -> tokens.verify(TokenKind.STATE, tokens.sign(TokenKind.STATE, large)))
        .hasMessage("no-session: token-too-large");
    assertRefused(tokens, "x".repeat(Tokens.MAXIMUM_CHARACTERS + 1), "token-too-large");
    assertRefused(tokens, "x".repeat(Tokens.MAXIMUM_CHARACTERS), "token-malformed");
  }

  @Test
  void aKeyThatNobodyKnowsIsRefused() {
    String token =
        tokens(NOW, KeyFile.fresh(JwtAlgorithm.HS256)).sign(TokenKind.IDENTITY, IDENTITY);

    assertRefused(tokens(NOW, KEY), token, "key-unknown");
  }

  @Test
  void aStateTokenIsNoIdentity() {
    String token = tokens(NOW, KEY).sign(TokenKind.STATE, IDENTITY);

    assertRefused(tokens(NOW, KEY), token, "type-wrong");
  }

  @ParameterizedTest
  @CsvSource({
    "-31, token-not-yet-valid",
    "1831, token-expired",
  })
  void aTokenIsRefusedBeyondItsTimeAndTheAllowedSkew(long later, String reason) {
    String token = tokens(NOW, KEY).sign(TokenKind.IDENTITY, IDENTITY);

    assertRefused(tokens(NOW + later, KEY), token, reason);
  }

  @ParameterizedTest
  @CsvSource({"-30", "0", "1829"})
  void aTokenIsGoodWithinItsTimeAndTheAllowedSkew(long later) {
    String token = tokens(NOW, KEY).sign(TokenKind.IDENTITY, IDENTITY);

    assertThat(tokens(NOW + later, KEY).verify(TokenKind.IDENTITY, token)).isEqualTo(IDENTITY);
  }

  @ParameterizedTest
  @CsvSource({
    "somebody-else, statelab-shop, issuer-wrong",
    "statelab, another-shop, audience-wrong",
  })
  void aTokenOfOrForSomebodyElseIsRefused(String issuer, String audience, String reason)
      throws Exception {
    String claims =
        String.format(
            "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"u\",\"sid\":\"s\",\"nbf\":%d,\"exp\":%d}",
            issuer, audience, NOW, NOW + 60);

    assertRefused(tokens(NOW, KEY), signed(claims), reason);
  }

  @Test
  void aRotationKeepsOldTokensGoodUntilTheOldKeyIsRemoved() {
    JWK fresh = KeyFile.fresh(JwtAlgorithm.ES256);
    String old = tokens(NOW, KEY).sign(TokenKind.IDENTITY, IDENTITY);
    Tokens both = tokens(NOW, fresh, KEY);

    assertThat(both.verify(TokenKind.IDENTITY, old)).isEqualTo(IDENTITY);
    String next = both.sign(TokenKind.IDENTITY, IDENTITY);
    assertThat(tokens(NOW, fresh).verify(TokenKind.IDENTITY, next)).isEqualTo(IDENTITY);
    assertRefused(tokens(NOW, fresh), old, "key-unknown");
  }

  private static String signed(String claims) throws Exception {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.HS256)
            .keyID(KEY.getKeyID())
            .type(TokenKind.IDENTITY.type())
            .build();
    JWSObject token = new JWSObject(header, new Payload(claims));
    token.sign(new MACSigner(KEY.toOctetSequenceKey()));
    return token.serialize();
  }

  private static Tokens tokens(long now, JWK... keys) {
    Keys live = Keys.of(new JWKSet(List.of(keys)));
    return new Tokens(() -> live, Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC));
  }

  private static void assertRefused(Tokens tokens, String token, String reason) {
    assertThatThrownBy(() -> tokens.verify(TokenKind.IDENTITY, token))
        .hasMessage("no-session: " + reason);
  }

  private static String changed(String token, int place) {
    char other = token.charAt(place) == 'A' ? 'B' : 'A';
    return token.substring(0, place) + other + token.substring(place + 1);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
