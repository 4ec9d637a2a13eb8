package io.github.convoscope.ui.saliency;

import java.util.function.Function;
import javafx.util.StringConverter;

/** Names the values of a combo box that is not editable. */
final class NameConverter<T> extends StringConverter<T> {
  private final Function<T, String> name;

  NameConverter(Function<T, String> name) {
    this.name = name;
  }

  @Override
  public String toString(T value) {
    return value == null ? "" : name.apply(value);
  }

  @Override
  public T fromString(String text) {
    throw new UnsupportedOperationException("the combo box is not editable");
  }
}
