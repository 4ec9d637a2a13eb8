package io.github.convoscope.ui.neuron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrintedPercentagesTest {
  @Test
  void theOthersMakeUpForTheRest() {
    assertArrayEquals(
        new int[] {999, 1, 0}, PrintedPercentages.tenths(new float[] {0.9994f, 0.0003f, 0.0003f}));
    assertArrayEquals(
        new int[] {334, 333, 333},
        PrintedPercentages.tenths(new float[] {0.3335f, 0.33325f, 0.33325f}));
  }

  @Test
  void whatIsNoDistributionIsRoundedAlone() {
    assertArrayEquals(new int[] {900, 900}, PrintedPercentages.tenths(new float[] {0.9f, 0.9f}));
    assertArrayEquals(new int[] {}, PrintedPercentages.tenths(new float[] {}));
  }

  @Test
  void anyTenProbabilitiesAddUpToHundredPercent() {
    Random random = new Random(7);
    for (int run = 0; run < 5000; run++) {
      float[] probabilities = new float[10];
      double sharpness = 8 * random.nextDouble();
      double sum = 0;
      for (int i = 0; i < 10; i++) {
        probabilities[i] = (float) Math.exp(sharpness * random.nextGaussian());
        sum += probabilities[i];
      }
      int largest = 0;
      for (int i = 0; i < 10; i++) {
        probabilities[i] /= (float) sum;
        largest = probabilities[i] > probabilities[largest] ? i : largest;
      }
      int[] tenths = PrintedPercentages.tenths(probabilities);
      assertEquals(1000, IntStream.of(tenths).sum());
      assertEquals(Math.round(1000 * probabilities[largest]), tenths[largest]);
      for (int i = 0; i < 10; i++) {
        assertEquals(1000 * probabilities[i], tenths[i], i == largest ? 0.5001 : 1.001);
      }
    }
  }
}
