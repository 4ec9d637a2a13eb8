package io.github.convoscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.ui.platform.KeyboardLayout;
import io.github.convoscope.ui.platform.PlatformParts;
import io.github.convoscope.ui.platform.SystemKeyboard;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A window on the keyboards of several countries, which the X server is told to have. */
@NeedsDisplay
class KeyboardLayoutWindowTest {
  private static final String[] KEYS = {"A", "Z", "G", "Shift+Slash", "Alt+1", "Ctrl+Shift+Z"};

  private final Map<String, Integer> done = new ConcurrentHashMap<>();
  private TestWindow window;
  private SystemKeyboard keyboard;

  @BeforeEach
  void open() {
    assumeTrue(System.getProperty("os.name").contains("Linux"), "no X server here");
    window = new TestWindow(List::of, TestWindow.untrainedDigits());
    window.onScreen(
        () -> {
          // The window's own keys would open pages.
          window.shell().commands().forbid(command -> command.id().startsWith("ui."));
          for (String key : KEYS) {
            window
                .shell()
                .commands()
                .add(
                    Command.of(
                            "test." + key, Context.ANYWHERE, () -> done.merge(key, 1, Integer::sum))
                        .keys(key));
          }
        });
    keyboard = new SystemKeyboard();
  }

  @AfterEach
  void close() throws IOException, InterruptedException {
    if (window != null) {
      choose("us", "q");
      window.onScreen(Keys::refresh);
      window.close();
      keyboard.close();
    }
  }

  /** Where A, Z, G, ?, 1 and Z with Ctrl and Shift are, as Linux numbers the keys. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "us, q, 38, 52, 42, 50+61, 64+10, 37+50+52",
        "fr, a, 24, 25, 42, 50+58, 64+10, 37+50+25",
        "de, q, 38, 29, 42, 50+20, 64+10, 37+50+29",
        "ch, q, 38, 29, 42, 50+20, 64+10, 37+50+29",
        "es, q, 38, 52, 42, 50+20, 64+10, 37+50+52",
        "tr, q, 38, 52, 42, 50+20, 64+10, 37+50+52",
        "ru, й, 38, 52, 42, 50+16, 64+10, 37+50+52",
        "gr, ;, 38, 52, 42, 50+61, 64+10, 37+50+52",
        "jp, q, 38, 52, 42, 50+61, 64+10, 37+50+52",
        "us dvorak, ', 38, 61, 30, 50+34, 64+10, 37+50+61",
        "\"us,ru\", q, 38, 52, 42, 50+61, 64+10, 37+50+52"
      })
  void keysWorkOnTheKeyboardsOfManyCountries(
      String layout, String q, String a, String z, String g, String help, String one, String redo)
      throws IOException, InterruptedException {
    choose(layout, q);
    window.until(() -> window.shell().stage().isFocused());
    for (String place : List.of(a, z, g, help, one, redo)) {
      keyboard.press(Arrays.stream(place.split("\\+")).map(Integer::valueOf).toList());
    }
    Map<String, Integer> all = new TreeMap<>();
    for (String key : KEYS) {
      all.put(key, 1);
    }
    window.until(() -> done.values().stream().mapToInt(Integer::intValue).sum() >= KEYS.length);
    assertEquals(all, new TreeMap<>(done));
  }

  @Test
  void menusShowTheKeysOfTheKeyboard() throws IOException, InterruptedException {
    choose("ru", "й");
    AtomicReference<String> shown = new AtomicReference<>();
    window.onScreen(
        () -> {
          Stage stage = window.shell().stage();
          MenuBar bar = (MenuBar) stage.getScene().lookup(".menu-bar");
          MenuItem undo = null;
          for (Menu menu : bar.getMenus()) {
            menu.getOnShowing().handle(null);
            for (MenuItem item : menu.getItems()) {
              undo = "menu-ui.undo".equals(item.getId()) ? item : undo;
            }
          }
          shown.set(undo.getAccelerator().getDisplayText());
        });
    assertEquals("Ctrl+Я", shown.get());
  }

  private void choose(String layout, String q) throws IOException, InterruptedException {
    List<String> words = List.of(("setxkbmap " + layout).split(" "));
    try {
      Process process = new ProcessBuilder(words).inheritIO().start();
      assumeTrue(process.waitFor() == 0, "the X server takes no layout");
    } catch (IOException missing) {
      assumeTrue(false, "setxkbmap is not here");
    }
    window.until(
        () -> {
          KeyboardLayout now = PlatformParts.get().readKeyboard();
          return now.at(KeyCode.Q).equals(q);
        });
  }
}
