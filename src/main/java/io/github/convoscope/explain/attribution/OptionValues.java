package io.github.convoscope.explain.attribution;

import java.util.Map;

/** Values that a user gave to {@linkplain MethodOption options}. Immutable. */
public final class OptionValues {
  private final Map<String, Object> given;

  /** Values by the option's name; what is missing has its standard value. */
  public OptionValues(Map<String, Object> given) {
    this.given = Map.copyOf(given);
  }

  /**
   * The value of an option.
   *
   * @throws ClassCastException if the given value is not of the option's type
   */
  public <T> T get(MethodOption<T> option) {
    return option.type().cast(given.getOrDefault(option.name(), option.standard()));
  }
}
