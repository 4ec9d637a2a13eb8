package io.github.convoscope.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.convoscope.data.DigitImages;
import io.github.convoscope.data.Mnist;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The shipped network on digits it has not learnt from. With {@code -Dconvoscope.thorough=true} on
 * all the digits that the acceptance list asks for, otherwise on a sample.
 */
class RealDigitsTest {
  private static final Path MNIST = Path.of("../shared/datasets/mnist");
  private static final boolean THOROUGH = Boolean.getBoolean("convoscope.thorough");

  private static DigitImages digits;
  private static Model model;
  private static Engine engine;
  private static Attributor attributor;

  @BeforeAll
  static void open() {
    assumeTrue(Files.isDirectory(MNIST), "MNIST is not here");
    assumeTrue(Files.isRegularFile(ShippedFiles.model()), "the digits model is not built yet");
    digits = new Mnist(MNIST).read(Mnist.Split.VALIDATION);
    model = new ModelOpener().openShipped();
    engine = model.newEngine();
    attributor = new Attributor(engine);
  }

  /**
   * Fifty nodes are the default, to be compared with other programs. A network that bends often on
   * the way from black may leave more than a percent; then the map says so.
   */
  @Test
  void moreNodesLeaveASmallerGapAndALargeOneIsTold() {
    int count = THOROUGH ? 100 : 15;
    double[] mean = new double[3];
    int[] steps = {20, 50, 200};
    for (int i = 0; i < count; i++) {
      float[] x = digits.image(i);
      for (int k = 0; k < steps.length; k++) {
        Attribution map =
            integrated(
                x,
                AttributionTarget.answer(attributor.logits(x)),
                new IntegratedGradients(steps[k], false));
        double gap = Math.abs(map.completenessGap());
        double change = Math.abs(map.score() - map.baselineScore());
        assertEquals(gap > Math.max(1e-3, 0.01 * change), map.hasLargeGap());
        assertEquals(steps[k], map.steps());
        mean[k] += gap / change / count;
      }
    }
    assertTrue(mean[0] > mean[1] && mean[1] > mean[2], mean[0] + " " + mean[1] + " " + mean[2]);
  }

  @Test
  void withAsManyStepsAsItTakesEveryMapOfEveryClassAddsUp() {
    for (int i = 0; i < (THOROUGH ? 100 : 12); i++) {
      for (int label = 0; label < 10; label++) {
        Attribution map =
            integrated(
                digits.image(i),
                new AttributionTarget.Logit(label),
                new IntegratedGradients(50, true));
        assertFalse(
            map.hasLargeGap(),
            "digit %d, class %d: %s of %s"
                .formatted(i, label, map.completenessGap(), map.score() - map.baselineScore()));
      }
    }
  }

  /** The adaptive steps find the integral itself, not only a map with the right sum. */
  @Test
  void asManyStepsAsItTakesAreWhatVeryManyNodesComeTo() {
    for (int i = 0; i < (THOROUGH ? 20 : 3); i++) {
      float[] x = digits.image(i);
      AttributionTarget target = AttributionTarget.answer(attributor.logits(x));
      double[] fine = integrated(x, target, new IntegratedGradients(3000, false)).values();
      double[] adaptive = integrated(x, target, new IntegratedGradients(50, true)).values();
      double[] usual = integrated(x, target, IntegratedGradients.DEFAULT).values();
      assertTrue(
          distance(adaptive, fine) < 0.02,
          "adaptive: %s, 50 nodes: %s".formatted(distance(adaptive, fine), distance(usual, fine)));
    }
  }

  private static double distance(double[] one, double[] other) {
    double difference = 0;
    double size = 0;
    for (int i = 0; i < one.length; i++) {
      difference += (one[i] - other[i]) * (one[i] - other[i]);
      size += other[i] * other[i];
    }
    return Math.sqrt(difference / size);
  }

