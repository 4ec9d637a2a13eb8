package io.github.convoscope.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contributions and attribution on models that strangers made. */
class StrangersExplainedTest {
  private static final Path STRANGERS = Path.of("../shared/models/strangers");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keras-resnet8-cifar10.h5",
        "keras-3.6-cifar10.keras",
        "keras-2.2-functional-mnist.h5",
        "dl4j-2017.zip",
        "dl4j-no-picture.zip"
      })
  void everyLayersTermsAddUpAndEveryMethodExplainsTheAnswer(String name) {
    Path file = STRANGERS.resolve(name);
    Assumptions.assumeTrue(Files.isRegularFile(file), "no strangers' models in ../shared");
    Model model = new ModelOpener().open(file);
    NetworkSpec spec = model.spec();
    try (Engine engine = model.newEngine()) {
      float[] x = Toys.noise(spec.input().shape().size(), 3);
      Activations at = new Activations(spec, 1);
      engine.forward(x, at);
      Random random = new Random(4);
      for (LayerSpec layer : spec.layers().subList(1, spec.depth())) {
        for (int i = 0; i < 20; i++) {
          Neuron neuron = layer.shape().neuron(layer.index(), random.nextInt(layer.shape().size()));
          NeuronInputs inputs = NeuronInputs.of(spec, engine.weights(), neuron);
          Arithmetic now = Arithmetic.of(inputs, at, 0, Interventions.NONE);
          double magnitudes = Math.abs(now.bias());
          for (float contribution : now.contributions()) {
            magnitudes += Math.abs(contribution);
          }
          String who = name + " " + layer.name();
          assertEquals(layer.kind() != LayerKind.OTHER, now.hasTerms(), who);
          if (now.hasTerms()) {
            assertEquals(now.preActivation(), now.total(), 1e-5 * magnitudes + 1e-6, who);
          }
        }
      }
      Attributor attributor = new Attributor(engine, Interventions.NONE, model.inputRange());
      AttributionTarget answer = AttributionTarget.answer(attributor.logits(x));
      for (AttributionMethod method : AttributionMethods.ALL) {
        AttributionMethod used = method.withAdaptiveSteps().orElse(method);
        try {
          Attribution map = attributor.explain(x, answer, used, Progress.NONE);
          assertTrue(map.largest() > 0 || map.note() != null, name + " " + method.id());
          assertFalse(map.hasLargeGap(), name + " " + method.id() + " " + map.completenessGap());
        } catch (Problem why) {
          assertTrue(method instanceof GradCam || method instanceof ScoreCam, why.getMessage());
          assertEquals("attribution.no-maps", why.what().key());
        }
      }
    }
  }
}
