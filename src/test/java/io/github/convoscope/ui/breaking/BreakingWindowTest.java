package io.github.convoscope.ui.breaking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.FileDialogues;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.pad.PadFeature;
import io.github.convoscope.ui.view.SceneFeature;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network is broken in a real window, judged, made whole again, and kept. */
@NeedsDisplay
class BreakingWindowTest {
  private static final Drawing SEVEN = Drawing.of(Stroke.of(150, 100, 350, 100, 250, 400));

  private final Model whole = new ModelOpener().open(ShippedFiles.model());
  private TestWindow window;
  private int conv2;

  @TempDir private Path folder;

  @BeforeEach
  void open() {
    window =
        new TestWindow(
            () ->
                List.of(
                    new PadFeature(ShippedFiles.samples()),
                    new SceneFeature(),
                    new BreakingFeature(ShippedFiles.samples())),
            whole);
    conv2 = whole.spec().layer("conv2").index();
    window.onScreen(
        () -> {
          window.workspace().padContent().set(SEVEN);
          window.workspace().pin(new Neuron(conv2, 5, 3, 3));
        });
    window.run("breaking.open");
    window.until(() -> window.find("#breaking-kernel") != null);
    assertTrue(window.find("#breaking-undo").isDisabled(), "nothing is broken");
    assertTrue(window.find("#breaking-heal").isDisabled(), "nothing is broken");
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

  private float[] kernel(Model of) {
    return of.weights().of(conv2).kernel();
  }

  /** Presses, drags and releases a button of the mouse between two points of a node. */
  private void stroke(Node node, MouseButton button, Point2D from, Point2D to) {
    window.onScreen(
        () -> {
          node.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, button, node, from));
          node.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, button, node, to));
          node.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, button, node, to));
        });
  }

  private static MouseEvent mouse(
      javafx.event.EventType<MouseEvent> type, MouseButton button, Node node, Point2D at) {
    boolean left = button == MouseButton.PRIMARY;
    Point2D screen = node.localToScreen(at);
    Point2D scene = node.localToScene(at);
    return new MouseEvent(
        node,
        node,
        type,
        scene.getX(),
        scene.getY(),
        screen.getX(),
        screen.getY(),
        button,
        1,
        false,
        false,
        false,
        false,
        left,
        false,
        !left,
        true,
        false,
        true,
        null);
  }

  private static Point2D cell(Node node, int row, int column, int side) {
    double width = node.getLayoutBounds().getWidth() / side;
    return new Point2D((column + 0.5) * width, (row + 0.5) * width);
  }

  /** The logits that the window shows are those of an engine of its own with the same weights. */
  private void assertShown(Model broken) {
    Activations values = new Activations(broken.spec(), 1);
    try (Engine engine = broken.newEngine()) {
      engine.forward(window.upToDate().input(), values);
    }
    assertArrayEquals(values.logits(), window.upToDate().activations().logits());
  }

  private String text(String id) {
    return ((Label) window.find(id)).getText();
  }

  @Test
  void aStrokeOnTheKernelIsOneStepAndUndoBringsTheVeryNetworkBack() {
    float[] logits = window.upToDate().activations().logits().clone();
    Node kernel = window.find("#breaking-kernel");
    stroke(kernel, MouseButton.PRIMARY, cell(kernel, 1, 1, 5), cell(kernel, 1, 2, 5));
    Model painted = model();
    int from = 5 * 8 * 25;
    float[] before = kernel(whole);
    float[] after = kernel(painted);
    float amount = after[from + 6] - before[from + 6];
    assertTrue(amount > 0);
    assertEquals(amount, after[from + 7] - before[from + 7], 1e-6f);
    assertEquals(before[from + 8], after[from + 8]);
    assertShown(painted);
    stroke(kernel, MouseButton.SECONDARY, cell(kernel, 4, 4, 5), cell(kernel, 4, 4, 5));
    assertTrue(kernel(model())[from + 24] < before[from + 24]);
    assertEquals(List.of(new Neuron(conv2, 5, 3, 3)), window.workspace().pins());
    press("#breaking-undo");
    assertSame(painted, model());
    press("#breaking-undo");
    assertSame(whole, model());
    assertArrayEquals(logits, window.upToDate().activations().logits());
    press("#breaking-redo");
    assertSame(painted, model());
    assertSame(SEVEN, window.workspace().padContent().drawing());
  }

  @Test
  void accuracyFallsAndTheWholeNetworkIsShownForComparison() {
    window.untilWorked(() -> window.find("#breaking-now-0") != null);
    String share = text("#breaking-whole-0");
    assertEquals(share, text("#breaking-now-0"));
    Slider bits = (Slider) window.find("#breaking-bits");
    window.onScreen(() -> bits.setValue(3));
    window.onScreen(() -> bits.setValue(2));
    Model coarse = model();
    window.untilWorked(() -> !share.equals(text("#breaking-now-0")));
    assertEquals(share, text("#breaking-whole-0"));
    assertShown(coarse);
    press("#breaking-whole");
    assertSame(whole, model());
    press("#breaking-whole");
    assertSame(coarse, model());
    window.onScreen(() -> ((CheckBox) window.find("#breaking-in-scene")).setSelected(true));
    assertShown(coarse);
    // The slider was moved on: one step.
    press("#breaking-undo");
    assertSame(whole, model());
  }

  @Test
  void swappedWithTheirReadersTheAnswerStays() {
    float[] logits = window.upToDate().activations().logits().clone();
    window.onScreen(
        () -> {
          ((CheckBox) window.find("#breaking-readers")).setSelected(true);
          ((Spinner<?>) window.find("#breaking-other")).getEditor().setText("9");
          ((Spinner<?>) window.find("#breaking-other")).commitValue();
        });
    press("#breaking-swap");
    assertNotEquals(kernel(whole)[9 * 8 * 25], kernel(model())[9 * 8 * 25]);
    assertEquals(kernel(whole)[5 * 8 * 25], kernel(model())[9 * 8 * 25]);
    assertArrayEquals(logits, window.upToDate().activations().logits(), 1e-4f);
  }

  @Test
  void whatIsPaintedOnTheMapHoldsAndIsReleased() {
    float[] logits = window.upToDate().activations().logits().clone();
    Node map = window.find("#breaking-activations");
    stroke(map, MouseButton.PRIMARY, cell(map, 2, 2, 14), cell(map, 2, 3, 14));
    float high = window.workspace().painter().get().scale(conv2, 5).high();
    int from = 5 * 14 * 14 + 2 * 14;
    float[] shown = window.upToDate().activations().after(conv2);
    assertEquals(high, shown[from + 2]);
    assertEquals(high, shown[from + 3]);
    assertFalse(Arrays.equals(logits, window.upToDate().activations().logits()));
    assertSame(whole, model());
    window.onScreen(
        () ->
            window
                .workspace()
                .padContent()
                .set(Drawing.of(Stroke.of(100, 100, 200, 400, 300, 100))));
    assertEquals(high, window.upToDate().activations().after(conv2)[from + 2]);
    window.onScreen(() -> window.workspace().padContent().set(SEVEN));
    press("#breaking-release");
    assertArrayEquals(logits, window.upToDate().activations().logits());
  }

  @Test
  void keptAsAModelWithACardThatSaysWhatWasDone() {
    press("#breaking-flip");
    press("#breaking-turn");
    press("#breaking-noise");
    press("#breaking-biases");
    Path file = folder.resolve("broken.zip");
    window
        .shell()
        .askForFilesBy(
            new FileDialogues() {
              @Override
              public Path save(Question question) {
                return file;
              }

              @Override
              public Path open(Question question) {
                throw new AssertionError();
              }

              @Override
              public Path folder(Question question) {
                throw new AssertionError();
              }
            });
    window.onScreen(() -> ((javafx.scene.control.Hyperlink) window.find("#breaking-keep")).fire());
    window.untilWorked(() -> file.toFile().isFile());
    window.until(() -> folder.resolve("broken.json").toFile().isFile());
    Model kept = new ModelOpener().open(file);
    assertArrayEquals(kernel(model()), kernel(kept));
    assertEquals("broken", kept.card().name());
    assertEquals(
        List.of("digits.zip", "conv2 · filter 5: sign flipped", "conv2: biases set to 0"),
        List.of(
            kept.card().facts().get("broken").get("network"),
            kept.card().facts().get("broken").get("step 001"),
            kept.card().facts().get("broken").get("step 004")));
  }

  @Test
  void anotherNetworkBeginsAnew() {
    press("#breaking-flip");
    Model other = TestWindow.untrainedDigits();
    window.onScreen(() -> window.workspace().show(other));
    assertTrue(((ButtonBase) window.find("#breaking-undo")).isDisabled());
    assertSame(other, model());
  }
}
