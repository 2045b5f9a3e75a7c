package statelab.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import statelab.targets.app.NodeOptions.JwtAlgorithm;
import statelab.targets.app.session.Padding;
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

  @Test
  void bothEncodingsGiveTheStateBack() throws IOException, ClassNotFoundException {
    SerializationBenchmark encodings = new SerializationBenchmark();
    encodings.encode();

    assertThat(encodings.readJson()).isEqualTo(States.ofBytes(200));
    assertThat(encodings.readSerial()).isEqualTo(States.ofBytes(200));
    assertThat(encodings.writeJson()).hasSize(200);
    assertThat(encodings.writeSerial()).hasSizeGreaterThan(200);
  }

  @Test
  void theCookieIsRead() {
    CookieBenchmark cookies = new CookieBenchmark();
    cookies.head();

    assertThat(cookies.parse()).isEqualTo(Padding.of(43));
    assertThat(cookies.parse()).as("again, with the same objects").isEqualTo(Padding.of(43));
  }
}
