package io.github.convoscope.cli.bench;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ConvolutionOperator;
import io.github.convoscope.network.operator.PoolingOperator;
import io.github.convoscope.network.operator.ReshapeOperator;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a network as an ONNX model, opset 13, for the runtime that benches compare with. Every
 * layer's output is an output of the model, so that all activations are kept. Knows the kinds of
 * layers of plain convolutional networks; it is no export for users.
 */
final class OnnxWriter {
  private static final int IR = 7;
  private static final int OPSET = 13;

  private final NetworkSpec spec;
  private final ProtobufBytes graph = new ProtobufBytes();

  private OnnxWriter(NetworkSpec spec) {
    this.spec = spec;
  }

  /**
   * The model's bytes; its input is called {@code v0}, a layer's output {@code v} and its index.
   *
   * @param count examples of a batch
   * @throws Problem naming a layer that this writer does not know
   */
  static byte[] bytes(NetworkSpec spec, Weights weights, int count) {
    OnnxWriter writer = new OnnxWriter(spec);
    for (LayerSpec layer : spec.layers().subList(1, spec.depth())) {
      writer.layer(layer, weights.of(layer.index()));
    }
    writer.graph.text(2, "network");
    writer.graph.message(11, value(spec.input(), count));
    spec.layers()
        .subList(1, spec.depth())
        .forEach(layer -> writer.graph.message(12, value(layer, count)));
    return new ProtobufBytes()
        .number(1, IR)
        .message(7, writer.graph)
        .message(8, new ProtobufBytes().text(1, "").number(2, OPSET))
        .toArray();
  }

  private static ProtobufBytes value(LayerSpec layer, int count) {
    ProtobufBytes shape = new ProtobufBytes();
    shape.message(1, new ProtobufBytes().number(1, count));
    for (int extent : layer.shape().extents()) {
      shape.message(1, new ProtobufBytes().number(1, extent));
    }
    ProtobufBytes tensor = new ProtobufBytes().number(1, 1).message(2, shape);
    return new ProtobufBytes()
        .text(1, name(layer.index()))
        .message(2, new ProtobufBytes().message(1, tensor));
  }

  static String name(int layer) {
    return "v" + layer;
  }

  private void layer(LayerSpec layer, LayerWeights own) {
    String function = function(layer);
    String after = name(layer.index());
    String to = function.isEmpty() ? after : "before" + layer.index();
    List<String> from = new ArrayList<>(layer.inputs().stream().map(OnnxWriter::name).toList());
    Shape input = spec.inputShape(layer.index());
    if (layer.operator() instanceof ConvolutionOperator convolution) {
      int read = convolution.channelsRead(input);
      Window window = convolution.window();
      from.add(
          tensor(
              to + "W",
              own.kernel(),
              convolution.units(),
              read,
              window.kernelRows(),
              window.kernelColumns()));
      from.add(tensor(to + "b", own.bias(), convolution.units()));
      node("Conv", from, to, sliding(window, integer("group", convolution.groups())));
    } else if (layer.operator() instanceof PoolingOperator pooling) {
      boolean average = pooling.pooling() == PoolingKind.AVERAGE;
      List<ProtobufBytes> settings = sliding(pooling.window());
      if (average) {
        settings.removeIf(setting -> setting.contains("dilations"));
        settings.add(integer("count_include_pad", pooling.countPadding() ? 1 : 0));
      }
      node(average ? "AveragePool" : "MaxPool", from, to, settings);
    } else {
      other(layer, own, input, from, to);
    }
    if (!function.isEmpty()) {
      List<ProtobufBytes> settings =
          function.equals("Softmax") ? List.of(integer("axis", 1)) : List.of();
      node(function, List.of(to), after, settings);
    }
  }

  private void other(LayerSpec layer, LayerWeights own, Shape input, List<String> from, String to) {
    switch (layer.kind()) {
      case DENSE, OUTPUT -> {
        node("Flatten", from, to + "flat", List.of(integer("axis", 1)));
        int units = layer.shape().size();
        String kernel = tensor(to + "W", own.kernel(), units, input.size());
        String bias = tensor(to + "b", own.bias(), units);
        node("Gemm", List.of(to + "flat", kernel, bias), to, List.of(integer("transB", 1)));
      }
      case FLATTEN -> flatten(layer, input, from, to);
      case CONCATENATE -> node("Concat", from, to, List.of(integer("axis", 1)));
      case ADD -> node("Sum", from, to, List.of());
      case ACTIVATION, SOFTMAX, DROPOUT -> node("Identity", from, to, List.of());
      case NORMALISATION -> {
        int channels = input.channels();
        int[] shape = input.spatial() ? new int[] {channels, 1, 1} : new int[] {channels};
        String scale = tensor(to + "W", own.kernel(), shape);
        node("Mul", List.of(from.get(0), scale), to + "scaled", List.of());
        node("Add", List.of(to + "scaled", tensor(to + "b", own.bias(), shape)), to, List.of());
      }
      default -> throw unknown(layer, layer.kind().word());
    }
  }

  private void flatten(LayerSpec layer, Shape input, List<String> from, String to) {
    if (!(layer.operator() instanceof ReshapeOperator reshape) || reshape.shape().spatial()) {
      throw unknown(layer, layer.kind().word());
    }
    List<String> ordered = from;
    if (reshape.channelsLast() && input.spatial()) {
      node("Transpose", from, to + "last", List.of(integers("perm", 0, 2, 3, 1)));
      ordered = List.of(to + "last");
    }
    node("Flatten", ordered, to, List.of(integer("axis", 1)));
  }

  private static String function(LayerSpec layer) {
    return switch (layer.activation().kind()) {
      case IDENTITY -> "";
      case RELU -> "Relu";
      case SIGMOID -> "Sigmoid";
      case TANH -> "Tanh";
      case SOFTMAX -> "Softmax";
      default -> throw unknown(layer, layer.activation().word());
    };
  }

  private static Problem unknown(LayerSpec layer, String what) {
    return Problem.input(Message.of("cli.peer-layer", layer.name(), what));
  }

  private static List<ProtobufBytes> sliding(Window window, ProtobufBytes... more) {
    List<ProtobufBytes> settings = new ArrayList<>(List.of(more));
    settings.add(integers("kernel_shape", window.kernelRows(), window.kernelColumns()));
    settings.add(integers("strides", window.strideRows(), window.strideColumns()));
    settings.add(
        integers("pads", window.padTop(), window.padLeft(), window.padBottom(), window.padRight()));
    settings.add(integers("dilations", window.dilationRows(), window.dilationColumns()));
    return settings;
  }

  private static ProtobufBytes integer(String name, int value) {
    return new ProtobufBytes().text(1, name).number(3, value).number(20, 2);
  }

  private static ProtobufBytes integers(String name, int... values) {
    ProtobufBytes attribute = new ProtobufBytes().text(1, name);
    for (int value : values) {
      attribute.number(8, value);
    }
    return attribute.number(20, 7);
  }

  private void node(String type, List<String> from, String to, List<ProtobufBytes> settings) {
    ProtobufBytes node = new ProtobufBytes();
    from.forEach(input -> node.text(1, input));
    node.text(2, to).text(4, type);
    settings.forEach(setting -> node.message(5, setting));
    graph.message(1, node);
  }

  /** Adds constant numbers and returns their name. */
  private String tensor(String name, float[] values, int... extents) {
    ProtobufBytes tensor = new ProtobufBytes();
    for (int extent : extents) {
      tensor.number(1, extent);
    }
    graph.message(5, tensor.number(2, 1).text(8, name).floats(9, values));
    return name;
  }
}
