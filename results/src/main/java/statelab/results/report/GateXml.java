package statelab.results.report;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import statelab.results.gate.GateFinding;
import statelab.results.gate.GateOutcome;
import statelab.results.gate.GateReport;

/**
 * A gate's report as JUnit XML, one test case for each metric of each architecture. A regression is
 * a failure, an invalid metric an error; an inconclusive one is a failure or skipped, as the gate's
 * definition says.
 */
final class GateXml {
  private static final double MS_PER_S = 1e3;

  private final XMLStreamWriter xml;
  private final GateReport report;

  private GateXml(XMLStreamWriter xml, GateReport report) {
    this.xml = xml;
    this.report = report;
  }

  static String of(GateReport report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new GateXml(xml, report).write();
      xml.close();
      return text + "\n";
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string cannot fail to be written to", e);
    }
  }

  private void write() throws XMLStreamException {
    List<GateFinding> findings = report.decision().findings();
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    attribute("name", "statelab gate");
    attribute("tests", Integer.toString(findings.size()));
    attribute("failures", Long.toString(count("failure")));
    attribute("errors", Long.toString(count("error")));
    attribute("skipped", Long.toString(count("skipped")));
    attribute("time", String.format(Locale.ROOT, "%.1f", report.took().toMillis() / MS_PER_S));
    property();
    for (GateFinding finding : findings) {
      testCase(finding);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void property() throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("properties");
    for (List<String> pair :
        List.of(List.of("base", report.base()), List.of("candidate", report.candidate()))) {
      xml.writeCharacters("\n    ");
      xml.writeEmptyElement("property");
      attribute("name", pair.getFirst());
      attribute("value", pair.getLast());
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private void testCase(GateFinding finding) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    attribute("classname", "statelab.gate." + finding.architecture());
    attribute("name", finding.gated().metric().name());
    String element = element(finding.outcome());
    if (!element.isEmpty()) {
      xml.writeCharacters("\n    ");
      xml.writeEmptyElement(element);
      if (!element.equals("skipped")) {
        attribute("type", finding.outcome().label());
      }
      attribute("message", GateWords.sentence(finding));
    }
    xml.writeCharacters("\n    ");
    xml.writeStartElement("system-out");
    xml.writeCharacters(
        SummaryText.visible(
            "%s; could have found: %s"
                .formatted(GateWords.sentence(finding), GateWords.detectable(finding))));
    xml.writeEndElement();
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private long count(String element) {
    return report.decision().findings().stream()
        .filter(finding -> element(finding.outcome()).equals(element))
        .count();
  }

  private String element(GateOutcome outcome) {
    return switch (outcome) {
      case PASS -> "";
      case REGRESSION -> "failure";
      case INCONCLUSIVE -> report.definition().inconclusivePasses() ? "skipped" : "failure";
      case INVALID -> "error";
    };
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, SummaryText.visible(value));
  }
}
