package statelab.command.option;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import statelab.results.definition.NearestName;

/** Reads one of an enumeration's names in small letters, or says which is nearest. */
public final class NameOf<E extends Enum<E>> implements ITypeConverter<E> {
  private final Class<E> type;

  public NameOf(Class<E> type) {
    this.type = type;
  }

  @Override
  public E convert(String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> label(each).equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private TypeConversionException unknown(String name) {
    List<String> names = names(type);
    return new TypeConversionException(
        "expected one of %s, but was '%s'%s"
            .formatted(String.join(", ", names), name, NearestName.suggestion(name, names)));
  }

  public static <E extends Enum<E>> List<String> names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(NameOf::label).toList();
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
