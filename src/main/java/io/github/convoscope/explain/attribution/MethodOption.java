package io.github.convoscope.explain.attribution;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A setting of a method that a user can change by name, as {@code --name VALUE} on the command
 * line.
 *
 * @param <T> Boolean, Integer, Long, Double, or an enum
 * @param name unique among the options of all methods
 * @param type the class of its values
 * @param standard the value if the user gives none
 * @param help what it changes, for {@code --help}, in English
 */
public record MethodOption<T>(String name, Class<T> type, T standard, String help) {
  /** The names of an enum's values, in lower case; empty for other types. */
  public List<String> choices() {
    T[] values = type.getEnumConstants();
    return values == null ? List.of() : Stream.of(values).map(MethodOption::choice).toList();
  }

  /** The name of a value: an enum's in lower case. */
  public static String choice(Object value) {
    return String.valueOf(value).toLowerCase(Locale.ROOT);
  }

  /** Refuses a number that is not finite or is too small. */
  void requireAtLeast(double least, double value) {
    if (!(value >= least) || Double.isInfinite(value)) {
      boolean whole = type != Double.class;
      throw Problem.input(
          Message.of(
              "attribution.at-least",
              name,
              whole ? String.valueOf((long) least) : String.valueOf(least),
              whole ? String.valueOf((long) value) : String.valueOf(value)));
    }
  }
}
