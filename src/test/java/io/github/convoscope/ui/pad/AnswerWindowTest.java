package io.github.convoscope.ui.pad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.live.LiveFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/**
 * What stands below and over the pad: the picture that is seen, the answer, what normalising does.
 */
@NeedsDisplay
class AnswerWindowTest {
  private static final Drawing SEVEN = Drawing.of(Stroke.of(150, 100, 350, 100, 250, 400));

  private TestWindow window;

  @BeforeEach
  void open() {
    window =
        new TestWindow(
            () -> List.of(new PadFeature(Path.of("none.json"))), TestWindow.untrainedDigits());
  }

  @AfterEach
  void close() {
    window.close();
  }

  private LiveFrame show(Model model, Drawing drawing) {
    window.onScreen(
        () -> {
          window.workspace().show(model);
          window.workspace().padContent().set(drawing);
        });
    return window.upToDate();
  }

  private String text(String id) {
    return ((Text) window.find("#" + id)).getText();
  }

  @Test
  void aSureAnswerIsADigitWithItsSecondGuess() {
    show(
        FixedAnswer.of(.0001, .0001, .002, .0001, .0001, .0001, .0001, .9972, .0001, .0001), SEVEN);
    window.until(() -> text("answer").equals("7"));
    String percent = Messages.text("pad.percent", 99.7);
    assertEquals(Messages.text("pad.verdict.sure", percent), text("verdict"));
    assertEquals(Messages.text("pad.second", "2"), text("reason"));
    double rest = 0.0001 / 9;
    show(FixedAnswer.of(rest, rest, rest, rest, 0.9999, rest, rest, rest, rest, rest), SEVEN);
    window.until(() -> text("answer").equals("4"));
    assertEquals("", text("reason"), "0.0 % is no guess");
  }

  private Node tool() {
    return new FxRobot().lookup((Node node) -> "pad.eraser".equals(node.getId())).query();
  }

  @Test
  void theToolsStayWhereTheyAreWhenAPanelOpens() {
    show(FixedAnswer.of(.1, .1, .1, .1, .1, .1, .1, .1, .1, .1), SEVEN);
    Node tool = tool();
    Node place = window.find("#pad");
    Bounds before = tool.localToScene(tool.getLayoutBounds());
    double side = place.getLayoutBounds().getHeight();
    window.onScreen(
        () -> window.shell().host().show(new SidePanel("side", 1, new Label("a panel"), () -> {})));
    window.until(() -> place.getLayoutBounds().getHeight() < side);
    assertEquals(before, tool.localToScene(tool.getLayoutBounds()));
  }

  @Test
  void anUnsureAnswerNamesBothDigits() {
    show(FixedAnswer.of(.01, .01, .01, .01, .5, .01, .01, .01, .01, .42), SEVEN);
    window.until(() -> text("answer").equals("4"));
    String percent = Messages.text("pad.percent", 50.0);
    assertEquals(Messages.text("pad.verdict.unsure", percent), text("verdict"));
    assertEquals(Messages.text("evaluation.between", "4", "9"), text("reason"));
  }

  @Test
  void whatIsNoDigitHasADashForAnAnswer() {
    show(FixedAnswer.of(.1, .1, .1, .1, .1, .1, .1, .1, .1, .1), SEVEN);
    window.until(() -> text("verdict").equals(Messages.text("pad.verdict.not_a_digit", "")));
    assertEquals("–", text("answer"));
    assertEquals(Messages.text("evaluation.unlike"), text("reason"));
  }

  @Test
  void aBlankPadSaysWhyNeuronsAreActiveAllTheSame() {
    show(new ModelOpener().openShipped(), Drawing.EMPTY);
    window.until(() -> text("reason").equals(Messages.text("pad.blank.biases")));
    window.onScreen(
        () -> {
          assertFalse(window.find("#answer").isVisible());
          Text reason = (Text) window.find("#reason");
          double bottom = reason.getBoundsInParent().getMaxY();
          assertTrue(bottom <= reason.getParent().getLayoutBounds().getMaxY(), "below its place");
        });
    show(
        FixedAnswer.of(.0001, .0001, .002, .0001, .0001, .0001, .0001, .9972, .0001, .0001), SEVEN);
    window.until(() -> text("answer").equals("7"));
    window.onScreen(() -> assertTrue(window.find("#answer").isVisible()));
  }

