package io.github.convoscope.message;

import java.util.List;

/**
 * Something to tell a person, not yet in words: floors below the screen name what they mean, and
 * the floor that shows it looks the words up ({@link Messages}).
 *
 * @param key {@code topic.rest}; the topic names the resource bundle
 * @param args what the sentence is about, in the order of its placeholders
 */
public record Message(String key, List<Object> args) {
  /** Copies the arguments. */
  public Message {
    args = List.copyOf(args);
  }

  /** A message with its arguments. */
  public static Message of(String key, Object... args) {
    return new Message(key, List.of(args));
  }
}
