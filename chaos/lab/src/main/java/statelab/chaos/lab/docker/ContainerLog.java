package statelab.chaos.lab.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends what a container writes to files, as it writes it. */
final class ContainerLog extends ResultCallback.Adapter<Frame> {
  private final Path output;
  private final Path errors;

  ContainerLog(Path output, Path errors) {
    this.output = output;
    this.errors = errors;
  }

  @Override
  public void onNext(Frame frame) {
    Path file = frame.getStreamType() == StreamType.STDERR ? errors : output;
    try {
      Files.write(file, frame.getPayload(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      // A log that cannot be kept is no reason to break a trial; the folder may be gone.
      onError(e);
    }
  }

  /** The end of the engine or of the container ends its log too. */
  @Override
  public void onError(Throwable problem) {
    onComplete();
  }
}
