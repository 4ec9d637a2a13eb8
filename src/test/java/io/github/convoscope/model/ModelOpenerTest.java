package io.github.convoscope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngineTest;
import io.github.convoscope.modelfile.Dl4jSamples;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Scalar;
import java.nio.file.Path;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ModelOpenerTest {
  @TempDir Path folder;

  private Path saved(MultiLayerNetwork network) throws Exception {
    Path file = folder.resolve("model.zip");
    ModelSerializer.writeModel(network, file.toFile(), false);
    return file;
  }

  @ParameterizedTest
  @EnumSource(Dl4jSamples.class)
  void whatIsOpenedComputesWhatDl4jComputes(Dl4jSamples sample) throws Exception {
    MultiLayerNetwork network = Dl4jSamples.network(sample.configuration(), 5);
    Engine engine = new ModelOpener().open(saved(network)).newEngine();
    NetworkSpec spec = engine.spec();
    assertEquals(sample.layers(), spec.layers().stream().map(l -> l.name()).toList());
    float[] inputs = FastEngineTest.noise(3 * spec.input().shape().size(), 8);
    Activations ours = new Activations(spec, 3);
    engine.forward(inputs, ours);
    int theirs = 0;
    for (int i = 1; i < spec.depth(); i++) {
      if (spec.layer(i).name().endsWith("-depth")) {
        // The first half of a separable convolution, which is one layer in DL4J.
        continue;
      }
      // DL4J's activation layers overwrite what is below, so each layer needs its own pass.
      int layer = i == spec.depth() - 1 ? network.getnLayers() - 1 : theirs;
      theirs++;
      INDArray input = sample.input(inputs, 3);
      INDArray expected = network.feedForwardToLayer(layer, input, false).get(layer + 1);
      assertClose(floats(expected), ours.after(i), 1e-5, spec.layer(i).name());
    }
  }

  @ParameterizedTest
  @EnumSource(Dl4jSamples.class)
  void itsGradientIsTheSlopeInDoublePrecision(Dl4jSamples sample) throws Exception {
    MultiLayerNetwork network = Dl4jSamples.network(sample.configuration(), 5);
    Engine engine = new ModelOpener().open(saved(network)).newEngine();
    NetworkSpec spec = engine.spec();
    MultiLayerNetwork exact = network.convertDataType(org.nd4j.linalg.api.buffer.DataType.DOUBLE);
    float[] input = FastEngineTest.noise(spec.input().shape().size(), 9);
    Activations values = new Activations(spec, 1);
    engine.forward(input, values);
    int unit = spec.classes() - 1;
    Scalar scalar =
        Scalar.neuron(spec, spec.output().shape().neuron(spec.output().index(), unit), false);
    Gradients gradients = new Gradients(spec, 1);
    engine.gradient(values, scalar, gradients);
    Random random = new Random(3);
    double step = 1e-6;
    double largest = 0;
    for (float g : gradients.input()) {
      largest = Math.max(largest, Math.abs(g));
    }
    assertTrue(largest > 0);
    for (int n = 0; n < 60; n++) {
      int at = random.nextInt(input.length);
      double slope =
          (at(exact, sample, input, at, step, unit) - at(exact, sample, input, at, -step, unit))
              / (2 * step);
      assertEquals(slope, gradients.input()[at], 1e-5 * largest, "pixel " + at);
    }
  }

  @Test
  void itsGradientIsDl4jsWithLabelsThatLeaveOneLogit() throws Exception {
    MultiLayerNetwork network = Dl4jSamples.network(Dl4jSamples.SHIPPED.configuration(), 5);
    Engine engine = new ModelOpener().open(saved(network)).newEngine();
    NetworkSpec spec = engine.spec();
    float[] input = FastEngineTest.noise(784, 9);
    Activations values = new Activations(spec, 1);
    Gradients gradients = new Gradients(spec, 1);
    engine.forward(input, values);
    INDArray array = Dl4jSamples.SHIPPED.input(input, 1);
    for (int label = 0; label < 10; label++) {
      engine.gradient(values, Scalar.logit(spec, label), gradients);
      // The derivative of the cross entropy by the logits is the probabilities less the labels.
      INDArray labels = network.output(array, false).dup();
      labels.putScalar(label, labels.getDouble(label) - 1);
      INDArray theirs = network.calculateGradients(array, labels, null, null).getSecond();
      assertClose(floats(theirs), gradients.input(), 1e-5, "logit " + label);
    }
  }

  private static double at(
      MultiLayerNetwork exact, Dl4jSamples sample, float[] input, int at, double step, int unit) {
    INDArray array = sample.input(input, 1).castTo(org.nd4j.linalg.api.buffer.DataType.DOUBLE);
    INDArray flat = array.reshape(array.length());
    flat.putScalar(at, flat.getDouble(at) + step);
    return exact.output(flat.reshape(array.shape()), false).reshape(-1).getDouble(unit);
  }

  @Test
  void aLayerOfAnotherKindIsComputedByDl4j() throws Exception {
    MultiLayerNetwork network = Dl4jSamples.network(Dl4jSamples.OTHER_KINDS.configuration(), 5);
    NetworkSpec spec = new ModelOpener().open(saved(network)).newEngine().spec();
    assertEquals(LayerKind.OTHER, spec.layer(2).kind());
    assertEquals(network.numParams(), spec.parameters());
  }

  private static float[] floats(INDArray array) {
    return array.dup('c').reshape(-1).toFloatVector();
  }

  static void assertClose(float[] expected, float[] actual, double relative, String what) {
    assertEquals(expected.length, actual.length, what);
    double largest = 1e-3;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], relative * largest, what + " at " + i);
    }
  }
}
