package statelab.results.intake;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * How long each ordinary request of one trial took that succeeded in its calm phase, in ns from the
 * intended send time: what percentiles over several trials are made of, since those of the single
 * trials cannot be averaged.
 *
 * @param hdr an HdrHistogram of three significant digits in its compressed encoding, as Base64
 */
public record CalmLatency(String hdr) {

  static CalmLatency of(Histogram histogram) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return new CalmLatency(
        Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length)));
  }

  /**
   * As it was recorded.
   *
   * @throws IntakeException if the encoding was damaged
   */
  public Histogram histogram() {
    try {
      return Histogram.decodeFromCompressedByteBuffer(
          ByteBuffer.wrap(Base64.getDecoder().decode(hdr)), 0);
    } catch (DataFormatException | RuntimeException e) {
      throw new IntakeException("the latencies of a trial are damaged: " + e.getMessage(), e);
    }
  }
}
