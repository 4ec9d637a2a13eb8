package io.github.convoscope.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColourMapTest {
  static Stream<String> names() {
    return Stream.concat(
        Stream.concat(ColourMap.SEQUENTIAL.stream(), ColourMap.DIVERGING.stream()),
        Stream.of(ColourMap.WEIGHTS));
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyMapIsLongEnoughAndOpaque(String name) {
    ColourMap map = ColourMap.named(name);
    assertTrue(map.size() >= 256);
    for (int i = 0; i < map.size(); i++) {
      assertEquals(0xff, map.entry(i) >>> 24);
      assertEquals(0xff, map.dimmed().entry(i) >>> 24);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ember", "viridis", "cividis", "magma", "grey"})
  void sequentialMapsGetBrighterFromEndToEnd(String name) {
    ColourMap map = ColourMap.named(name);
    for (int i = 8; i < map.size(); i += 8) {
      assertTrue(luminance(map.entry(i)) > luminance(map.entry(i - 8)) - 0.002, name + " at " + i);
    }
  }

  @Test
  void viridisIsViridis() {
    assertEquals(0xff440154, ColourMap.named("viridis").colour(0));
    assertEquals(0xfffde725, ColourMap.named("viridis").colour(1));
  }

  @Test
  void zeroIsTheMiddleOfADivergingMap() {
    for (String name : ColourMap.DIVERGING) {
      ColourMap map = ColourMap.named(name);
      ColourScale scale = ColourScale.symmetric(map, 3);
      assertEquals(1, map.size() % 2);
      assertEquals(map.entry(map.size() / 2), scale.colour(0));
      assertEquals(map.entry(0), scale.colour(-3));
      assertEquals(map.entry(map.size() - 1), scale.colour(3));
    }
  }

  @Test
  void numbersOutsideGetTheNearestEnd() {
    ColourScale scale = ColourScale.sequential(ColourMap.named("viridis"), 2);
    assertEquals(scale.colour(2), scale.colour(1e30f));
    assertEquals(scale.colour(0), scale.colour(-1e30f));
    assertEquals(scale.colour(0), scale.colour(Float.NaN));
  }

  @Test
  void anEmptyRangeIsItsLowEnd() {
    ColourMap map = ColourMap.named("viridis");
    assertEquals(map.entry(0), ColourScale.sequential(map, 0).colour(0));
  }

  @Test
  void paintingManyEqualsColouringEach() {
    ColourScale scale = new ColourScale(ColourMap.named("magma"), -1.5f, 4);
    float[] values = new float[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = -3 + i * 0.01f;
    }
    int[] colours = new int[1003];
    scale.paint(values, 0, 1000, colours, 3);
    for (int i = 0; i < values.length; i++) {
      assertEquals(scale.colour(values[i]), colours[i + 3]);
    }
  }

  @Test
  void dimmedColoursAreDarker() {
    ColourMap map = ColourMap.named("viridis");
    assertTrue(luminance(map.dimmed().colour(1)) < 0.5 * luminance(map.colour(1)));
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> ColourMap.named("../secret"));
  }

  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16 & 0xff)
        + 0.7152 * linear(colour >> 8 & 0xff)
        + 0.0722 * linear(colour & 0xff);
  }

  private static double linear(int channel) {
    double part = channel / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
