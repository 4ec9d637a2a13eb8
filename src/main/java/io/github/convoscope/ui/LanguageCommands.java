package io.github.convoscope.ui;

import io.github.convoscope.message.Languages;
import io.github.convoscope.message.Message;
import java.util.Locale;
import javafx.beans.property.StringProperty;

/**
 * Adds the commands that choose the language. All texts of the window are made when it opens, so
 * that another language is only taken when it opens next; a sentence in that language says so.
 * JavaFX thread.
 */
final class LanguageCommands {
  private static final String GROUP = "language";

  private LanguageCommands() {}

  static void install(Shell shell) {
    StringProperty setting = shell.workspace().settings().language();
    add(shell, Command.choice("ui.language-system", Context.ANYWHERE, setting, ""));
    for (Locale language : Languages.all()) {
      String tag = language.toLanguageTag();
      add(
          shell,
          Command.choice("ui.language-" + tag, Context.ANYWHERE, setting, tag)
              .named(Languages.name(language)));
    }
    setting.addListener((observed, before, tag) -> tell(shell, tag));
  }

  private static void add(Shell shell, Command command) {
    shell.commands().add(command.menu(MenuName.VIEW, GROUP));
  }

  /** Says when the choice holds, in the language that was chosen. */
  private static void tell(Shell shell, String tag) {
    Locale spoken = tag.isEmpty() ? Locale.getDefault() : Locale.forLanguageTag(tag);
    Message sentence =
        tag.isEmpty()
            ? Message.of("ui.language-later.system")
            : Message.of("ui.language-later", Languages.name(spoken));
    shell.workspace().notices().tell(sentence, spoken);
  }
}
