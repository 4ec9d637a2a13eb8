package io.github.convoscope.ui;

import io.github.convoscope.message.Languages;
import io.github.convoscope.message.Message;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * Adds the commands that choose the language. All texts of the window are made when it opens, so
 * that another language is only taken when it opens next; a sentence in that language says so.
 * JavaFX thread.
 */
final class LanguageCommands {
  private static final String GROUP = "language";

  private LanguageCommands() {}

  static void install(Shell shell) {
    add(shell, Command.toggle("ui.language-system", Context.ANYWHERE, chosen(shell, "")));
    for (Locale language : Languages.all()) {
      String tag = language.toLanguageTag();
      add(
          shell,
          Command.toggle("ui.language-" + tag, Context.ANYWHERE, chosen(shell, tag))
              .named(Languages.name(language)));
    }
  }

  private static void add(Shell shell, Command command) {
    shell.commands().add(command.menu(MenuName.VIEW, GROUP));
  }

  /** Whether a language is chosen; choosing it again changes nothing. */
  private static BooleanProperty chosen(Shell shell, String tag) {
    UserSettings settings = shell.workspace().settings();
    BooleanProperty chosen = new SimpleBooleanProperty(settings.language().get().equals(tag));
    settings.language().addListener((observed, before, now) -> chosen.set(now.equals(tag)));
    chosen.addListener(
        (observed, before, now) -> {
          boolean already = settings.language().get().equals(tag);
          if (now && !already) {
            settings.language().set(tag);
            tell(shell, tag);
          } else if (!now && already) {
            chosen.set(true);
          }
        });
    return chosen;
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
