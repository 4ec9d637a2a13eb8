package io.github.convoscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.colour.Palette;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.ui.view.SceneFeature;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The choice of a light or a dark background, in a real window. */
@NeedsDisplay
class BackgroundWindowTest {
  private final TestWindow window =
      new TestWindow(() -> List.of(new SceneFeature()), TestWindow.untrainedDigits());

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aProjectorCanHaveADarkBackgroundAndADeskALightOne() {
    assertLook(false);
    double desk = window.shell().em().get();
    window.run("ui.projector");
    assertLook(true);
    double projector = window.shell().em().get();
    assertTrue(projector > desk, "larger text");
    window.run("ui.background.dark");
    assertLook(false);
    assertEquals(projector, window.shell().em().get(), "the text stays as large");
    window.run("ui.projector");
    assertLook(false);
    window.run("ui.background.light");
    assertLook(true);
    assertEquals(desk, window.shell().em().get());
    window.run("ui.background.usual");
    assertLook(false);
    window.run("ui.background.usual");
    assertTrue(window.shell().commands().get("ui.background.usual").selected().get().get());
  }

  /** Window, scene and colour maps agree. */
  private void assertLook(boolean light) {
    window.upToDate();
    window.onScreen(
        () -> {
          UserSettings settings = window.workspace().settings();
          assertEquals(light, settings.light().get());
          Colours colours = window.shell().colours().get();
          assertEquals(light ? Colours.LIGHT : Colours.DARK, colours);
          assertEquals(colours.back(), window.shell().scene().getFill());
          NetworkScene scene = (NetworkScene) window.find(".network-scene");
          boolean pseudo =
              scene.getPseudoClassStates().stream()
                  .anyMatch(state -> state.getPseudoClassName().equals("light"));
          assertEquals(light, pseudo);
          assertFalse(settings.colours().equals(otherColours(light)));
        });
  }

  private static Object otherColours(boolean light) {
    return Palette.DEFAULT.on(!light);
  }
}
