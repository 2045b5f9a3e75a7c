package statelab.load.injector;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import statelab.load.model.NearestName;

/** The program's options, {@code --name=value} each. */
final class InjectorArguments {
  private static final List<String> NAMES = List.of("--plan", "--out");

  private InjectorArguments() {}

  /**
   * Reads them.
   *
   * @return the one load that they ask for, {@code --plan} being its plan and {@code --out} the
   *     directory for what is recorded; nothing without options, which leaves it to the parent
   * @throws BadPlanException when one is unknown, given twice, without value, or missing
   */
  static Optional<Assignment> parse(String[] arguments) throws BadPlanException {
    Map<String, String> values = new HashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (!NAMES.contains(name)) {
        throw new BadPlanException(
            "unknown option '%s'%s".formatted(argument, NearestName.hint(name, NAMES)));
      }
      if (equals < 0 || equals + 1 == argument.length()) {
        throw new BadPlanException("option %s needs a value: %s=PATH".formatted(name, name));
      }
      if (values.put(name, argument.substring(equals + 1)) != null) {
        throw new BadPlanException("option %s is given twice".formatted(name));
      }
    }
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(new Assignment(path(values, "--plan"), path(values, "--out")));
  }

  private static Path path(Map<String, String> values, String name) throws BadPlanException {
    String value = values.get(name);
    if (value == null) {
      throw new BadPlanException("option %s is missing: %s=PATH".formatted(name, name));
    }
    return Path.of(value);
  }
}
