package statelab.results.report;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import statelab.results.report.page.VerdictMark;
import statelab.results.run.Verdict;

/** The page's template. Everything put into it is escaped unless the template says otherwise. */
final class Template {
  private static final String MAIN = "report.ftlh";
  private static final String COMPARISON = "comparison.ftlh";

  /** Set by the build to the version of the web jar that holds the charts' library. */
  private static final String CHARTS =
      "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

  /** In the order in which they build on each other. */
  private static final List<String> SCRIPTS =
      Stream.of("figures", "frame", "timeline", "trials", "map", "curves", "helper", "report")
          .map(name -> "script/" + name + ".js")
          .toList();

  private static final Map<String, VerdictMark> MARKS =
      Map.of(
          "supported", VerdictMark.of(Verdict.SUPPORTED),
          "refuted", VerdictMark.of(Verdict.REFUTED),
          "inconclusive", VerdictMark.of(Verdict.INCONCLUSIVE),
          "unmeasured", VerdictMark.NOT_MEASURED);

  private static Configuration configuration() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassForTemplateLoading(Template.class, "");
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    configuration.setNumberFormat("computer");
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    return configuration;
  }

  /** The report of one run. */
  String render(Object page, String chartData) {
    return render(
        MAIN,
        Map.of(
            "page",
            page,
            "marks",
            MARKS,
            "chartData",
            chartData,
            "style",
            text("report.css"),
            "script",
            SCRIPTS.stream().map(Template::text).collect(Collectors.joining()),
            "chartLibrary",
            text(CHARTS)));
  }

  /** Several runs side by side: nothing but tables, so it needs no script. */
  String renderComparison(Object comparison) {
    return render(COMPARISON, Map.of("page", comparison, "style", text("report.css")));
  }

  /** A page that has a template of its own. */
  static String render(String template, Map<String, Object> model) {
    try {
      StringWriter html = new StringWriter();
      configuration().getTemplate(template).process(model, html);
      return html.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException(template + " is broken: " + e.getMessage(), e);
    }
  }

  static String text(String resource) {
    try (InputStream stream = Template.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is missing from the class path");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
