package statelab.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import statelab.targets.app.NodeOptions.JwtAlgorithm;

/**
 * The least that a state token can cost in Java: the JDK's signature over the bytes that a token of
 * {@link TokenBenchmark} signs, with everything prepared, and neither Base64 nor JSON.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JdkSignatureBenchmark {
  private static final int HMAC_BYTES = 32;
  private static final int RSA_BITS = 2_048;

  @Param JwtAlgorithm algorithm = JwtAlgorithm.HS256;

  /** As in {@link TokenBenchmark}. */
  @Param({"200", "1024", "4096"})
  int stateBytes = 200;

  private byte[] input;
  private byte[] signature;
  private Signer signer;

  /** Signs and checks with objects that are made once. */
  private interface Signer {
    byte[] sign(byte[] input) throws GeneralSecurityException;

    boolean verify(byte[] input, byte[] signature) throws GeneralSecurityException;
  }

  /** Makes a key and signs once. */
  @Setup
  public void prepare() throws GeneralSecurityException {
    TokenBenchmark tokens = new TokenBenchmark();
    tokens.algorithm = algorithm;
    tokens.stateBytes = stateBytes;
    tokens.sign();
    String token = tokens.stateToken();
    input = token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    signer = signer();
    signature = signer.sign(input);
  }

  /** Lower bound of issuing. */
  @Benchmark
  public byte[] sign() throws GeneralSecurityException {
    return signer.sign(input);
  }

  /** Lower bound of verifying. */
  @Benchmark
  public boolean verify() throws GeneralSecurityException {
    return signer.verify(input, signature);
  }

  private Signer signer() throws GeneralSecurityException {
    return switch (algorithm) {
      case HS256 -> new MacSigner(mac());
      case RS256 -> keyPairSigner("SHA256withRSA", rsa());
      case ES256 -> keyPairSigner("SHA256withECDSAinP1363Format", p256());
      case EDDSA -> keyPairSigner("Ed25519", KeyPairGenerator.getInstance("Ed25519"));
    };
  }

  private static Mac mac() throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(new byte[HMAC_BYTES], "HmacSHA256"));
    return mac;
  }

  private static KeyPairGenerator rsa() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(RSA_BITS);
    return generator;
  }

  private static KeyPairGenerator p256() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator;
  }

  private static Signer keyPairSigner(String name, KeyPairGenerator generator)
      throws GeneralSecurityException {
    KeyPair pair = generator.generateKeyPair();
    Signature signing = Signature.getInstance(name);
    Signature verifying = Signature.getInstance(name);
    signing.initSign(pair.getPrivate());
    verifying.initVerify(pair.getPublic());
    return new KeyPairSigner(signing, verifying);
  }

  private record MacSigner(Mac mac) implements Signer {
    @Override
    public byte[] sign(byte[] input) {
      return mac.doFinal(input);
    }

    @Override
    public boolean verify(byte[] input, byte[] signature) {
      return MessageDigest.isEqual(mac.doFinal(input), signature);
    }
  }

  private record KeyPairSigner(Signature signing, Signature verifying) implements Signer {
    @Override
    public byte[] sign(byte[] input) throws GeneralSecurityException {
      signing.update(input);
      return signing.sign();
    }

    @Override
    public boolean verify(byte[] input, byte[] signature) throws GeneralSecurityException {
      verifying.update(input);
      return verifying.verify(signature);
    }
  }
}
