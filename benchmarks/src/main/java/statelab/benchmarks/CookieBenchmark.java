package statelab.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.http.Rfc6265CookieProcessor;
import org.apache.tomcat.util.http.ServerCookies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import statelab.targets.app.session.Padding;

/** The cookie header as every node's Tomcat reads it: short for a session, long for a token. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CookieBenchmark {
  private static final String NAME = "statelab-session";

  /** Length of the cookie's value: 43 is a session's id and the name of its node. */
  @Param({"43", "400", "1500", "5600"})
  int valueBytes = 43;

  private final Rfc6265CookieProcessor processor = new Rfc6265CookieProcessor();
  private final MimeHeaders headers = new MimeHeaders();
  private final ServerCookies cookies = new ServerCookies(4);

  /** Makes the header. */
  @Setup
  public void head() {
    byte[] header = (NAME + "=" + Padding.of(valueBytes)).getBytes(StandardCharsets.US_ASCII);
    headers.setValue("Cookie").setBytes(header, 0, header.length);
  }

  /** Parses the header and reads the one cookie's value. */
  @Benchmark
  public String parse() {
    cookies.recycle();
    processor.parseCookieHeader(headers, cookies);
    return cookies.getCookie(0).getValue().toString();
  }
}
