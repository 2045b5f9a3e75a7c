package statelab.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import statelab.targets.app.NodeOptions.JwtAlgorithm;
import statelab.targets.app.session.CartLine;
import statelab.targets.app.session.Checkout;
import statelab.targets.app.session.Padding;
import statelab.targets.app.session.SessionState;
import statelab.targets.app.session.StateCodec;

/** What is timed is also right. */
final class AnswersTest {
  @ParameterizedTest
  @ValueSource(ints = {200, 1024, 4096})
  void aStateHasTheSizeItIsNamedBy(int bytes) {
    assertThat(StateCodec.encode(States.ofBytes(bytes))).hasSize(bytes);
  }

  @ParameterizedTest
  @EnumSource
  void tokensSayWhatWasSigned(JwtAlgorithm algorithm) {
    TokenBenchmark tokens = new TokenBenchmark();
    tokens.algorithm = algorithm;
    tokens.stateBytes = 1024;
    tokens.sign();

    assertThat(tokens.verifyIdentity().state()).isEmpty();
    assertThat(tokens.verifyState().state()).contains(States.ofBytes(1024));
    assertThat(tokens.verifyIdentityAndState()).isEqualTo(States.ofBytes(1024));
    // Some algorithms sign the same claims differently each time, but always at the same length.
    assertThat(tokens.issueState()).hasSameSizeAs(tokens.stateToken());
  }

  @ParameterizedTest
  @EnumSource
  void theLowerBoundSignsAndVerifies(JwtAlgorithm algorithm) throws GeneralSecurityException {
    JdkSignatureBenchmark bound = new JdkSignatureBenchmark();
    bound.algorithm = algorithm;
    bound.prepare();
    int bytes =
        switch (algorithm) {
          case HS256 -> 32;
          case RS256 -> 256;
          case ES256, EDDSA -> 64;
        };

    assertThat(bound.sign()).hasSize(bytes);
    assertThat(bound.verify()).isTrue();
    assertThat(bound.verify()).as("again, with the same objects").isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aLookupFindsEachSessionThatIsAskedFor(MemoryLookupBenchmark.Access access) {
    MemoryLookupBenchmark lookup = new MemoryLookupBenchmark();
    lookup.access = access;
    lookup.fill();
    Set<String> users = new HashSet<>();
    for (int request = 0; request < 2_000; request++) {
      users.add(lookup.lookup().user());
    }

    assertThat(users).hasSize(access == MemoryLookupBenchmark.Access.WARM ? 64 : 1_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 1024, 4096})
  void bothEncodingsGiveTheStateBack(int bytes) {
    SerializationBenchmark encodings = new SerializationBenchmark();
    encodings.stateBytes = bytes;
    encodings.encode();

    assertThat(encodings.readJson()).isEqualTo(States.ofBytes(bytes));
    assertThat(encodings.readCompact()).isEqualTo(States.ofBytes(bytes));
    assertThat(encodings.writeJson()).hasSize(bytes);
    assertThat(encodings.writeCompact()).hasSizeLessThan(bytes);
  }

  @Test
  void theCompactFormKeepsEverythingThatAStateCanHold() {
    SessionState full =
        new SessionState(
            "Zoë \uD83D\uDE00",
            Long.MAX_VALUE,
            List.of(new CartLine("a", 1), new CartLine("ü".repeat(200), Integer.MAX_VALUE)),
            "x".repeat(20_000),
            new Checkout("1 Main St", "card", "k-1"));

    assertThat(CompactState.decode(CompactState.encode(full))).isEqualTo(full);
    assertThat(CompactState.decode(CompactState.encode(SessionState.of("u"))))
        .isEqualTo(SessionState.of("u"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 100_000})
  void aSetKnowsWhatIsRevokedAndAFilterIsSeldomWrong(int revoked) {
    RevocationBenchmark revocation = new RevocationBenchmark();
    revocation.revoked = revoked;
    revocation.revoke();
    int wrong = 0;
    for (int request = 0; request < 8_192; request++) {
      assertThat(revocation.inSet()).isFalse();
      wrong += revocation.inFilter() ? 1 : 0;
    }

    assertThat(revocation.revokedSessions()).hasSize(revoked).allMatch(revocation::filtered);
    // 82 are expected; 5 standard deviations of 9.
    assertThat((double) wrong).isBetween(82.0 - 45, 82.0 + 45);
  }

  @Test
  void theHeadersAreRead() throws IOException {
    HeaderBenchmark headers = new HeaderBenchmark();
    headers.valueBytes = 400;
    headers.head();

    for (String time : List.of("once", "again, with the same objects")) {
      assertThat(headers.parse().size()).as(time).isEqualTo(8);
      assertThat(headers.parse().getHeader("cookie"))
          .as(time)
          .isEqualTo("statelab-session=" + Padding.of(400));
    }
  }

  @Test
  void theCookieIsRead() {
    CookieBenchmark cookies = new CookieBenchmark();
    cookies.head();

    assertThat(cookies.parse()).isEqualTo(Padding.of(43));
    assertThat(cookies.parse()).as("again, with the same objects").isEqualTo(Padding.of(43));
  }
}
