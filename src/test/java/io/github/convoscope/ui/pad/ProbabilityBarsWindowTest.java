package io.github.convoscope.ui.pad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.Typeface;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Classes chosen by their bars, by mouse and by keyboard. */
@NeedsDisplay
class ProbabilityBarsWindowTest {
  private static final int ROWS = 10;

  private TestWindow window;

  private void open(Model model) {
    window = new TestWindow(() -> List.of(new PadFeature(Path.of("absent.json"))), model);
    window.draw(.3, .2, .6, .8);
    window.upToDate();
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void theMouseChoosesOneClassAndThenOneToCompareItWith() {
    open(TestWindow.untrainedDigits());
    assertChosen(null, null, Messages.text("pad.ask"));
    clickRow(3);
    assertChosen(3, null, Messages.text("pad.asked-one", "3"));
    clickRow(5);
    assertChosen(3, 5, Messages.text("pad.asked-two", "3", "5"));
    clickRow(8);
    assertChosen(3, 8, Messages.text("pad.asked-two", "3", "8"));
    clickRow(8);
    assertChosen(3, null, Messages.text("pad.asked-one", "3"));
    clickRow(9);
    clickRow(3);
    assertChosen(9, null, Messages.text("pad.asked-one", "9"));
    clickRow(9);
    assertChosen(null, null, Messages.text("pad.ask"));
  }

  @Test
  void keysGoOnFromTheBarThatWasClicked() {
    open(TestWindow.untrainedDigits());
    clickRow(7);
    assertChosen(7, null, Messages.text("pad.asked-one", "7"));
    window.type(KeyCode.DOWN);
    window.type(KeyCode.ENTER);
    assertChosen(7, 8, Messages.text("pad.asked-two", "7", "8"));
  }

  @Test
  void theKeyboardChoosesToo() {
    open(TestWindow.untrainedDigits());
    window.onScreen(bars()::requestFocus);
    window.type(KeyCode.UP);
    window.type(KeyCode.ENTER);
    assertChosen(0, null, Messages.text("pad.asked-one", "0"));
    window.type(KeyCode.DOWN);
    window.type(KeyCode.DOWN);
    window.type(KeyCode.SPACE);
    assertChosen(0, 2, Messages.text("pad.asked-two", "0", "2"));
    for (int i = 0; i < ROWS; i++) {
      window.type(KeyCode.DOWN);
    }
    window.type(KeyCode.ENTER);
    assertChosen(0, 9, Messages.text("pad.asked-two", "0", "9"));
    window.type(KeyCode.ESCAPE);
    assertChosen(null, null, Messages.text("pad.ask"));
  }

  @Test
  void ofMoreThanTenClassesTheFiveMostProbableAndTheChosenOnesAreShown() {
    // Twelve classes; 4 and 7 are the least probable, 10 is the most probable.
    open(FixedAnswer.of(.02, .03, .04, .05, .001, .06, .07, .009, .08, .1, .3, .24));
    assertOrder(10, 11, 9, 8, 6);
    assertTrue(words().contains("; 10: " + Messages.text("pad.percent", 30.0)), words());
    // Two that are not among the five best stay in the list below them.
    window.onScreen(
        () -> {
          window.workspace().target().set(4);
          window.workspace().against().set(7);
        });
    assertOrder(10, 11, 9, 8, 6, 4, 7);
    window.onScreen(() -> window.workspace().against().set(9));
    assertOrder(10, 11, 9, 8, 6, 4);
  }

  @Test
  void aClassIsFoundByItsNameAndChosen() {
    open(FixedAnswer.of(.02, .03, .04, .05, .001, .06, .07, .009, .08, .1, .3, .24));
    window.type(KeyCode.CONTROL, KeyCode.F);
    window.until(() -> window.find("#find-class").isFocused());
    window.type(KeyCode.DIGIT1);
    // Names that begin with 1, in the network's order.
    window.until(() -> words().contains("; 1: "));
    assertOrder(1, 10, 11);
    window.type(KeyCode.DOWN);
    window.type(KeyCode.ENTER);
    assertChosen(10, null, Messages.text("pad.asked-one", "10"));
    assertOrder(10, 11, 9, 8, 6);
    window.type(KeyCode.DIGIT4);
    window.type(KeyCode.ENTER);
    assertChosen(10, 4, Messages.text("pad.asked-two", "10", "4"));
    assertOrder(10, 11, 9, 8, 6, 4);
    window.type(KeyCode.DIGIT9);
    window.type(KeyCode.DIGIT9);
    assertOrder();
    window.type(KeyCode.ESCAPE);
    assertOrder(10, 11, 9, 8, 6, 4);
    assertChosen(10, 4, Messages.text("pad.asked-two", "10", "4"));
  }

  @Test
  void aNetworkOfTenClassesHasNoSearch() {
    open(TestWindow.untrainedDigits());
    assertFalse(window.find("#find-class").isVisible());
    window.onScreen(
        () -> assertFalse(window.shell().commands().get("pad.find-class").enabled().get()));
  }

  /** The classes whose bars are shown, from the top. */
  private void assertOrder(int... labels) {
    StringBuilder pattern = new StringBuilder("[^;]*");
    for (int label : labels) {
      pattern.append("; ").append(label).append(": [^;]*");
    }
    String words = words();
    assertTrue(words.matches(pattern.toString()), words);
  }

  @Test
  void theBarsBeginRightOfTheWidestName() {
    double[] alike = new double[1200];
    Arrays.fill(alike, 1 / 1200.0);
    alike[1023] += 1e-6;
    open(FixedAnswer.of(alike));
    assertTrue(words().contains("; 1023: "), words());
    Text name = new Text("1023");
    name.setFont(Font.font(Typeface.FAMILY, FontWeight.BOLD, window.shell().em().get()));
    double begin = ((ProbabilityBars) bars()).barsBegin();
    double end = 0.25 * window.shell().em().get() + name.getLayoutBounds().getWidth();
    assertTrue(begin > end + 3, begin + " is not right of " + end);
  }

  private Node bars() {
    return window.find("#probabilities");
  }

  private String words() {
    AtomicReference<String> words = new AtomicReference<>();
    window.onScreen(
        () -> words.set((String) bars().queryAccessibleAttribute(AccessibleAttribute.TEXT)));
    return words.get();
  }

  private void clickRow(int row) {
    AtomicReference<Bounds> bounds = new AtomicReference<>();
    window.onScreen(() -> bounds.set(bars().localToScreen(bars().getLayoutBounds())));
    Bounds where = bounds.get();
    double high = Math.floor(where.getHeight() / ROWS);
    new FxRobot()
        .clickOn(where.getMinX() + where.getWidth() / 2, where.getMinY() + (row + .5) * high);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void assertChosen(Integer target, Integer against, String asked) {
    window.onScreen(
        () -> {
          assertEquals(target, window.workspace().target().get());
          assertEquals(against, window.workspace().against().get());
          assertEquals(asked, ((Label) window.find("#asked")).getText());
        });
  }
}
