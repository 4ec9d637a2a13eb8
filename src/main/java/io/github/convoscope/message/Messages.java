package io.github.convoscope.message;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Looks up the texts of messages in the resource bundles {@code
 * /io/github/convoscope/messages/<topic>}. A text is a {@link MessageFormat} pattern.
 */
public final class Messages {
  private static final String ROOT = "io.github.convoscope.messages.";

  /**
   * Falls back to the English texts if a language is missing, not to the language of the machine.
   */
  private static final ResourceBundle.Control NO_DETOUR =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** A cache of bundles, as finding a bundle takes longer than everything else in {@code text}. */
  private static final ConcurrentMap<Topic, ResourceBundle> FOUND = new ConcurrentHashMap<>();

  private record Topic(String name, Locale locale) {}

  private Messages() {}

  /** The text in a language. */
  public static String text(Message message, Locale locale) {
    String topic = message.key().substring(0, message.key().indexOf('.'));
    ResourceBundle bundle =
        FOUND.computeIfAbsent(
            new Topic(topic, locale),
            wanted -> ResourceBundle.getBundle(ROOT + wanted.name, wanted.locale, NO_DETOUR));
    String pattern = bundle.getString(message.key());
    if (message.args().isEmpty() && pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
      return pattern;
    }
    // Numbers are formatted in the language of the text around them.
    boolean english = bundle.getLocale().equals(Locale.ROOT);
    return new MessageFormat(pattern, english ? Locale.ENGLISH : locale)
        .format(
            message.args().stream()
                .map(argument -> argument instanceof Message part ? text(part, locale) : argument)
                .toArray());
  }

  /** The text in the language of this Java process. */
  public static String text(Message message) {
    return text(message, Locale.getDefault());
  }

  /** The text for a key in the language of this Java process. */
  public static String text(String key, Object... args) {
    return text(Message.of(key, args));
  }
}