  private static Attribution integrated(
      float[] x, AttributionTarget target, IntegratedGradients method) {
    return attributor.explain(x, target, method, Progress.NONE);
  }

  @Test
  void conductanceAddsUpInEveryLayerForEveryClass() {
    for (int i = 0; i < (THOROUGH ? 30 : 5); i++) {
      float[] x = digits.image(i);
      AttributionTarget target = new AttributionTarget.Logit(i % 10);
      double change = attributor.score(x, target) - attributor.score(new float[784], target);
      for (double[] layer : attributor.conductances(x, target, List.of(), Progress.NONE)) {
        double sum = 0;
        for (double value : layer) {
          sum += value;
        }
        assertEquals(change, sum, Math.max(0.01, 0.01 * Math.abs(change)));
      }
    }
  }

  @Test
  void theGradientForgetsItsOrderWithTheWeightsAndTheSameWeightsGiveTheSameOrder() {
    double mean = 0;
    int count = THOROUGH ? 40 : 20;
    for (int i = 0; i < count; i++) {
      float[] x = digits.image(i);
      List<ModelDependence.Stage> stages =
          ModelDependence.test(
              model,
              x,
              AttributionTarget.answer(attributor.logits(x)),
              Saliency.DEFAULT,
              Baseline.BLACK.inputs(model.newEncoder()),
              99,
              i,
              Progress.NONE);
      assertEquals(engine.spec().output().index(), stages.get(0).layer());
      assertEquals(1, stages.get(stages.size() - 1).layer());
      mean += stages.get(stages.size() - 1).correlation() / count;
    }
    assertTrue(Math.abs(mean) < 0.35, "fully random: " + mean);
    double[] map = explain(0, Saliency.DEFAULT).values();
    boolean[] all = new boolean[784];
    Arrays.fill(all, true);
    assertEquals(1, ModelDependence.compare(map, map, all), 1e-12);
  }

  @Test
  void anotherClassGivesAnotherMap() {
    double mean = 0;
    for (int i = 0; i < 20; i++) {
      float[] x = digits.image(i);
      int answer =
          ((AttributionTarget.Logit) AttributionTarget.answer(attributor.logits(x))).label();
      boolean[] ink = new boolean[784];
      for (int pixel = 0; pixel < 784; pixel++) {
        ink[pixel] = x[pixel] > 0;
      }
      double[] own = values(x, new AttributionTarget.Logit(answer));
      double[] other = values(x, new AttributionTarget.Logit((answer + 1 + i % 9) % 10));
      mean += ModelDependence.compare(own, other, ink) / 20;
    }
    assertTrue(mean < 0.7, "another class agrees with " + mean);
  }

  @Test
  void integratedGradientsRankPixelsBetterThanChance() {
    int count = THOROUGH ? 100 : 10;
    double deletion = 0;
    double insertion = 0;
    for (int i = 0; i < count; i++) {
      Attribution map = explain(i, IntegratedGradients.DEFAULT);
      FlippingCurves curves =
          PixelFlipping.curves(
              attributor, digits.image(i), map, List.of(), 20, 10, 0, Progress.NONE);
      deletion +=
          FlippingCurves.area(curves.randomDeletion()) - FlippingCurves.area(curves.deletion());
      insertion +=
          FlippingCurves.area(curves.insertion()) - FlippingCurves.area(curves.randomInsertion());
    }
    assertTrue(deletion / count > 0.5, "deletion gains " + deletion / count);
    assertTrue(insertion / count > 0.5, "insertion gains " + insertion / count);
  }

  private static Attribution explain(int index, AttributionMethod method) {
    float[] x = digits.image(index);
    return attributor.explain(
        x, AttributionTarget.answer(attributor.logits(x)), method, Progress.NONE);
  }

  private static double[] values(float[] x, AttributionTarget target) {
    return attributor.explain(x, target, new GradientTimesInput(), Progress.NONE).values();
  }
}
