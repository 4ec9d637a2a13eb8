package io.github.convoscope.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HandwritingTest {
  @Test
  void everyDigitHasAtLeastFiveStyles() {
    for (int digit = 0; digit < 10; digit++) {
      List<String> styles = Handwriting.styles(digit);
      assertTrue(styles.size() >= 5);
      assertEquals(styles.size(), new HashSet<>(styles).size());
    }
  }

  @Test
  void hardStylesAreNotForTraining() {
    for (int digit = 0; digit < 10; digit++) {
      List<String> hard = Handwriting.hardStyles(digit);
      assertTrue(hard.size() >= 2);
      assertTrue(Collections.disjoint(hard, Handwriting.styles(digit)));
    }
  }

  @Test
  void theSameRandomNumbersGiveTheSameDrawing() {
    Drawing first = Handwriting.digit(4, "open", 1, new SplittableRandom(1));
    assertEquals(first, Handwriting.digit(4, "open", 1, new SplittableRandom(1)));
    assertNotEquals(first, Handwriting.digit(4, "open", 1, new SplittableRandom(2)));
  }

  @Test
  void everythingIsOnThePad() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 200; i++) {
      for (Drawing drawing :
          List.of(
              Handwriting.digit(i % 10, Handwriting.styles(i % 10).get(i % 5), 2, random),
              Handwriting.letter(random),
              Handwriting.sign(random),
              Handwriting.scribble(random))) {
        Drawing.Box box = java.util.Objects.requireNonNull(drawing.box());
        assertTrue(box.left() >= 0 && box.top() >= 0);
        assertTrue(box.right() <= Pad.SIZE && box.bottom() <= Pad.SIZE);
        assertTrue(Math.max(box.width(), box.height()) >= 0.19 * Pad.SIZE);
      }
    }
  }
}
