package statelab.benchmarks;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import statelab.targets.app.NodeOptions.JwtAlgorithm;
import statelab.targets.app.session.SessionState;
import statelab.targets.tokens.Claims;
import statelab.targets.tokens.KeyFile;
import statelab.targets.tokens.Keys;
import statelab.targets.tokens.TokenKind;
import statelab.targets.tokens.Tokens;

/** Tokens as {@code stateless-jwt} signs and checks them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TokenBenchmark {
  private static final int LIFETIME_SECONDS = 86_400;

  @Param JwtAlgorithm algorithm = JwtAlgorithm.HS256;

  /** Length of the state's JSON; the other claims add about 120 bytes. */
  @Param({"200", "1024", "4096"})
  int stateBytes = 200;

  private Tokens tokens;
  private Claims stateClaims;
  private String identityToken;
  private String stateToken;

  /** Makes a key and one token of each kind. */
  @Setup
  public void sign() {
    Keys keys = Keys.of(new JWKSet(KeyFile.fresh(algorithm)));
    Clock clock = Clock.systemUTC();
    long now = clock.millis() / 1_000;
    tokens = new Tokens(() -> keys, clock);
    Claims identity = new Claims("u-1", "s-1", now, now + LIFETIME_SECONDS, Optional.empty());
    SessionState state = States.ofBytes(stateBytes);
    stateClaims = new Claims("u-1", "s-1", now, now + LIFETIME_SECONDS, Optional.of(state));
    identityToken = tokens.sign(TokenKind.IDENTITY, identity);
    stateToken = tokens.sign(TokenKind.STATE, stateClaims);
  }

  /** What a write costs: a new state token. */
  @Benchmark
  public String issueState() {
    return tokens.sign(TokenKind.STATE, stateClaims);
  }

  /** What saying who the user is costs. */
  @Benchmark
  public Claims verifyIdentity() {
    return tokens.verify(TokenKind.IDENTITY, identityToken);
  }

  /** What the state alone costs. */
  @Benchmark
  public Claims verifyState() {
    return tokens.verify(TokenKind.STATE, stateToken);
  }

  /** What a read of the cart costs: both tokens, bound to each other. */
  @Benchmark
  public SessionState verifyIdentityAndState() {
    Claims identity = tokens.verify(TokenKind.IDENTITY, identityToken);
    Claims state = tokens.verify(TokenKind.STATE, stateToken);
    if (!identity.session().equals(state.session())) {
      throw new IllegalStateException("the tokens belong to two sessions");
    }
    return state.state().orElseThrow();
  }

  /** The state token's text, of which {@link JdkSignatureBenchmark} signs the same bytes. */
  String stateToken() {
    return stateToken;
  }
}
