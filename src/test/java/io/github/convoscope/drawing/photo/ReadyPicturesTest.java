package io.github.convoscope.drawing.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.message.Messages;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pictures to begin with, and the shapes that they are made of. */
class ReadyPicturesTest {
  private static final int SIDE = 50;

  private static ColourImage draw(String... lines) {
    return VectorPicture.parse(List.of(lines)).draw(SIDE);
  }

  /** The mean of the red channel. */
  private static double red(ColourImage image) {
    double sum = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      sum += image.values()[i];
    }
    return sum / (SIDE * SIDE);
  }

  @Test
  void everyPictureIsDrawnAndHasAName() {
    List<String> names = ReadyPictures.names();
    assertTrue(names.size() >= 12, "at least twelve");
    assertEquals(names.size(), new HashSet<>(names).size());
    for (String name : names) {
      assertFalse(Messages.text("photo.ready." + name).isBlank());
      float[] values = ReadyPictures.draw(name, SIDE).values();
      float least = 1;
      float most = 0;
      for (float value : values) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
      assertTrue(least >= 0 && most <= 1 && most - least > .3, name);
    }
    assertTrue(ReadyPictures.photo(names.get(0)).drawn());
  }

  @Test
  void shapesHaveTheirAreas() {
    assertEquals(.24, red(draw("path #ff0000 M 10 20 L 70 20 L 70 60 L 10 60 Z")), 1e-6);
    // A hole by the even-odd rule.
    assertEquals(
        .24 - .04,
        red(
            draw(
                "path #ff0000 M 10 20 L 70 20 L 70 60 L 10 60 Z M 20 30 L 40 30 L 40 50 L 20 50"
                    + " Z")),
        1e-6);
    assertEquals(Math.PI * .2 * .3, red(draw("ellipse #ff0000 50 50 20 30 33")), 2e-3);
    assertEquals(.06 * .6 + Math.PI * .03 * .03, red(draw("line #ff0000 6 20 50 80 50")), 2e-3);
    // A parabola over its chord: two thirds of the rectangle around it.
    assertEquals(2 / 3.0 * .6 * .3, red(draw("path #ff0000 M 20 70 Q 50 10 80 70 Z")), 2e-3);
    assertEquals(
        .75 * .6 * .4, red(draw("path #ff0000 M 20 80 C 20 26.667 80 26.667 80 80 Z")), 5e-2);
  }

  @Test
  void coloursPassIntoEachOther() {
    ColourImage line = draw("back #000000/#ff0000@0,0,100,0");
    assertEquals(.5 / SIDE, line.values()[0], 1e-6);
    assertEquals(1 - .5 / SIDE, line.values()[SIDE - 1], 1e-6);
    ColourImage round = draw("back #ff0000>#000000@50,50,50");
    assertEquals(0, round.values()[0]);
    assertTrue(round.values()[SIDE / 2 * SIDE + SIDE / 2] > .95);
  }

  @Test
  void whatIsNoShapeIsRefused() {
    VectorPicture wrong = VectorPicture.parse(List.of("# nothing", "", "square #ff0000 1 2"));
    assertThrows(IllegalArgumentException.class, () -> wrong.draw(SIDE));
    VectorPicture path = VectorPicture.parse(List.of("path #ff0000 M 1 2 H 3"));
    assertThrows(IllegalArgumentException.class, () -> path.draw(SIDE));
  }
}
