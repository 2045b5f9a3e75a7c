import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Writes which licence each library has that a release ships, from its bill of materials, and fails
 * when one has none. Started by the build with the JDK alone: {@code java build/Licences.java
 * SBOM.xml REPORT.md}.
 */
final class Licences {
  private static final String OWN_GROUP = "statelab";

  private Licences() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, List<String>> libraries = libraries(Path.of(arguments[0]));
    List<String> unlicensed =
        libraries.entrySet().stream()
            .filter(entry -> entry.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    if (!unlicensed.isEmpty()) {
      throw new IllegalStateException("no licence is known of " + unlicensed);
    }
    write(libraries, Path.of(arguments[1]));
  }

  private static Map<String, List<String>> libraries(Path sbom) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Element root = factory.newDocumentBuilder().parse(sbom.toFile()).getDocumentElement();
    Map<String, List<String>> libraries = new TreeMap<>();
    for (Element components : children(root, "components")) {
      for (Element component : children(components, "component")) {
        String group = text(component, "group");
        if (!group.equals(OWN_GROUP)) {
          String name =
              "%s:%s %s".formatted(group, text(component, "name"), text(component, "version"));
          libraries.put(name, licences(component));
        }
      }
    }
    if (libraries.isEmpty()) {
      throw new IllegalStateException(sbom + " names no library");
    }
    return libraries;
  }

  private static List<String> licences(Element component) {
    List<String> names = new ArrayList<>();
    for (Element licences : children(component, "licenses")) {
      for (Element licence : children(licences, "license")) {
        String id = text(licence, "id");
        names.add(id.isEmpty() ? text(licence, "name") : id);
      }
      for (Element expression : children(licences, "expression")) {
        names.add(expression.getTextContent().strip());
      }
    }
    return names.stream().filter(name -> !name.isEmpty()).distinct().sorted().toList();
  }

  private static void write(Map<String, List<String>> libraries, Path report) throws IOException {
    StringBuilder text = new StringBuilder("# Libraries that Statelab ships\n\n");
    text.append("| Library | Licence |\n|---|---|\n");
    libraries.forEach(
        (name, licences) ->
            text.append("| %s | %s |\n".formatted(name, String.join(" or ", licences))));
    Files.writeString(report, text);
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element && element.getTagName().equals(name)) {
        children.add(element);
      }
    }
    return children;
  }

  private static String text(Element parent, String name) {
    return children(parent, name).stream()
        .findFirst()
        .map(child -> child.getTextContent().strip())
        .orElse("");
  }
}
