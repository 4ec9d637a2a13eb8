package io.github.convoscope.explain.versus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.explain.versus.NetworkComparison.Disagreement;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.LabelledExample;
import io.github.convoscope.model.LabelledExamples;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class NetworkComparisonTest {
  private final Model digits = new ModelOpener().openShipped();
  private final List<LabelledExample> samples =
      LabelledExamples.strokes(
          ShippedFiles.samples(), UnaryOperator.identity(), drawing -> true, 10);

  /** The bundled network with its output classes moved by one. */
  private Model shifted() {
    List<LayerWeights> weights = new ArrayList<>(digits.weights().layers());
    int last = weights.size() - 1;
    LayerWeights own = weights.get(last);
    int inputs = own.kernel().length / 10;
    float[] kernel = new float[own.kernel().length];
    float[] bias = new float[10];
    for (int unit = 0; unit < 10; unit++) {
      int to = (unit + 1) % 10;
      System.arraycopy(own.kernel(), unit * inputs, kernel, to * inputs, inputs);
      bias[to] = own.bias()[unit];
    }
    weights.set(last, new LayerWeights(kernel, bias));
    return Model.of(new FastEngine(digits.spec(), new Weights(weights)));
  }

  @Test
  void aNetworkAgreesWithItself() {
    NetworkComparison same = NetworkComparison.of(digits, digits, samples, Progress.NONE);
    assertEquals(samples.size(), same.agree());
    assertEquals(same.a().correct(), same.b().correct());
    for (MapPair pair : same.alike()) {
      assertEquals(1, pair.correlation(), 1e-4);
      assertEquals(pair.layerA(), pair.layerB());
      assertEquals(pair.channelA(), pair.channelB());
    }
    assertTrue(same.alike().size() >= 20, "living maps: " + same.alike().size());
  }

  @Test
  void disagreementsAreListedTheMostCertainFirst() {
    NetworkComparison all = NetworkComparison.of(digits, shifted(), samples, Progress.NONE);
    assertEquals(0, all.agree());
    assertEquals(samples.size(), all.disagreements().size());
    double before = 1;
    for (Disagreement one : all.disagreements()) {
      assertEquals((one.answerA() + 1) % 10, one.answerB());
      assertEquals(samples.get(one.example()).label(), one.label());
      assertTrue(one.certainty() <= before);
      before = one.certainty();
    }
    assertEquals(1, all.alike().get(0).correlation(), 1e-4, "the maps are the same");
  }

  @Test
  void otherNumbersOfClassesAreRefused() {
    NetworkBuilder net = new NetworkBuilder("two", Shape.maps(1, 28, 28));
    var spec = net.output("output", 2, ActivationFunction.SOFTMAX).build();
    Weights weights =
        new Weights(List.of(LayerWeights.NONE, new LayerWeights(new float[2 * 784], new float[2])));
    Model two = Model.of(new FastEngine(spec, weights));
    Problem problem =
        assertThrows(
            Problem.class, () -> NetworkComparison.of(digits, two, samples, Progress.NONE));
    assertEquals("versus.other-classes", problem.what().key());
  }
}
