package io.github.convoscope.cli;

import io.github.convoscope.message.Languages;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import java.util.IllformedLocaleException;
import java.util.Locale;

/** Reads what {@code --language TAG} says. */
final class LanguageOption {
  private LanguageOption() {}

  /**
   * The language of a tag such as {@code de} or {@code de-AT}. Where there are no texts in it, says
   * so on standard error and takes English.
   *
   * @throws Problem where the tag has not the form of one
   */
  static Locale taken(String tag) {
    Locale wanted = locale(tag);
    if (!Languages.has(wanted)) {
      String all = String.join(", ", Languages.all().stream().map(Locale::toLanguageTag).toList());
      System.err.println(
          "convoscope: "
              + Messages.text(Message.of("cli.unknown-language", tag, all), Locale.ENGLISH));
    }
    return Languages.nearest(wanted);
  }

  private static Locale locale(String tag) {
    try {
      return new Locale.Builder().setLanguageTag(tag).build();
    } catch (IllformedLocaleException wrong) {
      throw Problem.input(Message.of("cli.no-language", tag), wrong);
    }
  }
}
