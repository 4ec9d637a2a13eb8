package io.github.convoscope.ui.saliency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.colour.ColourMap;
import org.junit.jupiter.api.Test;

class MapColoursTest {
  private static final ColourMap MAP = ColourMap.named(ColourMap.DIVERGING.get(0));
  private final MapColours colours = new MapColours(MAP, 2, 1);

  @Test
  void zeroIsTransparentAndFullColourIsReachedAtTheNumberTheLegendSays() {
    assertEquals(0, colours.colour(0));
    assertEquals(255, colours.colour(2) >>> 24);
    assertEquals(255, colours.colour(-2) >>> 24);
    assertEquals(colours.colour(2), colours.colour(50));
    assertEquals(128, colours.colour(1) >>> 24);
  }

  @Test
  void signsDifferInHueAndEqualSizesInNothingElse() {
    for (double size = 0.1; size <= 2; size += 0.1) {
      int plus = colours.colour(size);
      int minus = colours.colour(-size);
      assertEquals(plus >>> 24, minus >>> 24);
      assertTrue((plus >> 16 & 0xff) > (plus & 0xff), "positive is orange");
      assertTrue((minus >> 16 & 0xff) < (minus & 0xff), "negative is blue");
    }
  }

  @Test
  void anEmptyMapDrawsNothingAndHasNoNumberThatIsNone() {
    MapColours empty = new MapColours(MAP, 0, 1);
    assertEquals(0, empty.colour(0));
    assertEquals(0, empty.colour(1));
    assertEquals(0.5, empty.position(0));
  }

  @Test
  void theLegendsMarkStandsWhereTheNumberIs() {
    assertEquals(0.5, colours.position(0));
    assertEquals(0.75, colours.position(1));
    assertEquals(0, colours.position(-3));
  }
}
