package statelab.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import statelab.command.console.ExitCode;

/** Says in a sentence which argument cannot be used, what is nearest, and where the help is. */
final class BadArguments implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    if (arguments.length == 0) {
      command.usage(err);
    } else {
      err.println("statelab: " + failure.getMessage());
      UnmatchedArgumentException.printSuggestions(failure, err);
      err.println("See '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
    }
    err.flush();
    return ExitCode.BAD_INPUT.code();
  }
}
