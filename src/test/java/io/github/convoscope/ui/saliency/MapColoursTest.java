package io.github.convoscope.ui.saliency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.colour.ColourMap;
import io.github.convoscope.colour.MapTint;
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

  /** Over a photograph the brightness of each pixel stays, whatever the map says there. */
  @Test
  void aTintKeepsTheBrightnessAndTellsTheSigns() {
    int[] photo = {0xff000000, 0xff406080, 0xff808080, 0xffc0d0a0, 0xffffffff};
    double[][] maps = {{0, 0, 0, 0, 0}, {2, 2, 2, 2, 2}, {-2, -2, -2, -2, -2}};
    int[][] tinted = new int[3][5];
    for (int i = 0; i < 3; i++) {
      colours.tint(maps[i], photo, tinted[i]);
    }
    for (int i = 0; i < 5; i++) {
      int grey = tinted[0][i];
      assertEquals(grey >> 16 & 0xff, grey & 0xff, 1, "no colour where the map is zero");
      assertTrue((tinted[1][i] >> 16 & 0xff) > (tinted[1][i] & 0xff) + 12, "positive is orange");
      assertTrue((tinted[2][i] >> 16 & 0xff) + 12 < (tinted[2][i] & 0xff), "negative is blue");
      for (int map = 1; map < 3; map++) {
        int difference = MapTint.brightness(tinted[map][i]) - MapTint.brightness(grey);
        assertTrue(Math.abs(difference) <= 24, i + " changes by " + difference);
      }
      assertTrue(i == 0 || (grey & 0xff) > (tinted[0][i - 1] & 0xff), "brighter stays brighter");
    }
    new MapColours(MAP, 2, 0).tint(maps[1], photo, tinted[0]);
    assertArrayEquals(photo, tinted[0]);
  }

  @Test
  void theLegendsMarkStandsWhereTheNumberIs() {
    assertEquals(0.5, colours.position(0));
    assertEquals(0.75, colours.position(1));
    assertEquals(0, colours.position(-3));
  }
}
