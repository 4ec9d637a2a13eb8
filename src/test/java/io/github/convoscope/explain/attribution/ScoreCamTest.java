package io.github.convoscope.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreCamTest {
  private static final Shape INPUT = Shape.maps(1, 4, 4);
  private static final AttributionTarget FIRST = new AttributionTarget.Logit(0);

  /**
   * Two maps over a picture of 4 × 4: the input itself, and 3 minus half of it. The logit is the
   * sum of all pixels of the first map.
   */
  private static Engine twoMaps() {
    NetworkSpec spec =
        new NetworkBuilder("two maps", INPUT)
            .convolution("conv", 2, Window.same(1), ActivationFunction.IDENTITY)
            .output("output", 1, ActivationFunction.IDENTITY)
            .build();
    float[] dense = new float[32];
    for (int i = 0; i < 16; i++) {
      dense[i] = 1;
    }
    return new FastEngine(
        spec,
        new Weights(
            List.of(
                LayerWeights.NONE,
                new LayerWeights(new float[] {1, -0.5f}, new float[] {0, 3}),
                new LayerWeights(dense, new float[1]))));
  }

  private static float[] ramp() {
    float[] x = new float[16];
    for (int i = 0; i < 16; i++) {
      x[i] = i / 15f;
    }
    return x;
  }

  /** By hand: the masks are x and 1 − x; what they leave of x sums to Σx² and Σx(1 − x). */
  @Test
  void weightsAreTheSoftmaxOfTheMasksScores() {
    double squares = 0;
    double rest = 0;
    for (float value : ramp()) {
      squares += value * value;
      rest += value * (1 - value);
    }
    double first = 1 / (1 + Math.exp(rest - squares));
    double[] map =
        new Attributor(twoMaps()).explain(ramp(), FIRST, ScoreCam.DEFAULT, Progress.NONE).values();
    for (int i = 0; i < 16; i++) {
      double expected = first * ramp()[i] + (1 - first) * (3 - 0.5 * ramp()[i]);
      assertEquals(expected, map[i], 1e-5);
    }
  }

  @Test
  void theStrongestChannelAloneGivesItsOwnMap() {
    double[] map =
        new Attributor(twoMaps())
            .explain(ramp(), FIRST, new ScoreCam(1, 1, true), Progress.NONE)
            .values();
    for (int i = 0; i < 16; i++) {
      assertEquals(ramp()[i], map[i], 1e-6);
    }
  }

  @Test
  void aNetworkWhoseMapsAreTheSameEverywhereGivesAnEmptyMapAndANote() {
    Attribution map =
        new Attributor(twoMaps()).explain(new float[16], FIRST, ScoreCam.DEFAULT, Progress.NONE);
    assertEquals(0, map.largest());
    Message note = map.note();
    assertTrue(note != null && note.key().equals("attribution.all-zero"));
  }

  /** Batches change nothing, nor does what was computed before; the input stays as it is. */
  @Test
  void aMapIsTheSameAgainAndIsNeverNegative() {
    Engine engine = Toys.foreign(ActivationFunction.RELU);
    Attributor attributor = new Attributor(engine);
    float[] x = Toys.noise(198, 4);
    float[] before = x.clone();
    AttributionTarget target = AttributionTarget.answer(attributor.logits(x));
    double[] first = attributor.explain(x, target, ScoreCam.DEFAULT, Progress.NONE).values();
    attributor.explain(x, target, SmoothGrad.DEFAULT, Progress.NONE);
    double[] again = attributor.explain(x, target, ScoreCam.DEFAULT, Progress.NONE).values();
    assertArrayEquals(first, again);
    assertArrayEquals(before, x);
    for (double value : first) {
      assertTrue(value >= 0);
    }
  }

  /** The same from the definition, with a forward pass a mask. */
  @Test
  void onANetworkWithStridesItIsTheDefinition() {
    Engine engine = Toys.foreign(ActivationFunction.RELU);
    NetworkSpec spec = engine.spec();
    int layer = LayerMethod.lastMaps(spec, spec.output().index());
    Shape shape = spec.layer(layer).shape();
    float[] x = Toys.noise(198, 6);
    Activations at = new Activations(spec, 1);
    engine.forward(x, at);
    float[] maps = at.after(layer).clone();
    double[] scores = new double[shape.channels()];
    boolean[] varies = new boolean[shape.channels()];
    for (int k = 0; k < scores.length; k++) {
      double[] map = new double[shape.mapSize()];
      for (int i = 0; i < map.length; i++) {
        map[i] = maps[k * map.length + i];
        varies[k] |= map[i] != map[0];
      }
      double[] over = GradCam.overInput(spec, layer, map);
      double low = Double.MAX_VALUE;
      double high = -Double.MAX_VALUE;
      for (double value : over) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      float[] masked = new float[x.length];
      for (int i = 0; i < x.length; i++) {
        masked[i] = (float) (x[i] * (over[i % over.length] - low) / (high - low));
      }
      engine.forward(varies[k] ? masked : x, at);
      scores[k] = Math.exp(at.logits()[2]);
    }
    double sum = 0;
    for (int k = 0; k < scores.length; k++) {
      sum += varies[k] ? scores[k] : 0;
    }
    double[] expected = new double[shape.mapSize()];
    for (int k = 0; k < scores.length; k++) {
      for (int i = 0; i < expected.length; i++) {
        expected[i] += varies[k] ? scores[k] / sum * maps[k * expected.length + i] : 0;
      }
    }
    double[] own =
        new Attributor(engine)
            .explain(x, new AttributionTarget.Logit(2), new ScoreCam(-1, 0, true), Progress.NONE)
            .values();
    assertArrayEquals(GradCam.rectified(expected), own, 1e-5);
  }

  @Test
  void settingsReachItAndWrongOnesAreRefused() {
    assertEquals(
        new ScoreCam(3, 5, true),
        new ScoreCam(3, 0, false).with(new OptionValues(Map.of("channels", 5, "at-layer", true))));
    assertThrows(Problem.class, () -> new ScoreCam(3, -1, false));
    assertEquals(ScoreCam.DEFAULT, ScoreCam.DEFAULT.sizedFor(twoMaps().spec()));
    NetworkSpec large =
        new NetworkBuilder("large", Shape.maps(3, 227, 227))
            .convolution("conv", 100, Window.of(7, 2), ActivationFunction.RELU)
            .output("output", 2, ActivationFunction.SOFTMAX)
            .build();
    assertEquals(new ScoreCam(-1, 64, false), ScoreCam.DEFAULT.sizedFor(large));
    assertEquals(new Occlusion(32, 16), Occlusion.DEFAULT.sizedFor(large));
    assertEquals(new Occlusion(9, 3), new Occlusion(9, 3).sizedFor(large));
    assertEquals(Occlusion.DEFAULT, Occlusion.DEFAULT.sizedFor(twoMaps().spec()));
  }

  @Test
  void itCanBeCancelled() {
    Progress cancelled =
        new Progress() {
          @Override
          public void report(double fraction, Message doing) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThrows(
        CancelledException.class,
        () -> new Attributor(twoMaps()).explain(ramp(), FIRST, ScoreCam.DEFAULT, cancelled));
  }
}
