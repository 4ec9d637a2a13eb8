package io.github.convoscope.modelfile.keras;

import static io.github.convoscope.modelfile.keras.KerasLayerSketches.RELU;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.batchNormalisation;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.convolution;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.dense;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.flatten;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.merged;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.pair;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.pooling;
import static io.github.convoscope.modelfile.keras.KerasLayerSketches.weights;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Layers with windows, dense layers and merges, of every generation, against {@link
 * KerasReference}.
 */
class KerasLayersTest {
  @TempDir Path folder;

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
    Tensor largest = KerasReference.merged(added.value(), times.value(), Math::max);
    // Keras 1 has neither a difference nor a minimum.
    times = merged(net, old, "Maximum", "max", "largest", largest, added, times);
    if (!old) {
      Tensor smallest = KerasReference.merged(times.value(), a.value(), Math::min);
      times = merged(net, false, "Minimum", "", "smallest", smallest, times, a);
      Tensor difference = KerasReference.merged(times.value(), b.value(), (x, y) -> x - y);
      times = merged(net, false, "Subtract", "", "difference", difference, times, b);
    }
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

  @ParameterizedTest
  @EnumSource(value = Format.class, mode = EnumSource.Mode.EXCLUDE, names = "H5_OF_KERAS_1")
  void transposedConvolutions(Format format) throws IOException {
    KerasSketch net = new KerasSketch(format);
    Node at = net.input(4, 3, 2);
    int[][] kernels = {{3, 2}, {2, 3}, {4, 1}, {5, 3}};
    int[][] strides = {{2, 1}, {2, 2}, {1, 2}, {1, 1}};
    for (int i = 0; i < kernels.length; i++) {
      for (String padding : new String[] {"same", "valid"}) {
        at = transposed(net, padding + "_" + i, at, 2 + i % 2, kernels[i], strides[i], padding);
      }
    }
    net.check(folder);
  }

  private static Node transposed(
      KerasSketch net, String name, Node in, int units, int[] kernel, int[] stride, String pad) {
    Tensor x = in.value();
    Tensor weight = net.random(kernel[0], kernel[1], units, x.shape()[2]);
    Tensor bias = net.random(units);
    ObjectNode config = net.withFormat(net.config()).put("filters", units).put("padding", pad);
    config.put("activation", "tanh").putNull("output_padding");
    pair(config, "kernel_size", kernel);
    pair(config, "strides", stride);
    Tensor value = KerasReference.transposed(x, weight, bias.data(), stride, pad);
    Map<String, Tensor> arrays = weights("kernel", weight, "bias", bias);
    return net.add("Conv2DTranspose", name, config, arrays, value.map(Math::tanh), in);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void axesInAnotherOrder(Format format) throws IOException {
    for (boolean first : new boolean[] {false, true}) {
      KerasSketch net = new KerasSketch(format);
      net = first ? net.channelsFirst() : net;
      Node at = first ? net.input(2, 4, 5) : net.input(4, 5, 2);
      int[][] orders = {{2, 1, 3}, {3, 1, 2}, {2, 3, 1}, {1, 3, 2}, {3, 2, 1}};
      for (int i = 0; i < orders.length; i++) {
        int[] order = orders[i];
        Tensor value = at.value().transposed(order[0] - 1, order[1] - 1, order[2] - 1);
        ObjectNode config = pair(net.config(), "dims", order);
        at = net.add("Permute", "permute_" + i, config, Map.of(), value, at);
      }
      convolution(net, "conv", at, 3);
      net.check(folder);
    }
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
}
