package io.github.convoscope.ui.pad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.ui.TestWindow;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A question about an answer goes with the answer. */
@NeedsDisplay
class QuestionTest {
  private final TestWindow window =
      new TestWindow(
          () -> List.of(new PadFeature(Path.of("none.json"))), TestWindow.untrainedDigits());

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aQuestionIsDroppedWhereItIsNoLongerAboutTheAnswer() {
    draw(.01, .01, .01, .9, .01, .01, .01, .01, .02, .01);
    window.onScreen(
        () -> {
          window.workspace().target().set(8);
          window.workspace().against().set(3);
        });
    stroke(100);
    assertEquals(8, window.workspace().target().get(), "the answer is still 3");
    window.onScreen(() -> window.workspace().padContent().clear());
    window.upToDate();
    window.until(() -> window.workspace().target().get() == null);
    assertNull(window.workspace().against().get());
  }

  private void draw(double... probabilities) {
    window.onScreen(() -> window.workspace().show(FixedAnswer.of(probabilities)));
    stroke(300);
  }

  private void stroke(double x) {
    window.onScreen(
        () ->
            window
                .workspace()
                .padContent()
                .set(Drawing.of(Stroke.of(x, 100, x + 20, 400, x + 40, 420))));
    window.upToDate();
  }
}
