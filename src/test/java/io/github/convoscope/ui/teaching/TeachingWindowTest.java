package io.github.convoscope.ui.teaching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.pad.PadFeature;
import io.github.convoscope.ui.view.SceneFeature;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wrong answer is corrected in a real window, and undone. */
@NeedsDisplay
class TeachingWindowTest {
  private static final Drawing SEVEN = Drawing.of(Stroke.of(150, 100, 350, 100, 250, 400));

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
    window.onScreen(() -> window.workspace().padContent().set(SEVEN));
    window.run("teaching.show");
    window.until(() -> window.find("#teaching-1") != null);
  }

  @AfterEach
  void close() {
    window.close();
  }

  private Model model() {
    return window.workspace().model().get();
  }

  private void press(String id) {
    window.onScreen(() -> ((Button) window.find(id)).fire());
  }

  @Test
  void itIsLearntShownAndUndoneToTheVerySameNetwork() {
    Neuron pinned = new Neuron(1, 0, 3, 3);
    window.onScreen(() -> window.workspace().pin(pinned));
    float[] logits = window.upToDate().activations().logits().clone();
    assertEquals(7, window.upToDate().answer());
    press("#teaching-1");
    window.untilWorked(() -> model() != former);
    assertEquals(1, window.upToDate().answer());
    assertEquals(List.of(pinned), window.workspace().pins());
    String told = ((Label) window.find("#teaching-result")).getText();
    assertTrue(told.startsWith("This drawing: 7 with"), told);
    press("#teaching-2");
    Model once = model();
    window.untilWorked(() -> model() != once);
    assertEquals(2, window.upToDate().answer());
    press("#teaching-undo");
    assertSame(once, model());
    press("#teaching-undo");
    assertSame(former, model());
    assertArrayEquals(logits, window.upToDate().activations().logits());
    assertTrue(((Button) window.find("#teaching-undo")).isDisabled());
  }

  @Test
  void anotherNetworkForgetsWhatWasTaught() {
    press("#teaching-1");
    window.untilWorked(() -> model() != former);
    Model taught = model();
    window.onScreen(() -> window.workspace().show(TestWindow.untrainedDigits()));
    assertNotSame(taught, model());
    assertTrue(((Button) window.find("#teaching-undo")).isDisabled());
  }
}
