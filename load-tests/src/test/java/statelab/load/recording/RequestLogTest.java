package statelab.load.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.FlightRecorder;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.results.run.Outcome;
import statelab.results.run.RequestRecord;
import statelab.results.run.SessionOutcome;

final class RequestLogTest {
  @TempDir Path directory;

  @Test
  void requestsThatTheFileDoesNotHoldAreCountedAsLost() throws IOException {
    try (RequestLog log = RequestLog.open(directory.resolve("requests.jfr"))) {
      write(log, 5);
      dropEventsFromNowOn();
      write(log, 3);

      assertThat(log.written()).isEqualTo(8);
      assertThat(log.finish()).isEqualTo(3);
    }
  }

  @Test
  void nothingIsLostWhereTheFileHoldsAll() throws IOException {
    try (RequestLog log = RequestLog.open(directory.resolve("requests.jfr"))) {
      write(log, 8);

      assertThat(log.finish()).isZero();
    }
  }

  /** The log of a closed load has no figure by the name that claims about latency rest on. */
  @Test
  void aLoadWithoutScheduleHasNoCorrectedLatency() throws IOException {
    assertThat(tagged(LatencyLog.CORRECTED, /* claims= */ true).getTotalCount()).isEqualTo(1);
    assertThat(tagged(LatencyLog.CORRECTED, /* claims= */ false).getTotalCount()).isZero();
    assertThat(tagged(LatencyLog.UNCORRECTED, /* claims= */ false).getTotalCount()).isEqualTo(1);
  }

  private Histogram tagged(String tag, boolean claims) throws IOException {
    Path file = directory.resolve(tag + claims + ".hlog");
    try (RequestLog log = RequestLog.open(directory.resolve("requests.jfr"));
        LatencyLog latencies = new LatencyLog(file, claims)) {
      RequestRecorder recorder = new RequestRecorder(log);
      recorder.record(recorder.begin(), request());
      latencies.interval(recorder, 1.0);
    }
    return MergedGenerator.merged(tag, List.of(file));
  }

  private static void write(RequestLog log, int requests) {
    for (int i = 0; i < requests; i++) {
      log.commit(log.begin(), request());
    }
  }

  /** What a recorder does that runs out of room: it takes no event, and tells nobody. */
  private static void dropEventsFromNowOn() {
    FlightRecorder.getFlightRecorder()
        .getRecordings()
        .forEach(recording -> recording.disable(RequestEvent.class));
  }

  private static RequestRecord request() {
    return new RequestRecord(
        1, 2, 3, 1, 1, "cart", "node-1", 200, Outcome.SUCCEEDED, SessionOutcome.KEPT, "", 10, 20);
  }
}
