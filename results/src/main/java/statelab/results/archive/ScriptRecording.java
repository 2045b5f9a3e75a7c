package statelab.results.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import statelab.results.run.ScriptedRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;

/** The requests of a trial that followed a script: {@code script.jsonl}, one request a line. */
public final class ScriptRecording {
  private static final String NAME = "script.jsonl";
  private static final ObjectWriter WRITER =
      RunJson.MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT);
  private static final ObjectReader READER = RunJson.MAPPER.readerFor(ScriptedRequest.class);

  private ScriptRecording() {}

  /**
   * Writes the requests, before the trial is written that they belong to.
   *
   * @param folder existing folder of the trial
   * @throws ArchiveException when the disk does not play along
   */
  public static void write(Path folder, List<ScriptedRequest> requests) {
    Path file = folder.resolve(NAME);
    StringBuilder lines = new StringBuilder();
    requests.forEach(request -> lines.append(WRITER.writeValueAsString(request)).append('\n'));
    VersionedFile.writeText(file, lines.toString());
  }

  /**
   * Reads the requests in the order in which they were written; none when the trial followed no
   * script.
   *
   * @param folder folder of a trial
   * @throws ArchiveException when a line is no request
   */
  public static List<ScriptedRequest> read(Path folder) {
    Path file = folder.resolve(NAME);
    List<ScriptedRequest> requests = new ArrayList<>();
    try {
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          requests.add(READER.readValue(line));
        }
      }
    } catch (IOException e) {
      throw ArchiveException.cannotRead(file, e);
    } catch (JacksonException e) {
      throw new ArchiveException(
          "%s:%d is no request: %s".formatted(file, requests.size() + 1, e.getOriginalMessage()));
    }
    return List.copyOf(requests);
  }
}
