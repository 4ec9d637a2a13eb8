package io.github.convoscope.modelfile.keras;

import static io.github.convoscope.modelfile.keras.KerasLayerSketches.batchNormalisation;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.convolution;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.dense;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.flatten;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.merged;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.pair;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.pairs;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.pooling;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.weights;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.EngineKind;
import io.github.convoscope.engine.compute.FastEngineTest;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Dl4jCheck;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.modelfile.keras.KerasReference.Tensor;
import io.github.convoscope.modelfile.keras.KerasSketch.Format;
import io.github.convoscope.modelfile.keras.KerasSketch.Node;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * DL4J's import of Keras models against our reader and our engine: the same logits, and the same
 * values of every layer.
 */
class Dl4jKerasImportTest {
  private static final int[] ONE = {1, 1};
  private static final int[] TWO = {2, 2};

  @TempDir private Path folder;

  private Model opened(KerasSketch net) throws IOException {
    Path file = folder.resolve("model.h5");
    net.write(file);
    return new ModelOpener().openWithoutCard(file);
  }

  private static float[] input(Model model) {
    return FastEngineTest.noise(model.spec().input().shape().size(), 4);
  }

  private static void assertAgrees(Model model) {
    float[] input = input(model);
    Dl4jCheck check = model.checkWithDl4j(input);
    assertNotEquals(0, check.largest());
    assertTrue(check.maxDifference() <= 1e-5 * check.largest(), check::toString);
    assertEveryLayerAgrees(model, input, Interventions.NONE);
  }

  private static void assertEveryLayerAgrees(Model model, float[] input, Interventions clamped) {
    Activations ours = new Activations(model.spec(), 1);
    Activations theirs = new Activations(model.spec(), 1);
    Model computedByDl4j = model.computedBy(EngineKind.DL4J);
    assertEquals(EngineKind.DL4J, computedByDl4j.engineKind());
    try (Engine own = model.newEngine();
        Engine dl4j = computedByDl4j.newEngine()) {
      own.forward(input, clamped, ours);
      dl4j.forward(input, clamped, theirs);
    }
    for (LayerSpec layer : model.spec().layers()) {
      int i = layer.index();
      assertClose(ours.before(i), theirs.before(i), layer.name() + " before its function");
      assertClose(ours.after(i), theirs.after(i), layer.name());
    }
  }

  private static void assertClose(float[] expected, float[] actual, String what) {
    float largest = 0;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertArrayEquals(expected, actual, 1e-5f * largest, what);
  }

  @ParameterizedTest
  @EnumSource(names = {"H5_OF_KERAS_1", "H5_OF_KERAS_2"})
  void aClassicChain(Format format) throws IOException {
    KerasSketch net = new KerasSketch(format).sequential();
    Node at = convolution(net, "conv_a", net.input(11, 9, 2), 4);
    at = pooling(net, "pool_a", at, TWO, TWO, "valid", false);
    at = convolution(net, "even", at, 5, new int[] {4, 2}, TWO, ONE, "same");
    at = pooling(net, "pool_b", at, new int[] {2, 3}, ONE, "same", true);
    at = batchNormalisation(net, "norm", at, true, true, 5);
    String rate = format == Format.H5_OF_KERAS_1 ? "p" : "rate";
    at = net.add("Dropout", "drop", net.config().put(rate, 0.5), Map.of(), at.value(), at);
    at = flatten(net, at);
    at = dense(net, "dense_a", at, 7, "relu");
    dense(net, "dense_b", at, 3, "softmax");
    assertAgrees(opened(net));
  }

