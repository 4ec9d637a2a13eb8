package io.github.convoscope.modelfile.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.modelfile.keras.KerasReference.Tensor;
import io.github.convoscope.modelfile.keras.KerasSketch.Format;
import io.github.convoscope.modelfile.keras.KerasSketch.Node;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.ReshapeOperator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of layer, of every generation, against {@link KerasReference}. */
class KerasLayersTest {
  @TempDir Path folder;

  private static Map<String, Tensor> weights(Object... namesAndTensors) {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTensors.length; i += 2) {
      weights.put((String) namesAndTensors[i], (Tensor) namesAndTensors[i + 1]);
    }
    return weights;
  }

  private static ObjectNode pair(ObjectNode config, String name, int... values) {
    ArrayNode array = config.putArray(name);
    Arrays.stream(values).forEach(array::add);
    return config;
  }

  private static final DoubleUnaryOperator RELU = x -> Math.max(0, x);

  /** A convolution with ReLU, its settings named as its generation names them. */
  private static Node convolution(
      KerasSketch net,
      String name,
      Node in,
      int units,
      int[] kernel,
      int[] stride,
      int[] dilation,
      String padding) {
    ObjectNode config = net.withFormat(net.config());
    boolean old = net.format.generation == 1;
    if (old) {
      config.put("nb_filter", units).put("nb_row", kernel[0]).put("nb_col", kernel[1]);
      pair(config, "subsample", stride).put("border_mode", padding).put("bias", true);
    } else {
      config.put("filters", units).put("padding", padding).put("use_bias", true);
      pair(config, "kernel_size", kernel);
      pair(config, "strides", stride);
      pair(config, "dilation_rate", dilation);
    }
    config.put("activation", "relu");
    Tensor x = net.last(in.value());
    Tensor weight = net.random(kernel[0], kernel[1], x.shape()[2], units);
    Tensor bias = net.random(units);
    Tensor value = KerasReference.convolution(x, weight, bias.data(), stride, dilation, 1, padding);
    return net.add(
        old ? "Convolution2D" : "Conv2D",
        name,
        config,
        weights("kernel", net.keras1First() ? weight.transposed(3, 2, 0, 1) : weight, "bias", bias),
        net.own(value.map(RELU)),
        in);
  }

  private static Node convolution(KerasSketch net, String name, Node in, int units) {
    int[] one = {1, 1};
    return convolution(net, name, in, units, new int[] {3, 3}, one, one, "same");
  }

  private static Node dense(KerasSketch net, String name, Node in, int units, String function) {
    Tensor x = in.value();
    Tensor weight = net.random(x.shape()[x.shape().length - 1], units);
    Tensor bias = net.random(units);
    ObjectNode config = net.config().put("activation", function);
    config.put(net.format.generation == 1 ? "output_dim" : "units", units);
    Tensor sum = KerasReference.dense(x, weight, bias.data());
    Tensor value =
        switch (function) {
          case "softmax" -> KerasReference.softmax(sum);
          case "relu" -> sum.map(RELU);
          default -> sum;
        };
    return net.add("Dense", name, config, weights("kernel", weight, "bias", bias), value, in);
  }

  private static Node flatten(KerasSketch net, Node in) {
    Tensor x = in.value();
    return net.add("Flatten", "flatten", net.config(), Map.of(), x.shaped(x.data().length), in);
  }

  private static Node pooling(
      KerasSketch net,
      String name,
      Node in,
      int[] size,
      int[] stride,
      String pad,
      boolean average) {
    ObjectNode config = net.withFormat(net.config());
    config.put(net.format.generation == 1 ? "border_mode" : "padding", pad);
    pair(config, "pool_size", size);
    pair(config, "strides", stride);
    Tensor value = KerasReference.pooling(net.last(in.value()), size, stride, pad, average);
    String type = average ? "AveragePooling2D" : "MaxPooling2D";
    return net.add(type, name, config, Map.of(), net.own(value), in);
  }

  private static Node batchNormalisation(
      KerasSketch net, String name, Node in, boolean scale, boolean center, int channels) {
    ObjectNode config = net.config().put("epsilon", 0.01).put("axis", -1);
    if (net.format.generation == 1) {
      config.put("mode", 0);
    } else {
      config.put("scale", scale).put("center", center);
    }
    Tensor gamma = net.random(channels);
    Tensor beta = net.random(channels);
    Tensor mean = net.random(channels);
    Tensor variance = Tensor.random(net.random, 0.1, 2, channels);
    double[] factor = new double[channels];
    double[] summand = new double[channels];
    for (int c = 0; c < channels; c++) {
      factor[c] = (scale ? gamma.data()[c] : 1) / Math.sqrt(variance.data()[c] + 0.01);
      summand[c] = (center ? beta.data()[c] : 0) - mean.data()[c] * factor[c];
    }
    Map<String, Tensor> weights = new LinkedHashMap<>();
    if (scale) {
      weights.put("gamma", gamma);
    }
    if (center) {
      weights.put("beta", beta);
    }
    boolean old = net.format.generation == 1;
    weights.put(old ? "running_mean" : "moving_mean", mean);
    weights.put(old ? "running_std" : "moving_variance", variance);
    Tensor value = KerasReference.scaled(in.value(), factor, summand);
    return net.add("BatchNormalization", name, config, weights, value, in);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void aClassicChain(Format format) throws IOException {
    KerasSketch net = new KerasSketch(format).sequential().namesInGroups();
    Node at = convolution(net, "conv_a", net.input(11, 9, 2), 4);
    at = pooling(net, "pool_a", at, new int[] {2, 2}, new int[] {2, 2}, "valid", false);
    at = convolution(net, "conv_b", at, 5);
    at = batchNormalisation(net, "norm", at, true, true, 5);
    at = net.add("Dropout", "drop", net.config().put("rate", 0.5), Map.of(), at.value(), at);
    at = flatten(net, at);
    at = dense(net, "dense_a", at, 7, "relu");
    dense(net, "dense_b", at, 3, "softmax");
    KerasNetwork network = net.check(folder, true);
    NetworkSpec spec = network.spec();
    assertTrue(spec.isChain());
    assertEquals(LayerKind.OUTPUT, spec.output().kind());
    assertEquals(LayerKind.DENSE, spec.layer("dense_a").kind());
    assertEquals(LayerKind.DROPOUT, spec.layer("drop").kind());
    // Its cells may lie in our order, as a dense layer's weights can be turned instead.
    assertFalse(((ReshapeOperator) spec.layer("flatten").operator()).channelsLast());
    assertEquals(64, network.sha256().length());
    assertEquals("model", spec.name());
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void convolutionsOfEveryWindow(Format format) throws IOException {
    KerasSketch net = new KerasSketch(format);
    Node in = net.input(13, 10, 3);
    int[] one = {1, 1};
    Node at = convolution(net, "even", in, 4, new int[] {4, 2}, one, one, "same");
    at = convolution(net, "strided", at, 5, new int[] {3, 5}, new int[] {2, 3}, one, "same");
    convolution(net, "strict", at, 2, new int[] {2, 3}, new int[] {2, 1}, one, "valid");
    net.check(folder);
  }

  @ParameterizedTest
  @EnumSource(value = Format.class, mode = EnumSource.Mode.EXCLUDE, names = "H5_OF_KERAS_1")
  void dilatedGroupedDepthwiseAndSeparableConvolutions(Format format) throws IOException {
    KerasSketch net = new KerasSketch(format);
    int[] one = {1, 1};
    int[] two = {2, 2};
    Node at = net.input(12, 11, 2);
    at = convolution(net, "dilated", at, 6, new int[] {3, 2}, one, new int[] {2, 3}, "same");
    Tensor kernel = net.random(3, 3, 2, 6);
    ObjectNode config = net.withFormat(net.config()).put("filters", 6).put("groups", 3);
    pair(config, "kernel_size", 3, 3).put("use_bias", false).put("padding", "valid");
    Tensor value =
        KerasReference.convolution(at.value(), kernel, new double[6], one, one, 3, "valid");
    at = net.add("Conv2D", "grouped", config, weights("kernel", kernel), value, at);

    Tensor depth = net.random(3, 3, 6, 2);
    Tensor bias = net.random(12);
    config = net.withFormat(net.config()).put("depth_multiplier", 2).put("padding", "same");
    pair(config, "kernel_size", 3, 3).put("activation", "tanh");
    pair(config, "strides", 2, 2);
    value = KerasReference.depthwise(at.value(), depth, bias.data(), two, one, "same");
    at =
        net.add(
            "DepthwiseConv2D",
            "depthwise",
            config,
            weights("depthwise_kernel", depth, "bias", bias),
            value.map(Math::tanh),
            at);

    depth = net.random(2, 2, 12, 2);
    Tensor point = net.random(1, 1, 24, 5);
    bias = net.random(5);
    config = net.withFormat(net.config()).put("filters", 5).put("depth_multiplier", 2);
    pair(config, "kernel_size", 2, 2).put("activation", "relu").put("padding", "same");
    value = KerasReference.depthwise(at.value(), depth, new double[24], one, one, "same");
    value = KerasReference.convolution(value, point, bias.data(), one, one, 1, "valid");
    net.add(
        "SeparableConv2D",
        "separable",
        config,
        weights("depthwise_kernel", depth, "pointwise_kernel", point, "bias", bias),
        value.map(RELU),
        at);
    KerasNetwork network = net.check(folder);
    assertEquals("separable_depthwise", network.spec().layer(4).name());
    assertEquals("separable", network.spec().layer(5).name());
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void poolingOfEveryKind(Format format) throws IOException {
    KerasSketch net = new KerasSketch(format);
    Node at = net.input(13, 12, 3);
    at = pooling(net, "a", at, new int[] {3, 2}, new int[] {1, 1}, "same", true);
    at = pooling(net, "b", at, new int[] {2, 3}, new int[] {2, 2}, "same", false);
    at = pooling(net, "c", at, new int[] {2, 3}, new int[] {1, 2}, "valid", true);
    Node max = global(net, "GlobalMaxPooling2D", "max", at, false);
    Node mean = global(net, "GlobalAveragePooling2D", "mean", at, false);
    ObjectNode config = net.config();
    Tensor joined = KerasReference.concatenated(0, max.value(), mean.value());
    Node both =
        format.generation == 1
            ? net.add(
                "Merge",
                "both",
                config.put("mode", "concat").put("concat_axis", -1),
                Map.of(),
                joined,
                max,
                mean)
            : net.add("Concatenate", "both", config.put("axis", -1), Map.of(), joined, max, mean);
    dense(net, "dense", both, 4, "softmax");
    net.check(folder);
  }

  private static Node global(KerasSketch net, String type, String name, Node in, boolean keep) {
    Tensor x = net.last(in.value());
    int[] shape = x.shape();
    int[] size = {shape[0], shape[1]};
    Tensor value =
        KerasReference.pooling(x, size, size, "valid", type.contains("Average"))
            .shaped(keep ? new int[] {1, 1, shape[2]} : new int[] {shape[2]});
    ObjectNode config = net.withFormat(net.config());
    if (net.format.generation > 1) {
      config.put("keepdims", keep);
    }
    return net.add(type, name, config, Map.of(), keep ? net.own(value) : value, in);
  }

  @ParameterizedTest
  @EnumSource(value = Format.class, mode = EnumSource.Mode.EXCLUDE, names = "H5_OF_KERAS_1")
  void squeezeAndExcitation(Format format) throws IOException {
    KerasSketch net = new KerasSketch(format);
    Node at = convolution(net, "conv", net.input(7, 6, 3), 4);
    Node squeezed = global(net, "GlobalAveragePooling2D", "squeeze", at, false);
    ObjectNode config = net.config();
    pair(config, "target_shape", 1, 1, 4);
    Node shaped =
        net.add("Reshape", "reshape", config, Map.of(), squeezed.value().shaped(1, 1, 4), squeezed);
    Node gate = dense(net, "gate", shaped, 4, "softmax");
    Tensor product = KerasReference.merged(at.value(), gate.value(), (a, b) -> a * b);
    at = net.add("Multiply", "scaled", net.config(), Map.of(), product, at, gate);
    Node kept = global(net, "GlobalMaxPooling2D", "kept", at, true);
    Tensor sum = KerasReference.merged(at.value(), kept.value(), Double::sum);
    net.add("Add", "sum", net.config(), Map.of(), sum, at, kept);
    KerasNetwork network = net.check(folder);
    // A dense layer on maps is a convolution of 1×1.
    assertEquals(LayerKind.CONVOLUTION, network.spec().layer("gate").kind());
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void mergingOfBranches(Format format) throws IOException {
    KerasSketch net = new KerasSketch(format);
    Node in = net.input(6, 5, 2);
    Node a = convolution(net, "a", in, 3);
    Node b = convolution(net, "b", in, 3);
    Tensor sum = KerasReference.merged(a.value(), b.value(), Double::sum);
    Tensor product = KerasReference.merged(a.value(), b.value(), (x, y) -> x * y);
    Tensor joined = KerasReference.concatenated(2, a.value(), b.value());
    boolean old = format.generation == 1;
    Node added = merged(net, old, "Add", "sum", "added", sum, a, b);
    Node mean = merged(net, old, "Average", "ave", "mean", sum.map(v -> v / 2), a, b);
    Node times = merged(net, old, "Multiply", "mul", "times", product, a, b);
    Node both = merged(net, old, "Concatenate", "concat", "both", joined, a, b);
    Tensor more = KerasReference.concatenated(2, added.value(), mean.value());
    Node end = merged(net, old, "Concatenate", "concat", "more", more, added, mean);
    end =
        merged(
            net,
            old,
            "Concatenate",
            "concat",
            "end1",
            KerasReference.concatenated(2, end.value(), times.value()),
            end,
            times);
    merged(
        net,
        old,
        "Concatenate",
        "concat",
        "end2",
        KerasReference.concatenated(2, end.value(), both.value()),
        end,
        both);
    assertFalse(net.check(folder).spec().isChain());
  }

  private static Node merged(
      KerasSketch net,
      boolean old,
      String type,
      String mode,
      String name,
      Tensor value,
      Node... in) {
    ObjectNode config = net.config();
    if (old) {
      config.put("mode", mode).put("concat_axis", -1);
    } else if (type.equals("Concatenate")) {
      config.put("axis", -1);
    }
    return net.add(old ? "Merge" : type, name, config, Map.of(), value, in);
  }

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

  private static void pairs(ObjectNode config, String name, int... values) {
    ArrayNode array = config.putArray(name);
    array.addArray().add(values[0]).add(values[1]);
    array.addArray().add(values[2]).add(values[3]);
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

  /** Numbers from -3 to 3, by a convolution of one cell. */
  private static Node tripled(KerasSketch net, Node in) {
    int[] one = {1, 1};
    Tensor kernel = Tensor.zeros(1, 1, 2, 2);
    kernel.set(3, 0, 0, 0, 0);
    kernel.set(3, 0, 0, 1, 1);
    ObjectNode config = net.withFormat(net.config());
    boolean old = net.format.generation == 1;
    if (old) {
      config.put("nb_filter", 2).put("nb_row", 1).put("nb_col", 1).put("bias", false);
    } else {
      config.put("filters", 2).put("kernel_size", 1).put("use_bias", false);
    }
    Tensor value =
        KerasReference.convolution(in.value(), kernel, new double[2], one, one, 1, "valid");
    String type = old ? "Convolution2D" : "Conv2D";
    return net.add(type, "wide", config, weights("kernel", kernel), value, in);
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

  @ParameterizedTest
  @EnumSource(Format.class)
  void channelsThatComeFirst(Format format) throws IOException {
    KerasSketch net = new KerasSketch(format).channelsFirst();
    Node at = convolution(net, "conv_a", net.input(2, 9, 8), 4);
    at = pooling(net, "pool", at, new int[] {2, 3}, new int[] {2, 2}, "same", true);
    int[] one = {1, 1};
    at = convolution(net, "conv_b", at, 3, new int[] {2, 3}, one, one, "valid");
    // Keras 1 takes the cells as they lie; later a layer that knows its axes puts channels last.
    boolean old = format.generation == 1;
    Tensor flat = old ? at.value() : at.value().transposed(1, 2, 0);
    ObjectNode config = old ? net.config() : net.withFormat(net.config());
    at = net.add("Flatten", "flatten", config, Map.of(), flat.shaped(flat.data().length), at);
    dense(net, "dense", at, 3, "softmax");
    KerasNetwork network = net.check(folder, !old);
    assertEquals(3, network.spec().layer("conv_b").shape().channels());
  }

  @Test
  void theanosKernelsAreTurned() throws IOException {
    KerasSketch net = new KerasSketch(Format.H5_OF_KERAS_2).channelsFirst().backend("theano");
    Node in = net.input(2, 6, 5);
    Tensor stored = net.random(3, 2, 2, 4);
    Tensor turned = Tensor.zeros(3, 2, 2, 4);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 2; j++) {
        for (int c = 0; c < 2; c++) {
          for (int o = 0; o < 4; o++) {
            turned.set(stored.at(2 - i, 1 - j, c, o), i, j, c, o);
          }
        }
      }
    }
    ObjectNode config = net.withFormat(net.config()).put("filters", 4).put("use_bias", false);
    pair(config, "kernel_size", 3, 2);
    int[] one = {1, 1};
    Tensor value =
        KerasReference.convolution(
            net.last(in.value()), turned, new double[4], one, one, 1, "valid");
    net.add("Conv2D", "conv", config, weights("kernel", stored), net.own(value), in);
    net.check(folder);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void flatInputsAndPicturesWithoutChannels(Format format) throws IOException {
    KerasSketch net = new KerasSketch(format).sequential();
    Node at = net.input(6, 5);
    at = net.add("Flatten", "flatten", net.config(), Map.of(), at.value().shaped(30), at);
    at = dense(net, "dense_a", at, 4, "relu");
    dense(net, "dense_b", at, 3, "softmax");
    KerasNetwork network = net.check(folder);
    assertEquals(Shape.maps(1, 6, 5), network.input().shape());

    net = new KerasSketch(format).sequential();
    at = net.input(30);
    ObjectNode config = pair(net.config(), "target_shape", 6, 5, 1);
    at = net.add("Reshape", "reshape", config, Map.of(), at.value().shaped(6, 5, 1), at);
    at = convolution(net, "conv", at, 2);
    at = flatten(net, at);
    dense(net, "dense", at, 3, "softmax");
    network = net.check(folder, true);
    assertEquals(Shape.units(30), network.input().shape());
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double clip(double x, double low, double high) {
    return Math.max(low, Math.min(high, x));
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
