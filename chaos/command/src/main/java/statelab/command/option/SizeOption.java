package statelab.command.option;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads sizes of files, in bytes: {@code 500MiB}, {@code 20GiB}. */
public final class SizeOption implements ITypeConverter<Long> {
  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,5})(MiB|GiB)");
  private static final int MIB_BITS = 20;
  private static final int GIB_BITS = 30;

  @Override
  public Long convert(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw new TypeConversionException(
          "must be a size such as 500MiB or 20GiB, but was '%s'".formatted(text));
    }
    return Long.parseLong(size.group(1)) << (size.group(2).equals("MiB") ? MIB_BITS : GIB_BITS);
  }

  /** A size as {@link #convert} reads it, if it is a whole number of MiB. */
  public static String text(long bytes) {
    return bytes % (1L << GIB_BITS) == 0
        ? (bytes >> GIB_BITS) + "GiB"
        : (bytes >> MIB_BITS) + "MiB";
  }
}
