package io.github.convoscope.ui.teaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.training.NewSign;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.pad.PadFeature;
import io.github.convoscope.ui.view.SceneFeature;
import java.util.List;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sign is drawn, taught as an eleventh class, and forgotten in a real window. */
@NeedsDisplay
class SignWindowTest {
  private final Model former = new ModelOpener().open(ShippedFiles.model());
  private TestWindow window;

  @BeforeEach
  void open() {
    window =
        new TestWindow(
            () ->
                List.of(
                    new PadFeature(ShippedFiles.samples()),
                    new SceneFeature(),
                    new TeachingFeature()),
            former);
    window.run("sign.show");
    window.until(() -> window.find("#sign-teach") != null);
  }

  @AfterEach
  void close() {
    window.close();
  }

  private static Drawing triangle(int i) {
    double off = 6 * (i % 5);
    return Drawing.of(Stroke.of(250 + off, 90, 400, 400 - off, 90 + off, 400, 250 + off, 90));
  }

  private Model model() {
    return window.workspace().model().get();
  }

  private void press(String id) {
    window.onScreen(() -> ((ButtonBase) window.find(id)).fire());
  }

  private void put(Drawing drawing) {
    window.onScreen(() -> window.workspace().padContent().set(drawing));
  }

  @Test
  void drawnTaughtAndForgotten() {
    for (int i = 0; i < NewSign.FEWEST; i++) {
      put(triangle(i));
      press("#sign-add");
      assertTrue(window.workspace().padContent().drawing().isEmpty());
    }
    Pane pictures = (Pane) window.find("#sign-drawings");
    assertEquals(NewSign.FEWEST, pictures.getChildren().size());
    assertTrue(window.find("#sign-teach").isDisabled());
    window.onScreen(() -> ((TextField) window.find("#sign-name")).setText("triangle"));
    assertFalse(window.find("#sign-teach").isDisabled());
    // One too few again.
    window.onScreen(() -> ((ButtonBase) pictures.getChildren().get(3)).fire());
    assertTrue(window.find("#sign-teach").isDisabled());
    put(triangle(9));
    press("#sign-add");
    put(triangle(11));
    Drawing shown = window.workspace().padContent().drawing();
    press("#sign-teach");
    window.untilWorked(() -> model() != former);
    assertEquals(11, model().spec().classes());
    assertEquals("triangle", model().spec().labels().get(10));
    assertSame(shown, window.workspace().padContent().drawing());
    assertEquals(10, window.upToDate().answer());
    String told = ((Label) window.find("#sign-result")).getText();
    assertTrue(told.startsWith("Drawings left out: "), told);
    // The panel can still be closed and opened: what was taught can be forgotten.
    window.run("sign.show");
    window.until(() -> window.find("#sign-teach") == null);
    window.run("sign.show");
    window.until(() -> window.find("#sign-undo") != null);
    press("#sign-undo");
    assertSame(former, model());
    assertSame(shown, window.workspace().padContent().drawing());
    assertTrue(window.find("#sign-undo").isDisabled());
  }
}
