package io.github.convoscope.ui;

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
import io.github.convoscope.ui.breaking.BreakingFeature;
import io.github.convoscope.ui.pad.PadFeature;
import io.github.convoscope.ui.teaching.TeachingFeature;
import io.github.convoscope.ui.view.SceneFeature;
import java.util.List;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What several panels do to a network's weights is one row of steps, undone in its order. */
@NeedsDisplay
class WeightStepsWindowTest {
  private static final Drawing SEVEN = Drawing.of(Stroke.of(150, 100, 350, 100, 250, 400));

  private final Model opened = new ModelOpener().open(ShippedFiles.model());
  private TestWindow window;

  @BeforeEach
  void open() {
    window =
        new TestWindow(
            () ->
                List.of(
                    new PadFeature(ShippedFiles.samples()),
                    new SceneFeature(),
                    new TeachingFeature(),
                    new BreakingFeature(ShippedFiles.samples())),
            opened);
    window.onScreen(
        () -> {
          window.workspace().padContent().set(SEVEN);
          window.workspace().pin(new Neuron(opened.spec().layer("conv2").index(), 5, 3, 3));
        });
  }

  @AfterEach
  void close() {
    window.close();
  }

  private Model model() {
    return window.workspace().model().get();
  }

  private void press(String id) {
    window.onScreen(() -> ((ButtonBase) window.find(id)).fire());
  }

  /** Teaches the drawing as a 1, then turns the sign of a kernel. */
  private Model taughtThenBroken() {
    window.run("teaching.show");
    window.until(() -> window.find("#teaching-1") != null);
    assertTrue(window.find("#teaching-undo").isDisabled(), "nothing was taught");
    press("#teaching-1");
    window.untilWorked(() -> model() != opened);
    Model taught = model();
    window.run("breaking.open");
    window.until(() -> window.find("#breaking-kernel") != null);
    press("#breaking-flip");
    assertNotSame(taught, model());
    return taught;
  }

  @Test
  void theWholeNetworkIsTheOneThatWasOpened() {
    Model taught = taughtThenBroken();
    assertTrue(window.find("#teaching-undo").isDisabled(), "the kernel was turned after it");
    press("#breaking-whole");
    assertSame(opened, model());
    press("#breaking-whole");
    press("#breaking-undo");
    assertSame(taught, model());
    String newest = ((Label) window.find("#breaking-newest")).getText();
    assertEquals("this drawing taught as 1", newest);
    press("#teaching-undo");
    assertSame(opened, model());
  }

  @Test
  void undoAndRedoKeepTheOrderOfWeightsUnitsAndStrokes() {
    Model taught = taughtThenBroken();
    Model broken = model();
    Drawing two = SEVEN.plus(Stroke.of(100, 250, 400, 250));
    window.onScreen(() -> window.workspace().padContent().set(two));
    window.run("ui.undo");
    assertEquals(SEVEN, window.workspace().padContent().drawing());
    assertSame(broken, model());
    window.run("ui.undo");
    assertSame(taught, model());
    window.run("ui.undo");
    assertSame(opened, model());
    window.run("ui.redo");
    assertSame(taught, model());
    press("#breaking-redo");
    assertSame(broken, model());
    window.run("ui.redo");
    assertEquals(two, window.workspace().padContent().drawing());
  }

  @Test
  void aFreshStartTakesAllStepsBack() {
    taughtThenBroken();
    window.run("ui.afresh");
    assertSame(opened, model());
    assertTrue(window.workspace().padContent().drawing().isEmpty());
    window.run("ui.undo");
    assertEquals(SEVEN, window.workspace().padContent().drawing());
    assertSame(opened, model());
  }
}
