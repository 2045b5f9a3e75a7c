package statelab.results.claims;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import statelab.results.definition.DefinitionException;
import statelab.results.definition.DefinitionFile;
import statelab.results.run.ClaimVerdict;
import statelab.results.run.Observation;

/** All claims, registered before a run, exactly as their file says. */
public final class Ledger {
  private static final String STANDARD = "claims.yaml";

  private final String text;
  private final LedgerContent content;

  private Ledger(String text, LedgerContent content) {
    this.text = text;
    this.content = content;
  }

  /**
   * Reads a ledger.
   *
   * @throws DefinitionException if anything in it is wrong, with all problems and their lines
   * @throws IOException if the file cannot be read
   */
  public static Ledger read(Path file) throws IOException {
    return parse(file.toString(), Files.readString(file));
  }

  /** Reads a ledger from text; {@code name} is what problems call it. */
  public static Ledger parse(String name, String text) {
    return new Ledger(text, DefinitionFile.parse(name, text, LedgerReader::read));
  }

  /** The ledger that comes with Statelab. */
  public static Ledger standard() {
    try (InputStream stream = Ledger.class.getResourceAsStream("/" + STANDARD)) {
      if (stream == null) {
        throw new IllegalStateException(STANDARD + " is missing from the class path");
      }
      return parse(STANDARD, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file's text, character by character: what goes beside a run. */
  public String text() {
    return text;
  }

  /** SHA-256 of the text in UTF-8, in lower-case hexadecimal: what goes into a manifest. */
  public String sha256() {
    return DefinitionFile.sha256(text);
  }

  /** Which arms stand for which column. */
  public List<Column> columns() {
    return content.columns();
  }

  /** The questions of the summary table, in its order. */
  public List<Question> questions() {
    return content.questions();
  }

  /** The claims, in the order of the file. */
  public List<Claim> claims() {
    return content.claims();
  }

  /** The statements of the advice that nothing measures yet. */
  public List<NotMeasured> notMeasured() {
    return content.notMeasured();
  }

  /** The claim of that id, if there is one. */
  public Optional<Claim> claim(String id) {
    return claims().stream().filter(claim -> claim.id().equals(id)).findFirst();
  }

  /**
   * Whether a run has anything to judge a claim by. A verdict has three values; a claim about what
   * the run left out is inconclusive among them, and a reader is told that it was not measured.
   */
  public boolean hasMeasured(ClaimVerdict verdict, List<Observation> observations) {
    return verdict.n() > 0
        || verdict.estimate() != null
        || claim(verdict.claim()).map(claim -> claim.isMeasuredIn(observations)).orElse(true);
  }
}
