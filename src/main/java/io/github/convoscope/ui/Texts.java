package io.github.convoscope.ui;

import io.github.convoscope.message.Messages;
import java.util.MissingResourceException;
import java.util.Optional;

/** Words on screen that may be missing. */
final class Texts {
  private Texts() {}

  /** The sentence for a key, or nothing where the bundle has none. */
  static Optional<String> optional(String key) {
    try {
      return Optional.of(Messages.text(key));
    } catch (MissingResourceException none) {
      return Optional.empty();
    }
  }
}
