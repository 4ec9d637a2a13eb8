package io.github.convoscope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HalfFloatsTest {
  private static final int INFINITE = 0x7c00;

  @Test
  void everyNumberOf16BitsStaysItself() {
    for (int bits = 0; bits < INFINITE; bits++) {
      assertEquals((short) bits, HalfFloats.half(HalfFloats.value((short) bits)));
      short negative = (short) (bits | 0x8000);
      assertEquals(negative, HalfFloats.half(HalfFloats.value(negative)));
    }
  }

  @Test
  void knownNumbers() {
    assertEquals(0x3c00, HalfFloats.half(1));
    assertEquals((short) 0xc000, HalfFloats.half(-2));
    assertEquals(0x3555, HalfFloats.half(1 / 3f));
    assertEquals(0x7bff, HalfFloats.half(65504));
    assertEquals(0x7bff, HalfFloats.half(1e9f), "what is too large is the largest number");
    assertEquals(0x0001, HalfFloats.half(0x1p-24f));
    assertEquals(0, HalfFloats.half(0x1p-26f));
  }

  @Test
  void anyNumberBecomesTheNearest() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      float value = (float) (random.nextGaussian() * Math.pow(2, random.nextInt(40) - 26));
      short half = HalfFloats.half(value);
      float distance = Math.abs(HalfFloats.value(half) - value);
      int size = half & 0x7fff;
      for (int next : new int[] {size - 1, size + 1}) {
        if (next >= 0 && next < INFINITE) {
          float other = HalfFloats.value((short) (next | half & 0x8000));
          assertTrue(distance <= Math.abs(other - value), value + " as " + half);
        }
      }
    }
  }

  @Test
  void arraysComeBack() {
    float[] values = {0, 1, -0.5f, 3.25f};
    assertArrayEquals(values, HalfFloats.values(HalfFloats.bytes(values)));
  }
}
