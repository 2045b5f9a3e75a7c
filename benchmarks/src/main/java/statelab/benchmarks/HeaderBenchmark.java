package statelab.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.http.parser.HttpHeaderParser;
import org.apache.tomcat.util.http.parser.HttpHeaderParser.HeaderDataSource;
import org.apache.tomcat.util.http.parser.HttpHeaderParser.HeaderParseStatus;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import statelab.targets.app.session.Padding;

/**
 * The headers of a request as every node's Tomcat parses them, with a cookie that is short for a
 * session and long for a token; what the cookie says is read by {@link CookieBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HeaderBenchmark {
  /** As in {@link CookieBenchmark}. */
  @Param({"43", "400", "1500", "5600"})
  int valueBytes = 43;

  private final MimeHeaders headers = new MimeHeaders();
  private HttpHeaderParser parser;
  private byte[] received;
  private ByteBuffer buffer;

  /** All that a client has sent. */
  private record Arrived(ByteBuffer buffer) implements HeaderDataSource {
    @Override
    public boolean fillHeaderBuffer() {
      return false;
    }

    @Override
    public ByteBuffer getHeaderByteBuffer() {
      return buffer;
    }
  }

  /** Makes the headers that the load generator and the gateway send. */
  @Setup
  public void head() {
    String head =
        """
        Host: 127.0.0.1:8080
        Accept: application/json
        Accept-Encoding: gzip, deflate
        User-Agent: statelab
        X-Forwarded-For: 127.0.0.1
        X-Forwarded-Proto: http
        Connection: keep-alive
        Cookie: statelab-session=%s

        """
            .formatted(Padding.of(valueBytes));
    received = head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    buffer = ByteBuffer.allocate(received.length);
    parser = new HttpHeaderParser(new Arrived(buffer), headers, false);
  }

  /**
   * Parses all headers. They are copied first, as from a socket: the parser turns names to lower
   * case where they stand, so that it would find less to do the second time.
   */
  @Benchmark
  public MimeHeaders parse() throws IOException {
    buffer.clear().put(received).flip();
    headers.recycle();
    parser.recycle();
    HeaderParseStatus status = HeaderParseStatus.HAVE_MORE_HEADERS;
    while (status == HeaderParseStatus.HAVE_MORE_HEADERS) {
      status = parser.parseHeader();
    }
    if (status != HeaderParseStatus.DONE) {
      throw new IOException("the headers have no end");
    }
    return headers;
  }
}
