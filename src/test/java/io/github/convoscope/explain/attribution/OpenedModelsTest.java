package io.github.convoscope.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.modelfile.Dl4jSamples;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.Progress;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every method on every kind of network that the program opens from a file: with dropout, batch
 * normalisation, tanh and sigmoid, flat inputs, softmax inside and outside the last layer.
 */
class OpenedModelsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Dl4jSamples.class)
  void everyMethodExplainsItOrSaysWhyNot(Dl4jSamples sample) throws Exception {
    try (Engine engine = sample.opened(folder)) {
      NetworkSpec spec = engine.spec();
      Attributor attributor = new Attributor(engine);
      float[] x = Toys.noise(spec.input().shape().size(), 3);
      AttributionTarget target = AttributionTarget.answer(attributor.logits(x));
      for (AttributionMethod method : AttributionMethods.ALL) {
        boolean maps = LayerMethod.lastMaps(spec, spec.output().index()) > 0;
        if ((method instanceof GradCam || method instanceof ScoreCam) && !maps) {
          Problem problem = problem(attributor, x, target, method);
          assertEquals("attribution.no-maps", problem.what().key());
          assertFalse(Messages.text(problem.what(), Locale.ENGLISH).isEmpty());
          continue;
        }
        Attribution map =
            attributor.explain(x, target, method.withAdaptiveSteps().orElse(method), Progress.NONE);
        assertEquals(map.shape().size(), map.values().length, method.id());
        assertTrue(map.largest() > 0 || map.note() != null, method.id());
        assertFalse(map.hasLargeGap(), method.id() + " misses " + map.completenessGap());
      }
    }
  }

  /** The score explained is the logit, wherever the softmax stands. */
  @ParameterizedTest
  @EnumSource(Dl4jSamples.class)
  void theGradientIsTheSlopeOfTheLogit(Dl4jSamples sample) throws Exception {
    try (Engine engine = sample.opened(folder)) {
      Attributor attributor = new Attributor(engine);
      float[] x = Toys.noise(engine.spec().input().shape().size(), 3);
      AttributionTarget target = new AttributionTarget.Logit(engine.spec().classes() - 1);
      double[] slope = attributor.explain(x, target, Saliency.DEFAULT, Progress.NONE).values();
      double along = 0;
      double length = 0;
      for (double value : slope) {
        along += value * value;
        length = Math.max(length, Math.abs(value));
      }
      float[] more = x.clone();
      float[] less = x.clone();
      double step = 1e-3 / length;
      double expected = 0;
      for (int i = 0; i < x.length; i++) {
        more[i] += (float) (step * slope[i]);
        less[i] -= (float) (step * slope[i]);
        expected += slope[i] * ((double) more[i] - less[i]);
      }
      double measured = attributor.score(more, target) - attributor.score(less, target);
      assertTrue(along > 0);
      assertEquals(expected, measured, 0.03 * Math.abs(expected) + 1e-5);
    }
  }

  private static Problem problem(
      Attributor attributor, float[] x, AttributionTarget target, AttributionMethod method) {
    try {
      attributor.explain(x, target, method, Progress.NONE);
    } catch (Problem problem) {
      return problem;
    }
    throw new AssertionError(method + " explains a network without feature maps");
  }
}
