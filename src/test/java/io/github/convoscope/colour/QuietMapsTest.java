package io.github.convoscope.colour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The maps whose zero has the colour of the boards. */
class QuietMapsTest {
  /** The colours of the boards behind the data. */
  private static final int BOARD = 0x171c29;

  private static final int LIGHT_BOARD = 0xdde3eb;

  /** How far a channel of the colour of zero may be from the board's. */
  private static final int NEAR = 8;

  /** Neighbouring entries differ by at most this in OKLab; one can't be told from the other. */
  private static final double STEP = 0.009;

  @ParameterizedTest
  @ValueSource(strings = {"ember", "ember-light", "blue-orange", "blue-orange-light"})
  void theTableIsTheCurveThroughTheColoursThatItNames(String file) throws IOException {
    assertArrayEquals(computed(file), entries(file));
  }

  @ParameterizedTest
  @CsvSource({"ember, false", "ember, true", "blue-orange, false", "blue-orange, true"})
  void zeroIsNearTheBoard(String name, boolean light) {
    ColourMap map = ColourMap.named(name).on(light);
    int zero = map.entry(map.diverging() ? map.size() / 2 : 0);
    int board = light ? LIGHT_BOARD : BOARD;
    for (int shift = 0; shift <= 16; shift += 8) {
      int apart = Math.abs((zero >> shift & 0xff) - (board >> shift & 0xff));
      assertTrue(apart <= NEAR, name + " is " + apart + " from the board");
    }
  }

  @ParameterizedTest
  @CsvSource({"ember, false", "ember, true", "blue-orange, false", "blue-orange, true"})
  void lightnessLeavesTheBoardWithEveryStepAndNoStepIsLarge(String name, boolean light) {
    ColourMap map = ColourMap.named(name).on(light);
    int zero = map.diverging() ? map.size() / 2 : 0;
    for (int i = 1; i < map.size(); i++) {
      double step = ColourPath.difference(map.entry(i - 1), map.entry(i));
      assertTrue(step < STEP && step > 0, name + " steps by " + step + " at " + i);
      double lighter = ColourPath.lightness(map.entry(i)) - ColourPath.lightness(map.entry(i - 1));
      boolean away = i > zero == lighter > 0;
      assertTrue(away != light || Math.abs(lighter) < 0.0012, name + " turns back at " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bothSignsAreEquallyFarFromZero(boolean light) {
    ColourMap map = ColourMap.named("blue-orange").on(light);
    int last = map.size() - 1;
    for (int i = 0; i < last / 2; i++) {
      double negative = ColourPath.lightness(map.entry(i));
      assertEquals(negative, ColourPath.lightness(map.entry(last - i)), 0.08);
    }
  }

  @Test
  void aMapHasOneNameInBothThemes() {
    ColourMap dark = ColourMap.named("ember");
    ColourMap light = dark.on(true);
    assertNotEquals(dark.entry(0), light.entry(0));
    assertEquals("ember", light.name());
    assertSame(dark, light.on(false));
    assertSame(ColourMap.named("viridis"), ColourMap.named("viridis").on(true));
  }

  @Test
  void theDefaultPaletteIsQuietInBothThemes() {
    for (boolean light : new boolean[] {false, true}) {
      Palette palette = Palette.DEFAULT.on(light);
      assertSame(ColourMap.named("ember").on(light), palette.sequential());
      assertSame(ColourMap.named("blue-orange").on(light), palette.diverging());
      assertSame(Palette.DEFAULT.weights(), palette.weights());
    }
  }

  private static int[] computed(String file) throws IOException {
    String through = line(file, "# through: ");
    int[] table = new int[0];
    for (String part : through.split(", ")) {
      List<Integer> colours =
          Arrays.stream(part.split(" ")).map(hex -> Integer.parseInt(hex, 16)).toList();
      int[] next = ColourPath.table(through.contains(",") ? 129 : 256, colours);
      int shared = table.length == 0 ? 0 : 1;
      int[] joined = Arrays.copyOf(table, table.length + next.length - shared);
      System.arraycopy(next, shared, joined, table.length, next.length - shared);
      table = joined;
    }
    return table;
  }

  private static String line(String file, String start) throws IOException {
    return lines(file).stream()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .orElseThrow()
        .substring(start.length());
  }

  private static int[] entries(String file) throws IOException {
    return lines(file).stream()
        .filter(line -> !line.startsWith("#"))
        .mapToInt(line -> Integer.parseInt(line, 16))
        .toArray();
  }

  private static List<String> lines(String file) throws IOException {
    try (InputStream in = ColourMap.class.getResourceAsStream(file + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
