package io.github.convoscope.ui;

import io.github.convoscope.message.Messages;
import java.util.MissingResourceException;
import java.util.Optional;

/** Looks up texts that a bundle may lack. */
final class Texts {
  private Texts() {}

  /** The text of a key; empty if the bundle does not have it. */
  static Optional<String> optional(String key) {
    try {
      return Optional.of(Messages.text(key));
    } catch (MissingResourceException none) {
      return Optional.empty();
    }
  }
}
