package io.github.convoscope.ui.saliency;

import java.util.function.Function;
import javafx.util.StringConverter;

/** Names of choices in a list that nobody types into. */
final class NamedChoices<T> extends StringConverter<T> {
  private final Function<T, String> name;

  NamedChoices(Function<T, String> name) {
    this.name = name;
  }

  @Override
  public String toString(T choice) {
    return choice == null ? "" : name.apply(choice);
  }

  @Override
  public T fromString(String text) {
    throw new UnsupportedOperationException("choices are not typed");
  }
}
