package io.github.convoscope.modelfile.keras;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.modelfile.keras.KerasReference.Tensor;
import io.github.convoscope.modelfile.keras.KerasSketch.Node;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Adds layers to a {@link KerasSketch}, each with what it should compute. */
final class KerasLayerSketches {
  static final DoubleUnaryOperator RELU = x -> Math.max(0, x);

  private KerasLayerSketches() {}

  static Map<String, Tensor> weights(Object... namesAndTensors) {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTensors.length; i += 2) {
      weights.put((String) namesAndTensors[i], (Tensor) namesAndTensors[i + 1]);
    }
    return weights;
  }

  static ObjectNode pair(ObjectNode config, String name, int... values) {
    ArrayNode array = config.putArray(name);
    Arrays.stream(values).forEach(array::add);
    return config;
  }

  /** A convolution with ReLU, its settings named as its generation names them. */
  static Node convolution(
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

  static Node convolution(KerasSketch net, String name, Node in, int units) {
    int[] one = {1, 1};
    return convolution(net, name, in, units, new int[] {3, 3}, one, one, "same");
  }

  static Node dense(KerasSketch net, String name, Node in, int units, String function) {
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

  static Node flatten(KerasSketch net, Node in) {
    Tensor x = in.value();
    return net.add("Flatten", "flatten", net.config(), Map.of(), x.shaped(x.data().length), in);
  }

  static Node pooling(
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

  static Node batchNormalisation(
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

  static Node merged(
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

  static void pairs(ObjectNode config, String name, int... values) {
    ArrayNode array = config.putArray(name);
    array.addArray().add(values[0]).add(values[1]);
    array.addArray().add(values[2]).add(values[3]);
  }

  /** Numbers from -3 to 3, by a convolution of one cell. */
  static Node tripled(KerasSketch net, Node in) {
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

  static double clip(double x, double low, double high) {
    return Math.max(low, Math.min(high, x));
  }
}
