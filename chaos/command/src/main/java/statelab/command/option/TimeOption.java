package statelab.command.option;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads times as definitions write them: {@code 90s}, {@code 10m}, {@code 1h}. */
public final class TimeOption implements ITypeConverter<Duration> {
  private static final Pattern TIME = Pattern.compile("(\\d{1,6})([smh])");

  @Override
  public Duration convert(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw new TypeConversionException(
          "must be a time such as 90s, 10m or 1h, but was '%s'".formatted(text));
    }
    long amount = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }
}
