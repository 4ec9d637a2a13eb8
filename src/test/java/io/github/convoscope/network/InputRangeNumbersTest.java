package io.github.convoscope.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.convoscope.network.PictureInput.ChannelOrder;
import io.github.convoscope.network.PictureInput.Placement;
import io.github.convoscope.network.PictureInput.Polarity;
import org.junit.jupiter.api.Test;

/** Numbers for ink: for all pixels alike, a channel, a pixel. */
class InputRangeNumbersTest {
  @Test
  void oneRangeHoldsForAll() {
    InputRange range = new InputRange(-1, 3);
    assertArrayEquals(new float[] {-1, 1, 3}, range.numbers(new float[] {0, 0.5f, 1}), 0);
    assertEquals(0.5, range.ink(1, 2, 3));
    assertEquals(new InputRange(-1, 3), range);
    assertEquals(4, range.width());
    assertThrows(IllegalArgumentException.class, () -> new InputRange(1, 1));
    assertSame(InputRange.INK, InputRange.orInk(Double.NaN, 1));
  }

  @Test
  void meanAndDeviationBelongToChannelsInTheNetworksOrder() {
    double[] mean = {0.1, 0.2, 0.3};
    double[] deviation = {1, 2, 4};
    for (ChannelOrder order : ChannelOrder.values()) {
      InputRange range =
          new PictureInput(Placement.CROP, order, Polarity.BRIGHT, mean, deviation)
              .of(InputRange.INK, 3);
      float[] numbers = range.numbers(new float[] {0, 1, 0, 1, 0, 1});
      for (int channel = 0; channel < 3; channel++) {
        int colour = order == ChannelOrder.RGB ? channel : 2 - channel;
        assertEquals((0 - mean[colour]) / deviation[colour], numbers[2 * channel], 1e-7);
        assertEquals((1 - mean[colour]) / deviation[colour], numbers[2 * channel + 1], 1e-7);
        assertEquals(1 / deviation[colour], range.slope(2 * channel, 6), 1e-12);
        assertEquals(1, range.ink(numbers[2 * channel + 1], 2 * channel + 1, 6), 1e-6);
      }
    }
  }

  @Test
  void darkInkTurnsTheNumbersRound() {
    PictureInput dark =
        new PictureInput(
            Placement.FIT, ChannelOrder.RGB, Polarity.DARK, new double[0], new double[0]);
    InputRange range = dark.of(new InputRange(0, 255), 1);
    assertArrayEquals(new float[] {255, 0}, range.numbers(new float[] {0, 1}), 0);
    assertEquals(0, range.low());
    assertEquals(255, range.high());
  }

  @Test
  void meansThatCannotBeUsedAreLeftOut() {
    for (double[][] wrong :
        new double[][][] {
          {{1, 2}, {1}}, {{1}, {0}}, {{Double.NaN}, {1}}, {{0}, {Double.POSITIVE_INFINITY}}
        }) {
      PictureInput input =
          new PictureInput(
              Placement.AUTOMATIC, ChannelOrder.RGB, Polarity.BRIGHT, wrong[0], wrong[1]);
      assertEquals(PictureInput.UNKNOWN, input);
      assertEquals(InputRange.INK, input.of(InputRange.INK, 3));
    }
  }

  @Test
  void wherePixelsDoNotMatterInkIsNone() {
    InputRange range = InputRange.between(new double[] {2, 0}, new double[] {2, 1});
    assertArrayEquals(new float[] {2, 0.5f}, range.numbers(new float[] {0.5f, 0.5f}), 0);
    assertEquals(0, range.ink(2, 0, 2));
  }
}
