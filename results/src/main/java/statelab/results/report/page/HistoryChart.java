package statelab.results.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A series as a drawing of {@value #WIDTH} by {@value #HEIGHT}.
 *
 * @param name what is drawn
 * @param sentences what it shows, in words
 * @param line the values as points of a line
 * @param levels the mean of each segment as a line of its own
 * @param changes where changes are marked, from the left
 * @param high what the upper edge stands for
 * @param low what the lower edge stands for
 * @param axis what the values are
 */
public record HistoryChart(
    String name,
    List<String> sentences,
    String line,
    List<String> levels,
    List<String> changes,
    String high,
    String low,
    String axis) {
  public static final int WIDTH = 900;
  public static final int HEIGHT = 160;

  public HistoryChart {
    sentences = List.copyOf(sentences);
    levels = List.copyOf(levels);
    changes = List.copyOf(changes);
  }

  /** Draws values, one beside the other; there is at least one. */
  public static HistoryChart of(
      String name,
      List<String> sentences,
      double[] values,
      List<Integer> changes,
      String axis,
      DoubleFunction<String> words) {
    double low = Arrays.stream(values).min().orElseThrow();
    double high = Arrays.stream(values).max().orElseThrow();
    Scale scale = new Scale(values.length, low, high);
    String line =
        IntStream.range(0, values.length)
            .mapToObj(i -> scale.point(i, values[i]))
            .collect(Collectors.joining(" "));
    return new HistoryChart(
        name,
        sentences,
        line,
        levels(values, changes, scale),
        changes.stream().map(at -> number(scale.x(at - 0.5))).toList(),
        words.apply(high),
        words.apply(low),
        axis);
  }

  private static List<String> levels(double[] values, List<Integer> changes, Scale scale) {
    List<Integer> ends = new ArrayList<>(changes);
    ends.add(values.length);
    List<String> levels = new ArrayList<>();
    int from = 0;
    for (int to : ends) {
      double mean = Arrays.stream(values, from, to).average().orElseThrow();
      levels.add(scale.point(from, mean) + " " + scale.point(to - 1, mean));
      from = to;
    }
    return levels;
  }

  private record Scale(int size, double low, double high) {
    double x(double index) {
      return size == 1 ? WIDTH / 2.0 : WIDTH * index / (size - 1);
    }

    String point(double index, double value) {
      double share = high > low ? (value - low) / (high - low) : 0.5;
      return number(x(index)) + "," + number(HEIGHT * (1 - share));
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
