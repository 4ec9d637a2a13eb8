package io.github.convoscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.cli.WindowCommand;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** View > Language, in a real window. */
@NeedsDisplay
class LanguageWindowTest {
  private TestWindow window;

  @BeforeEach
  void open() {
    window = new TestWindow(WindowCommand::features, TestWindow.untrainedDigits());
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aChoiceIsKeptAndSaidInItsOwnLanguage() {
    assertEquals("Deutsch", command("de").text());
    assertTrue(chosen("system"));
    choose("de");
    assertEquals("de", window.workspace().settings().language().get());
    assertEquals("Deutsch gilt, wenn das Fenster das nächste Mal geöffnet wird.", notice().text());
    assertTrue(chosen("de"));
    assertFalse(chosen("system"));
    choose("de");
    assertTrue(chosen("de"), "a language chosen again stays");
    choose("fr");
    assertFalse(chosen("de"));
    assertTrue(notice().text().startsWith("Français"), notice()::text);
    choose("system");
    assertEquals("", window.workspace().settings().language().get());
  }

  private void choose(String language) {
    window.onScreen(() -> command(language).run());
  }

  private boolean chosen(String language) {
    return command(language).selected().orElseThrow().get();
  }

  private Command command(String language) {
    return window.shell().commands().get("ui.language-" + language);
  }

  private Notices.Notice notice() {
    return Objects.requireNonNull(window.workspace().notices().current().get());
  }
}