  @ParameterizedTest
  @EnumSource(names = {"H5_OF_KERAS_1", "H5_OF_KERAS_2"})
  void branches(Format format) throws IOException {
    KerasSketch net = new KerasSketch(format);
    boolean old = format == Format.H5_OF_KERAS_1;
    Node in = net.input(6, 5, 2);
    Node a = convolution(net, "a", in, 3);
    Node b = convolution(net, "b", in, 3);
    Tensor any = a.value();
    Node sum = merged(net, old, "Add", "sum", "sum", any, a, b);
    Node mean = merged(net, old, "Average", "ave", "mean", any, a, b);
    Node product = merged(net, old, "Multiply", "mul", "product", any, sum, mean);
    Node largest = merged(net, old, "Maximum", "max", "largest", any, product, a);
    Node rest = old ? largest : merged(net, false, "Subtract", "", "rest", any, largest, b);
    Tensor joined = KerasReference.concatenated(2, any, any);
    Node both = merged(net, old, "Concatenate", "concat", "both", joined, rest, a);
    ObjectNode config = net.withFormat(net.config());
    Node max = net.add("GlobalMaxPooling2D", "max", config, Map.of(), net.random(6), both);
    dense(net, "dense", max, 4, "softmax");
    assertAgrees(opened(net));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "elu",
        "hard_sigmoid",
        "linear",
        "relu",
        "relu6",
        "selu",
        "sigmoid",
        "softplus",
        "swish",
        "silu",
        "tanh"
      })
  void everyFunctionThatDl4jKnows(String function) throws IOException {
    KerasSketch net = new KerasSketch(Format.H5_OF_KERAS_2).sequential();
    Node at = dense(net, "inside", net.input(9), 8, function);
    ObjectNode config = net.config().put("activation", function);
    at = net.add("Activation", "layer", config, Map.of(), at.value(), at);
    dense(net, "dense", at, 4, "softmax");
    assertAgrees(opened(net));
  }

  private static Node added(KerasSketch net, String type, ObjectNode config, Node in) {
    return net.add(type, type, net.withFormat(config), Map.of(), in.value(), in);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ELU", "LeakyReLU", "ReLU", "GaussianNoise", "SpatialDropout2D"})
  void layersThatKeepTheShape(String type) throws IOException {
    KerasSketch net = new KerasSketch(Format.H5_OF_KERAS_2).sequential();
    ObjectNode config = net.config().put("rate", 0.25).put("stddev", 0.5);
    config.putNull("max_value").put("negative_slope", 0.0).put("threshold", 0.0);
    Node at = added(net, type, config.put("alpha", 0.25), net.input(6, 5, 2));
    at = convolution(net, "conv", at, 3);
    dense(net, "dense", flatten(net, at), 3, "softmax");
    assertAgrees(opened(net));
  }

  @Test
  void layersThatMoveCells() throws IOException {
    KerasSketch net = new KerasSketch(Format.H5_OF_KERAS_2).sequential();
    Node at = net.input(6, 5, 2);
    ObjectNode config = net.withFormat(net.config());
    pairs(config, "padding", 1, 2, 0, 3);
    Tensor value = KerasReference.shifted(at.value(), 1, 2, 0, 3);
    at = net.add("ZeroPadding2D", "pad", config, Map.of(), value, at);
    config = net.withFormat(net.config());
    pairs(config, "cropping", 3, 0, 1, 2);
    value = KerasReference.shifted(at.value(), -3, 0, -1, -2);
    at = net.add("Cropping2D", "crop", config, Map.of(), value, at);
    config = pair(net.config(), "target_shape", 3, -1, 4);
    value = value.shaped(3, value.data().length / 12, 4);
    at = net.add("Reshape", "reshape", config, Map.of(), value, at);
    at = convolution(net, "conv", at, 3);
    dense(net, "dense", flatten(net, at), 3, "softmax");
    assertAgrees(opened(net));
  }

  @Test
  void dilatedDepthwiseAndSeparableConvolutions() throws IOException {
    KerasSketch net = new KerasSketch(Format.H5_OF_KERAS_2).sequential();
    int[] dilation = {2, 3};
    Node at = net.input(8, 7, 2);
    at = convolution(net, "conv", at, 3, new int[] {3, 2}, ONE, dilation, "same");
    Tensor depth = net.random(3, 3, 3, 2);
    Tensor bias = net.random(6);
    ObjectNode config = net.withFormat(net.config()).put("depth_multiplier", 2);
    config.put("padding", "same").put("activation", "tanh").put("kernel_size", 3);
    Tensor value = KerasReference.depthwise(at.value(), depth, bias.data(), ONE, ONE, "same");
    Map<String, Tensor> arrays = weights("depthwise_kernel", depth, "bias", bias);
    at = net.add("DepthwiseConv2D", "depthwise", config, arrays, value, at);
    depth = net.random(2, 2, 6, 2);
    Tensor point = net.random(1, 1, 12, 5);
    config = net.withFormat(net.config()).put("filters", 5).put("depth_multiplier", 2);
    config.put("kernel_size", 2).put("activation", "relu").put("use_bias", false);
    arrays = weights("depthwise_kernel", depth, "pointwise_kernel", point);
    value = KerasReference.depthwise(value, depth, new double[12], ONE, ONE, "valid");
    value = KerasReference.convolution(value, point, new double[5], ONE, ONE, 1, "valid");
    at = net.add("SeparableConv2D", "separable", config, arrays, value, at);
    dense(net, "dense", flatten(net, at), 3, "softmax");
    assertAgrees(opened(net));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tensorflow", "theano"})
  void channelsThatComeFirst(String backend) throws IOException {
    for (Format format : new Format[] {Format.H5_OF_KERAS_1, Format.H5_OF_KERAS_2}) {
      KerasSketch net = new KerasSketch(format).channelsFirst().backend(backend);
      Node at = convolution(net, "conv", net.input(2, 9, 8), 4, new int[] {2, 3}, TWO, ONE, "same");
      at = pooling(net, "pool", at, TWO, ONE, "valid", true);
      dense(net, "dense", flatten(net, at), 3, "softmax");
      assertAgrees(opened(net));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H5_OF_KERAS_1", "H5_OF_KERAS_2"})
  void flatInputsAndPicturesWithoutChannels(Format format) throws IOException {
    KerasSketch net = new KerasSketch(format).sequential();
    Node at = net.input(6, 5);
    at = net.add("Flatten", "flatten", net.config(), Map.of(), at.value().shaped(30), at);
    dense(net, "dense", at, 3, "softmax");
    assertAgrees(opened(net));

    net = new KerasSketch(format).sequential();
    at = net.input(30);
    ObjectNode config = pair(net.config(), "target_shape", 6, 5, 1);
    at = net.add("Reshape", "reshape", config, Map.of(), at.value().shaped(6, 5, 1), at);
    at = convolution(net, "conv", at, 2);
    dense(net, "dense", flatten(net, at), 3, "softmax");
    assertAgrees(opened(net));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void normalisationWithoutOneOfItsParameters(boolean scale) throws IOException {
    KerasSketch net = new KerasSketch(Format.H5_OF_KERAS_2).sequential();
    Node at = convolution(net, "conv", net.input(6, 5, 2), 4);
    at = batchNormalisation(net, "norm", at, scale, !scale, 4);
    dense(net, "dense", flatten(net, at), 3, "softmax");
    assertAgrees(opened(net));
  }

  @Test
  void aClampedUnitCountsInDl4jToo() throws IOException {
    KerasSketch net = new KerasSketch(Format.H5_OF_KERAS_2).sequential();
    Node at = convolution(net, "conv", net.input(6, 5, 2), 4);
    dense(net, "dense", flatten(net, at), 3, "softmax");
    Model model = opened(net);
    Interventions clamped = new Interventions(List.of(new Interventions.Clamp(1, 2, 0.75f)));
    assertEveryLayerAgrees(model, input(model), clamped);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UpSampling2D", "Rescaling", "Conv2D", "Activation", "Flatten"})
  void whatDl4jImportsOtherwiseGetsASentence(String type) throws IOException {
    KerasSketch net = new KerasSketch(Format.H5_OF_KERAS_2).sequential();
    if (type.equals("Flatten")) {
      net.channelsFirst();
    }
    ObjectNode config = net.config().put("size", 2).put("scale", 0.5).put("activation", "gelu");
    config.put("filters", 2).put("kernel_size", 1).put("use_bias", false).put("groups", 2);
    Node in = net.input(4, 4, 2);
    Map<String, Tensor> arrays =
        type.equals("Conv2D") ? weights("kernel", net.random(1, 1, 1, 2)) : Map.of();
    net.add(type, "layer", net.withFormat(config), arrays, in.value(), in);
    Model model = opened(net);
    assertTrue(model.canUseDl4j());
    for (Problem problem :
        new Problem[] {
          assertThrows(Problem.class, () -> model.checkWithDl4j(input(model))),
          assertThrows(Problem.class, () -> model.computedBy(EngineKind.DL4J))
        }) {
      assertTrue(problem.what().key().startsWith("keras.dl4j-"), problem.what()::toString);
      String sentence = Messages.text(problem.what());
      assertTrue(sentence.contains("model.h5") && !sentence.contains("{"), sentence);
    }
  }
}
