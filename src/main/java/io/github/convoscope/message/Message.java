package io.github.convoscope.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell a person, not yet in words: floors below the screen name what they mean, and
 * the floor that shows it looks the words up ({@link Messages}).
 *
 * @param key {@code topic.rest}; the topic names the resource bundle
 * @param args what the sentence is about, in the order of its placeholders; a message among them is
 *     put into words too
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
