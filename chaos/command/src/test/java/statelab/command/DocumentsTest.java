package statelab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents of the repository: what they point at exists. */
class DocumentsTest {
  private static final Path ROOT = Path.of(System.getProperty("statelab.root"));
  private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern CODE = Pattern.compile("`[^`]*`");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");

  @Test
  void everyLinkInADocumentLeadsToAFileAndAHeadingThatExist() throws IOException {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path document : documents()) {
      for (String target : linksOf(document)) {
        links++;
        if (!leadsSomewhere(document, target)) {
          broken.add(ROOT.relativize(document) + " -> " + target);
        }
      }
    }
    assertThat(links).isGreaterThan(30);
    assertThat(broken).isEmpty();
  }

  @Test
  void everyDecisionStandsInTheirList() throws IOException {
    Path decisions = ROOT.resolve("docs/decisions");
    String list = Files.readString(decisions.resolve("README.md"));
    try (Stream<Path> files = Files.list(decisions)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.matches("\\d{4}-.*"))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(list).contains("](" + name + ")"));
    }
  }

  private static boolean leadsSomewhere(Path document, String target) throws IOException {
    if (target.startsWith("https://")) {
      return true;
    }
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    if (!file.startsWith(ROOT) || !Files.exists(file)) {
      return false;
    }
    return parts.length == 1 || anchors(file).contains(parts[1]);
  }

  /** Places of headings as hosts of repositories name them. */
  private static Set<String> anchors(Path document) throws IOException {
    return HEADING
        .matcher(FENCE.matcher(Files.readString(document)).replaceAll(""))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(text -> text.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static List<String> linksOf(Path document) throws IOException {
    String prose = FENCE.matcher(Files.readString(document)).replaceAll("");
    Matcher links = LINK.matcher(CODE.matcher(prose).replaceAll("code"));
    return links.results().map(link -> link.group(1)).toList();
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT, 6)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(
              file -> !ROOT.relativize(file).toString().matches("(.*/)?(target|runs|\\.git)/.*"))
          .toList();
    }
  }
}