  /** A layout while the pen moves goes through the whole window and costs more than the rest. */
  @Test
  void anAnswerThatChangesNeedsNoLayout() {
    show(new ModelOpener().openShipped(), SEVEN);
    Set<String> said = new HashSet<>();
    List<Boolean> requests = new ArrayList<>();
    Parent view = window.find("#answer").getParent();
    window.onScreen(
        () -> view.needsLayoutProperty().addListener((observed, before, now) -> requests.add(now)));
    List<Stroke> strokes =
        List.of(
            Stroke.of(250, 100, 250, 400),
            Stroke.of(150, 100, 150, 400, 350, 400),
            Stroke.of(150, 120, 350, 120, 350, 380, 150, 380, 150, 120));
    for (Stroke stroke : strokes) {
      window.onScreen(() -> window.workspace().padContent().set(Drawing.of(stroke)));
      window.upToDate();
      window.onScreen(() -> said.add(text("answer") + text("verdict") + text("reason")));
    }
    assertTrue(said.size() > 2, said::toString);
    assertEquals(List.of(), requests);
  }

  @Test
  void theSeenPictureHasThePixelsOfTheInput() {
    for (boolean normalise : new boolean[] {true, false}) {
      window.onScreen(() -> window.workspace().settings().normalise().set(normalise));
      LiveFrame frame = show(TestWindow.untrainedDigits(), SEVEN);
      float[] input = frame.input();
      int[] expected = new int[input.length];
      int inked = 0;
      for (int i = 0; i < input.length; i++) {
        int level = Math.round(255 * input[i]);
        expected[i] = level;
        inked += level > 200 ? 1 : 0;
      }
      assertTrue(inked > 20, "ink");
      window.onScreen(
          () -> {
            Image image = seen().getImage();
            int[] shown = new int[input.length];
            for (int i = 0; i < shown.length; i++) {
              Color colour = image.getPixelReader().getColor(i % 28, i / 28);
              assertEquals(colour.getRed(), colour.getBlue());
              shown[i] = (int) Math.round(255 * colour.getRed());
            }
            assertArrayEquals(expected, shown);
          });
    }
  }

  private ImageView seen() {
    return (ImageView) ((Parent) window.find("#seen")).getChildrenUnmodifiable().get(0);
  }

  @Test
  void normalisingShowsTheBoxItsCentreAndTheWayToTheMiddle() {
    // A cross around (200, 300): 200 units and a pen of 2.5 pixels become 20 pixels.
    Drawing cross = Drawing.of(Stroke.of(100, 300, 300, 300), Stroke.of(200, 200, 200, 400));
    show(TestWindow.untrainedDigits(), cross);
    double pen = 2.5 * 200 / 17.5;
    window.onScreen(
        () -> {
          assertTrue(step().isVisible());
          Rectangle box = (Rectangle) step().getChildrenUnmodifiable().get(0);
          assertEquals(100 - pen / 2, box.getX(), 1);
          assertEquals(200 - pen / 2, box.getY(), 1);
          assertEquals(200 + pen, box.getWidth(), 1);
          assertEquals(200 + pen, box.getHeight(), 1);
          Line shift = (Line) step().getChildrenUnmodifiable().get(1);
          assertEquals(200, shift.getStartX(), 2);
          assertEquals(300, shift.getStartY(), 2);
          assertEquals(250, shift.getEndX());
          assertEquals(250, shift.getEndY());
        });
  }

  @Test
  void whereNothingIsNormalisedNoStepIsShown() {
    show(TestWindow.untrainedDigits(), SEVEN);
    window.onScreen(() -> assertTrue(step().isVisible()));
    window.run("ui.normalise");
    assertStep(false);
    window.run("ui.normalise");
    assertStep(true);
    GreyImage image = new GreyImage(2, 3, new float[] {0, 1, 0, 0, 1, 0});
    window.onScreen(() -> window.workspace().padContent().show(image));
    assertStep(false);
    window.run("ui.undo");
    assertStep(true);
    window.run("ui.clear");
    assertStep(false);
  }

  private void assertStep(boolean shown) {
    window.upToDate();
    window.onScreen(() -> assertEquals(shown, step().isVisible()));
  }

  private NormalisingStep step() {
    return (NormalisingStep)
        window.shell().padOverlays().stream()
            .filter(NormalisingStep.class::isInstance)
            .findFirst()
            .orElseThrow();
  }
}
