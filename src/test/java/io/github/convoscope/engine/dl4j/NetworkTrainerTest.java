package io.github.convoscope.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

class NetworkTrainerTest {
  private static final TrainableLayout SMALL =
      new TrainableLayout(28, 28, LayerPlan.digits(4, 6, 12), 10, 1e-4, 0, 0);

  private final Random random = new Random(5);
  private final float[] images = images(16);
  private final float[] targets = targets(16);

  @Test
  void hasThePlannedLayers() {
    int expected = 4 * 50 + 6 * (4 * 25 + 1) + 12 * (6 * 49 + 1) + 10 * 13;
    assertEquals(expected, new NetworkTrainer(SMALL, 1).parameters().length);
    LayerPlan other = LayerPlan.parse("conv 3@3x3/2, dense 5, dense 4");
    int flat = 3 * 14 * 14;
    assertEquals(
        3 * 10 + 5 * (flat + 1) + 4 * 6 + 10 * 5,
        new NetworkTrainer(new TrainableLayout(28, 28, other, 10, 0, 0.2, 0), 1)
            .parameters()
            .length);
  }

  @Test
  void oneDnnGivesTheGradientsThatDl4jGivesWithoutIt() {
    assumeTrue(OneDnnHelpers.available(), "started without the oneDNN natives");
    Nd4j.zeros(1);
    MultiLayerNetwork with = plain();
    MultiLayerNetwork without = plain();
    without.setParams(with.params().dup());
    OneDnnHelpers.plant(with);
    INDArray x = Nd4j.create(images).reshape(16, 1, 28, 28);
    INDArray y = Nd4j.create(targets).reshape(16, 10);
    float[] a = with.calculateGradients(x, y, null, null).getFirst().gradient().toFloatVector();
    float[] b = without.calculateGradients(x, y, null, null).getFirst().gradient().toFloatVector();
    float largest = 0;
    for (float value : b) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertTrue(largest > 0);
    assertArrayEquals(b, a, 1e-5f * largest);
    assertArrayEquals(
        without.output(x).dup('c').data().asFloat(),
        with.output(x).dup('c').data().asFloat(),
        1e-6f);
  }

  @Test
  void theSameSeedGivesTheSameParametersAndAnotherOneOthers() {
    float[] first = fitted(7, 3, 1e-3);
    assertArrayEquals(first, fitted(7, 3, 1e-3), 0);
    assertFalse(Arrays.equals(first, fitted(8, 3, 1e-3)));
  }

  @Test
  void theGivenRateIsUsed() {
    NetworkTrainer fit = new NetworkTrainer(SMALL, 1);
    float[] before = fit.parameters();
    fit.step(images, targets, 1e-3);
    float[] far = fit.parameters();
    assertEquals(1e-3, largestDifference(before, far), 1e-5, "Adam's first step is the rate");
    fit.step(images, targets, 1e-6);
    assertTrue(largestDifference(far, fit.parameters()) < 3e-6);
  }

  @Test
  void goesOnAsIfItHadNeverStopped() {
    NetworkTrainer whole = new NetworkTrainer(SMALL, 3);
    for (int i = 0; i < 4; i++) {
      whole.step(images, targets, 1e-3 / (i + 1));
    }
    NetworkTrainer first = new NetworkTrainer(SMALL, 3);
    first.step(images, targets, 1e-3);
    first.step(images, targets, 1e-3 / 2);
    NetworkTrainer second = new NetworkTrainer(SMALL, 99);
    second.restore(first.state());
    second.step(images, targets, 1e-3 / 3);
    second.step(images, targets, 1e-3 / 4);
    assertArrayEquals(whole.parameters(), second.parameters(), 0);
  }

  @Test
  void learnsWhatItIsShown() {
    NetworkTrainer fit = new NetworkTrainer(SMALL, 1);
    double before = fit.step(images, targets, 2e-3);
    for (int i = 0; i < 60; i++) {
      fit.step(images, targets, 2e-3);
    }
    assertTrue(fit.step(images, targets, 2e-3) < before / 4);
  }

  @Test
  void aSavedModelDividesTheLogitsByTheTemperatureAndKeepsNoUpdater(@TempDir Path folder)
      throws IOException {
    NetworkTrainer fit = new NetworkTrainer(SMALL, 1);
    Path file = folder.resolve("model.zip");
    fit.save(file, fit.parameters(), 2);
    MultiLayerNetwork loaded = ModelSerializer.restoreMultiLayerNetwork(file.toFile(), true);
    float[] logits = fit.logits(fit.parameters(), images);
    float[] expected = new float[logits.length];
    for (int i = 0; i < 16; i++) {
      double sum = 0;
      for (int c = 0; c < 10; c++) {
        sum += Math.exp(logits[10 * i + c] / 2);
      }
      for (int c = 0; c < 10; c++) {
        expected[10 * i + c] = (float) (Math.exp(logits[10 * i + c] / 2) / sum);
      }
    }
    INDArray x = Nd4j.create(images).reshape(16, 1, 28, 28);
    assertArrayEquals(expected, loaded.output(x).dup('c').data().asFloat(), 1e-5f);
  }

  private static float largestDifference(float[] a, float[] b) {
    float largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }

  private float[] fitted(long seed, int steps, double rate) {
    NetworkTrainer fit = new NetworkTrainer(SMALL, seed);
    for (int i = 0; i < steps; i++) {
      fit.step(images, targets, rate);
    }
    return fit.parameters();
  }

  private static MultiLayerNetwork plain() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new PlannedConfigurations(SMALL.plan(), SMALL.input(), 10)
                .build(PlannedConfigurations.Variant.PLAIN, 1, new NoOp()));
    network.init();
    return network;
  }

  private float[] images(int count) {
    float[] values = new float[count * 784];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(4) == 0 ? random.nextFloat() : 0;
    }
    return values;
  }

  private static float[] targets(int count) {
    float[] values = new float[count * 10];
    for (int i = 0; i < count; i++) {
      values[10 * i + i % 10] = 1;
    }
    return values;
  }
}
