package io.github.convoscope.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.cli.WindowCommand;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.card.CardFeature;
import io.github.convoscope.ui.pad.PadFeature;
import io.github.convoscope.ui.view.SceneFeature;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The window of an open day, whose time the test moves on. */
@NeedsDisplay
class KioskWindowTest {
  private final HandClock clock = new HandClock();
  private TestWindow window;

  @BeforeEach
  void open() {
    window =
        new TestWindow(
            () ->
                List.of(
                    new WelcomeFeature(WelcomeFeature.Occasion.KIOSK, clock),
                    new PadFeature(Path.of("none.json")),
                    new SceneFeature(),
                    new CardFeature()),
            WindowCommand.shippedModel());
  }

  @AfterEach
  void close() {
    window.close();
  }

  private boolean playing() {
    return window.find("#welcome").isVisible();
  }

  private boolean blank() {
    return window.workspace().padContent().blank().get();
  }

  private void pass(double seconds) {
    window.onScreen(() -> clock.pass(seconds));
  }

  @Test
  void itFillsTheScreenWithoutMenusAndPlaysTheWelcome() {
    window.until(this::playing);
    window.onScreen(
        () -> {
          assertTrue(window.shell().stage().isFullScreen());
          assertNull(window.find(".menu-bar"));
        });
  }

  @Test
  void padAndSceneStayUsableAndAMinuteWithoutAHandClearsThem() {
    window.until(this::playing);
    window.draw(0.3, 0.3, 0.6, 0.7);
    window.until(() -> !playing() && !blank());
    window.onScreen(() -> window.workspace().pin(new Neuron(1, 2, 10, 10)));
    window.until(() -> !window.shell().host().panels().isEmpty());
    pass(50);
    window.draw(0.6, 0.3, 0.3, 0.7);
    pass(50);
    window.onScreen(() -> assertFalse(playing()));
    pass(15);
    window.until(this::playing);
    window.onScreen(
        () -> {
          assertTrue(window.workspace().pins().isEmpty());
          assertTrue(window.shell().host().panels().isEmpty());
        });
    window.type(KeyCode.SHIFT);
    window.until(() -> !playing());
    window.onScreen(() -> assertTrue(blank()));
  }

  @Test
  void itPlaysAgainAfterEveryMinute() {
    window.until(this::playing);
    pass(5);
    window.until(() -> !blank());
    pass(1000);
    window.until(this::blank);
    pass(61);
    pass(2);
    window.until(() -> !blank());
  }

  @Test
  void onlyTheTeachersKeysCloseIt() {
    window.type(KeyCode.ESCAPE);
    window.type(KeyCode.ESCAPE);
    window.type(KeyCode.F11);
    window.type(KeyCode.CONTROL, KeyCode.Q);
    window.onScreen(
        () -> {
          var stage = window.shell().stage();
          WindowEvent request = new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
          stage.fireEvent(request);
          assertTrue(stage.isShowing());
          stage.setFullScreen(false);
        });
    window.until(() -> window.shell().stage().isFullScreen());
    window.type(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Q);
    window.until(() -> !window.shell().stage().isShowing());
  }

  @Test
  void nothingOpensADialogueForFiles() {
    window.onScreen(() -> window.workspace().pin(new Neuron(1, 2, 10, 10)));
    window.onScreen(
        () -> {
          assertFalse(window.shell().commands().get("card.export").enabled().get());
          assertTrue(window.shell().commands().get("card.copy").enabled().get());
          assertEquals(List.of(), window.shell().commands().conflicts());
        });
  }
}
