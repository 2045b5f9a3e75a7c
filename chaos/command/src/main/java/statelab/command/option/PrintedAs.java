package statelab.command.option;

import picocli.CommandLine.Option;
import statelab.results.report.SummaryFormat;

/** The option that says how to print what a command shows. */
public final class PrintedAs {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      completionCandidates = Names.OfFormats.class,
      description = "How to print it: text (default), markdown, csv or json.")
  private SummaryFormat format = SummaryFormat.TEXT;

  public SummaryFormat format() {
    return format;
  }
}
