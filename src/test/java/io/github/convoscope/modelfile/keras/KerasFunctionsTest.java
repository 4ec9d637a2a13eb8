package io.github.convoscope.modelfile.keras;

import static io.github.convoscope.modelfile.keras.KerasLayerSketches.RELU;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.batchNormalisation;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.clip;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.convolution;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.dense;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.flatten;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.merged;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.pair;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.pairs;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.tripled;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.weights;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.modelfile.keras.KerasReference.Tensor;
import io.github.convoscope.modelfile.keras.KerasSketch.Format;
import io.github.convoscope.modelfile.keras.KerasSketch.Node;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.operator.ReshapeOperator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions and layers that work cell by cell or move cells, against {@link KerasReference}. */
class KerasFunctionsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(value = Format.class, mode = EnumSource.Mode.EXCLUDE, names = "H5_OF_KERAS_1")
  void layersThatScale(Format format) throws IOException {
    KerasSketch net = new KerasSketch(format);
    Node in = net.input(5, 4, 3);
    ObjectNode config = net.config().put("scale", 0.5).put("offset", -0.25);
    Tensor value = in.value().map(x -> 0.5 * x - 0.25);
    Node at = net.add("Rescaling", "rescaling", config, Map.of(), value, in);
    config = net.config().put("offset", 0.5);
    config.putArray("scale").add(1.5).add(2.5).add(-0.5);
    value = KerasReference.scaled(at.value(), new double[] {1.5, 2.5, -0.5}, new double[] {0.5});
    at = net.add("Rescaling", "each", config, Map.of(), value, at);
    Tensor mean = net.random(3);
    Tensor variance = Tensor.random(net.random, 0.5, 2, 3);
    config = net.config();
    config.putArray("axis").add(-1);
    config.putNull("mean").putNull("variance");
    value = standardised(at.value(), mean.data(), variance.data());
    at =
        net.add(
            "Normalization",
            "adapted",
            config,
            weights("mean", mean, "variance", variance, "count", Tensor.of(9)),
            value,
            at);
    config = net.config().put("mean", 0.25).put("variance", 4.0);
    value = standardised(at.value(), new double[] {0.25}, new double[] {4});
    at = net.add("Normalization", "given", config, Map.of(), value, at);
    at = batchNormalisation(net, "plain", at, false, false, 3);
    at = batchNormalisation(net, "scaled", at, true, false, 3);
    at = batchNormalisation(net, "shifted", at, false, true, 3);
    at = flatten(net, at);
    batchNormalisation(net, "units", at, true, true, 60);
    KerasNetwork network = net.check(folder);
    assertTrue(network.input().scaled());
    // Batch normalisation reads the units one by one, so they lie in Keras's order.
    ReshapeOperator flat = (ReshapeOperator) network.spec().layer("flatten").operator();
    assertTrue(flat.channelsLast());
  }

  private static Tensor standardised(Tensor in, double[] mean, double[] variance) {
    double[] factor = Arrays.stream(variance).map(v -> 1 / Math.sqrt(v)).toArray();
    double[] summand = new double[mean.length];
    Arrays.setAll(summand, c -> -mean[c] * factor[c]);
    return KerasReference.scaled(in, factor, summand);
  }

  @ParameterizedTest
  @EnumSource(value = Format.class, mode = EnumSource.Mode.EXCLUDE, names = "H5_OF_KERAS_1")
  void slopesThatAreTrained(Format format) throws IOException {
    KerasSketch net = new KerasSketch(format);
    Node in = net.input(4, 5, 3);
    Node at = slopes(net, "each", in, 4, 5, 3);
    at = slopes(net, "channels", at, 1, 1, 3);
    at = slopes(net, "rows", at, 4, 1, 1);
    at = slopes(net, "one", at, 1, 1, 1);
    at = flatten(net, at);
    slopes(net, "units", at, 60);
    net.check(folder);
  }

  private static Node slopes(KerasSketch net, String name, Node in, int... extents) {
    Tensor alpha = net.random(extents);
    ObjectNode config = net.config();
    ArrayNode shared = config.putArray("shared_axes");
    for (int i = 0; i < extents.length; i++) {
      if (extents[i] == 1) {
        shared.add(i + 1);
      }
    }
    Tensor value = KerasReference.merged(in.value(), alpha, (x, a) -> x >= 0 ? x : a * x);
    return net.add("PReLU", name, config, weights("alpha", alpha), value, in);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void layersThatMoveCells(Format format) throws IOException {
    KerasSketch net = new KerasSketch(format);
    Node at = net.input(6, 5, 2);
    ObjectNode config = net.withFormat(net.config());
    if (format.generation == 1) {
      pair(config, "padding", 1, 2, 0, 3);
    } else {
      pairs(config, "padding", 1, 2, 0, 3);
    }
    Tensor value = KerasReference.shifted(at.value(), 1, 2, 0, 3);
    at = net.add("ZeroPadding2D", "pad", config, Map.of(), value, at);
    config = pair(net.withFormat(net.config()), "padding", 2, 1);
    value = KerasReference.shifted(at.value(), 2, 2, 1, 1);
    at = net.add("ZeroPadding2D", "pad2", config, Map.of(), value, at);
    config = net.withFormat(net.config());
    pairs(config, "cropping", 3, 0, 1, 2);
    value = KerasReference.shifted(at.value(), -3, 0, -1, -2);
    at = net.add("Cropping2D", "crop", config, Map.of(), value, at);
    config = pair(net.withFormat(net.config()), "size", 2, 3);
    value = KerasReference.repeated(at.value(), 2, 3);
    at = net.add("UpSampling2D", "up", config, Map.of(), value, at);
    config = pair(net.config(), "target_shape", 4, -1, 7);
    int rest = value.data().length / 28;
    at = net.add("Reshape", "reshape", config, Map.of(), value.shaped(4, rest, 7), at);
    at = convolution(net, "conv", at, 3);
    at = flatten(net, at);
    config = pair(net.config(), "target_shape", -1, 6);
    value = at.value().shaped(at.value().data().length / 6, 6);
    at = net.add("Reshape", "picture", config, Map.of(), value, at);
    at = net.add("Flatten", "again", net.config(), Map.of(), value.shaped(value.data().length), at);
    dense(net, "dense", at, 3, "softmax");
    net.check(folder);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyFunctionAsAWordOrAnObject(Format format) throws IOException {
    KerasSketch net = new KerasSketch(format);
    boolean old = format.generation == 1;
    Node in = tripled(net, net.input(4, 4, 2));
    Node joined = in;
    int number = 0;
    for (Map.Entry<String, DoubleUnaryOperator> function :
        functions(format.generation).entrySet()) {
      String name = function.getKey();
      ObjectNode config = net.config();
      if (format.generation == 3 && number % 2 == 0) {
        ObjectNode object = config.putObject("activation");
        object.put("module", "builtins").put("class_name", "function").put("config", name);
        object.put("registered_name", "function");
      } else {
        config.put("activation", name);
      }
      Tensor value = in.value().map(function.getValue());
      Node own = net.add("Activation", "f_" + name, config, Map.of(), value, in);
      Tensor all = KerasReference.concatenated(2, joined.value(), value);
      joined = merged(net, old, "Concatenate", "concat", "join" + number++, all, joined, own);
    }
    ObjectNode config = net.config().put("activation", "softmax");
    net.add("Activation", "end", config, Map.of(), KerasReference.softmax(joined.value()), joined);
    NetworkSpec spec = net.check(folder).spec();
    assertEquals(LayerKind.SOFTMAX, spec.output().kind());
    assertEquals(LayerKind.ACTIVATION, spec.layer("f_relu").kind());
  }

  @ParameterizedTest
  @EnumSource(value = Format.class, mode = EnumSource.Mode.EXCLUDE, names = "H5_OF_KERAS_1")
  void functionsThatAreLayers(Format format) throws IOException {
    KerasSketch net = new KerasSketch(format);
    Node in = tripled(net, net.input(4, 4, 2));
    Node at = in;
    at =
        cellwise(
            net, "ReLU", "clipped", net.config().put("max_value", 1.5), at, x -> clip(x, 0, 1.5));
    Node other =
        cellwise(
            net,
            "ReLU",
            "sloped",
            net.config().put("negative_slope", 0.125),
            in,
            x -> x < 0 ? 0.125 * x : x);
    at = joined(net, "join1", at, other);
    ObjectNode config = net.config();
    config.putObject("alpha").put("type", "ndarray").put("value", 0.25);
    other = cellwise(net, "LeakyReLU", "leaky", config, in, x -> x < 0 ? 0.25 * x : x);
    at = joined(net, "join2", at, other);
    other = cellwise(net, "LeakyReLU", "usual", net.config(), in, x -> x < 0 ? 0.3 * x : x);
    at = joined(net, "join3", at, other);
    config = net.config().put("alpha", 0.5);
    other = cellwise(net, "ELU", "elu", config, in, x -> x < 0 ? 0.5 * Math.expm1(x) : x);
    at = joined(net, "join4", at, other);
    config = net.config();
    ObjectNode inner = config.putObject("activation");
    inner
        .put("module", "keras.layers")
        .put("class_name", "ReLU")
        .put("registered_name", (String) null);
    inner.putObject("config").put("name", "re_lu").put("max_value", 6.0);
    other = cellwise(net, "Activation", "object", config, in, x -> clip(x, 0, 6));
    at = joined(net, "join5", at, other);
    for (String type : new String[] {"GaussianNoise", "SpatialDropout2D", "AlphaDropout"}) {
      at = cellwise(net, type, "no_" + type, net.config(), at, x -> x);
    }
    at = cellwise(net, "RandomFlip", "flip", net.config(), at, x -> x);
    config = net.config().put("axis", -1);
    net.add("Softmax", "softmax", config, Map.of(), KerasReference.softmax(at.value()), at);
    net.check(folder);
  }

  private static Node cellwise(
      KerasSketch net,
      String type,
      String name,
      ObjectNode config,
      Node in,
      DoubleUnaryOperator function) {
    return net.add(type, name, config, Map.of(), in.value().map(function), in);
  }

  private static Node joined(KerasSketch net, String name, Node a, Node b) {
    Tensor value = KerasReference.concatenated(2, a.value(), b.value());
    return net.add("Concatenate", name, net.config().put("axis", 3), Map.of(), value, a, b);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static Map<String, DoubleUnaryOperator> functions(int generation) {
    Map<String, DoubleUnaryOperator> functions = new LinkedHashMap<>();
    functions.put("linear", x -> x);
    functions.put("relu", RELU);
    functions.put("relu6", x -> clip(x, 0, 6));
    functions.put("leaky_relu", x -> x < 0 ? 0.2 * x : x);
    functions.put("elu", x -> x < 0 ? Math.expm1(x) : x);
    functions.put("selu", x -> 1.05070098 * (x < 0 ? 1.67326324 * Math.expm1(x) : x));
    functions.put("gelu", x -> 0.5 * x * (1 + erf(x / Math.sqrt(2))));
    functions.put("swish", x -> x * sigmoid(x));
    functions.put("silu", x -> x * sigmoid(x));
    functions.put("hard_swish", x -> x * clip(x + 3, 0, 6) / 6);
    functions.put("hard_silu", x -> x * clip(x + 3, 0, 6) / 6);
    functions.put("tanh", Math::tanh);
    functions.put("sigmoid", x -> sigmoid(x));
    functions.put(
        "hard_sigmoid", x -> generation == 3 ? clip(x + 3, 0, 6) / 6 : clip(0.2 * x + 0.5, 0, 1));
    functions.put("softplus", x -> Math.log1p(Math.exp(x)));
    return functions;
  }

  /** The error function by its power series. */
  private static double erf(double x) {
    double sum = 0;
    double term = x;
    for (int n = 0; n < 100; n++) {
      sum += term / (2 * n + 1);
      term *= -x * x / (n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * sum;
  }
}
