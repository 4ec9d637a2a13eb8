package io.github.convoscope.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names a text for the user by its key and arguments. Packages without access to the screen make
 * messages; the package that shows them looks up their text ({@link Messages}).
 *
 * @param key {@code topic.rest}; the topic names the resource bundle
 * @param args values for the placeholders of the text, in their order
 */
public record Message(String key, List<Object> args) {
  /** Copies the arguments. */
  public Message {
    args = List.copyOf(args);
  }

  /** Several messages as one, or null where there are none. */
  public static @Nullable Message all(List<Message> messages) {
    return messages.stream()
        .reduce((first, second) -> of("model.two-remarks", first, second))
        .orElse(null);
  }

  /** A message with its arguments. */
  public static Message of(String key, Object... args) {
    return new Message(key, List.of(args));
  }
}
