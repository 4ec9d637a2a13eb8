package io.github.convoscope.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.evaluation.Softmax;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Weights;
import io.github.convoscope.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Right answers are counted as one by one, and a network without weights is at chance. */
class KnownDigitsTest {
  private final Model model = new ModelOpener().open(ShippedFiles.model());
  private final KnownDigits digits = KnownDigits.of(Path.of("no such folder"));

  @Test
  void inBatchesAsOneByOne() {
    ValidationSet set = ValidationSet.handwriting(KnownDigits.COUNT, KnownDigits.SEED);
    int right = 0;
    Activations values = new Activations(model.spec(), 1);
    try (Engine engine = model.newEngine()) {
      for (int i = 0; i < set.count(); i++) {
        engine.forward(set.image(i), values);
        right += Softmax.best(Softmax.of(values.logits())) == set.labels()[i] ? 1 : 0;
      }
    }
    List<KnownDigits.Score> scores = digits.judge(model, Progress.NONE);
    assertEquals(1, scores.size());
    assertEquals(right, scores.get(0).right());
    assertTrue(scores.get(0).share() > 0.9);
  }

  @Test
  void withoutWeightsItIsAtChance() {
    List<LayerWeights> zero = new ArrayList<>();
    for (LayerWeights layer : model.weights().layers()) {
      zero.add(new LayerWeights(new float[layer.kernel().length], new float[layer.bias().length]));
    }
    Model empty = model.withWeights(new Weights(zero));
    assertEquals(0.1, digits.judge(empty, Progress.NONE).get(0).share(), 1e-9);
  }
}
