package io.github.convoscope.modelfile.keras;

import io.github.convoscope.modelfile.keras.KerasGraph.Call;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.operator.DropoutOperator;
import io.github.convoscope.network.operator.FunctionOperator;
import io.github.convoscope.network.operator.MergeRule;
import io.github.convoscope.network.operator.SoftmaxOperator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the calls of Keras's layers into layers of ours, each by the method for its class. */
final class KerasTranslator {
  private final KerasAssembly assembly;
  private final KerasGraph graph;
  private final KerasConvolutions convolutions;
  private final KerasScales scales;
  private final KerasShapes shapes;
  private final Map<Integer, List<Call>> readers = new HashMap<>();
  private final Map<Integer, KerasTensor> results = new HashMap<>();
  private boolean scalesInput;

  KerasTranslator(KerasAssembly assembly, KerasGraph graph) {
    this.assembly = assembly;
    this.graph = graph;
    convolutions = new KerasConvolutions(assembly);
    scales = new KerasScales(assembly);
    shapes = new KerasShapes(assembly);
    for (Call call : graph.calls()) {
      for (int input : call.inputs()) {
        readers.computeIfAbsent(input, any -> new ArrayList<>()).add(call);
      }
    }
  }

  /**
   * Translates all calls.
   *
   * @throws io.github.convoscope.message.Problem if one can't be translated
   */
  void run(KerasTensor input) {
    results.put(0, input);
    int done = 0;
    for (Call call : graph.calls()) {
      assembly.report((double) done++ / graph.calls().size());
      List<KerasTensor> inputs = call.inputs().stream().map(results::get).toList();
      results.put(call.result(), translate(call, inputs));
    }
  }

  /** What all calls make, by the numbers of their results; after {@link #run}. */
  Map<Integer, KerasTensor> results() {
    return results;
  }

  /** True where the network scales its input by itself, so that it takes raw values. */
  boolean scalesInput() {
    return scalesInput;
  }

  private KerasTensor translate(Call call, List<KerasTensor> inputs) {
    KerasLayer layer = call.layer();
    String type = layer.type();
    if (KerasClasses.CODE.contains(type)) {
      throw KerasProblem.of("code", layer.file(), layer.shown(), KerasProblem.readable(type));
    }
    if (!KerasClasses.isKeras(layer)) {
      throw KerasProblem.of("custom-layer", layer.file(), KerasProblem.readable(type));
    }
    return switch (type) {
      case "Add" -> shapes.merge(layer, inputs, MergeRule.SUM);
      case "Multiply" -> shapes.merge(layer, inputs, MergeRule.PRODUCT);
      case "Average" -> shapes.merge(layer, inputs, MergeRule.AVERAGE);
      case "Subtract" -> shapes.merge(layer, inputs, MergeRule.DIFFERENCE);
      case "Maximum" -> shapes.merge(layer, inputs, MergeRule.MAXIMUM);
      case "Minimum" -> shapes.merge(layer, inputs, MergeRule.MINIMUM);
      case "Concatenate" -> shapes.concatenation(layer, inputs);
      case "Merge" -> oldMerge(layer, inputs);
      default -> {
        if (inputs.size() != 1) {
          throw KerasProblem.of("shape", layer.file(), layer.shown());
        }
        yield single(call, inputs.get(0));
      }
    };
  }

  /** Keras 1 has one class for all ways to merge. */
  private KerasTensor oldMerge(KerasLayer layer, List<KerasTensor> inputs) {
    return switch (layer.word("", "mode")) {
      case "sum" -> shapes.merge(layer, inputs, MergeRule.SUM);
      case "mul" -> shapes.merge(layer, inputs, MergeRule.PRODUCT);
      case "ave" -> shapes.merge(layer, inputs, MergeRule.AVERAGE);
      case "max" -> shapes.merge(layer, inputs, MergeRule.MAXIMUM);
      case "concat" -> shapes.concatenation(layer, inputs);
      default -> throw layer.bad("mode");
    };
  }

  private KerasTensor single(Call call, KerasTensor input) {
    KerasLayer layer = call.layer();
    if (KerasClasses.PASSING.contains(layer.type())) {
      return input;
    }
    if (KerasClasses.DROPOUT.contains(layer.type())) {
      return kept(
          assembly.add(layer, new DropoutOperator(), ActivationFunction.IDENTITY, input), input);
    }
    if (KerasClasses.FUNCTIONS.contains(layer.type())) {
      return function(layer, input);
    }
    return switch (layer.type()) {
      case "Conv2D", "Convolution2D", "AtrousConvolution2D" ->
          convolutions.convolution(layer, input);
      case "Conv2DTranspose", "Convolution2DTranspose" -> convolutions.transposed(layer, input);
      case "DepthwiseConv2D" -> convolutions.depthwise(layer, input);
      case "SeparableConv2D", "SeparableConvolution2D" -> convolutions.separable(layer, input);
      case "Dense" -> convolutions.dense(layer, input, call.result() == graph.output());
      case "MaxPooling2D", "MaxPool2D" -> shapes.pooling(layer, input, PoolingKind.MAX);
      case "AveragePooling2D", "AvgPool2D" -> shapes.pooling(layer, input, PoolingKind.AVERAGE);
      case "GlobalMaxPooling2D", "GlobalMaxPool2D" ->
          shapes.globalPooling(layer, input, PoolingKind.MAX);
      case "GlobalAveragePooling2D", "GlobalAvgPool2D" ->
          shapes.globalPooling(layer, input, PoolingKind.AVERAGE);
      case "Flatten" -> shapes.flatten(layer, input, onlyDenseReads(call));
      case "Reshape" -> shapes.reshape(layer, input);
      case "Permute" -> shapes.permutation(layer, input);
      case "ZeroPadding2D" -> shapes.padding(layer, input);
      case "Cropping2D" -> shapes.cropping(layer, input);
      case "UpSampling2D" -> shapes.upsampling(layer, input);
      case "Resizing" -> shapes.resizing(layer, input);
      case "BatchNormalization" -> scales.batchNormalisation(layer, input);
      case "PReLU" -> scales.parametricRelu(layer, input);
      case "Rescaling" -> {
        scalesInput |= input.raw();
        yield scales.rescaling(layer, input);
      }
      case "Normalization" -> {
        scalesInput |= input.raw();
        yield scales.normalisation(layer, input);
      }
      default ->
          throw KerasProblem.of(
              "unknown-layer", layer.file(), layer.shown(), KerasProblem.readable(layer.type()));
    };
  }

  /** What is the same cell for cell keeps the order of its cells. */
  private static KerasTensor kept(KerasTensor tensor, KerasTensor input) {
    return new KerasTensor(
        tensor.layer(), tensor.shape(), tensor.kind(), input.flattened(), input.raw());
  }

  private KerasTensor function(KerasLayer layer, KerasTensor input) {
    ActivationFunction function = KerasFunctions.ofLayer(layer, assembly.dialect().generation());
    boolean softmax = function.equals(ActivationFunction.SOFTMAX);
    if (softmax) {
      boolean channelsFirst = assembly.dialect().channelsFirst();
      int axis = (int) layer.real(-1, "axis");
      if (!input.isChannelAxis(axis, channelsFirst)) {
        throw layer.bad("axis");
      }
    }
    LayerOperator operator = softmax ? new SoftmaxOperator() : new FunctionOperator();
    KerasTensor result = assembly.add(layer, operator, function, input);
    return new KerasTensor(result.layer(), result.shape(), result.kind(), input.flattened(), false);
  }

  /**
   * True where what a layer makes is only read by dense layers, at once or behind layers that work
   * cell by cell.
   */
  private boolean onlyDenseReads(Call flatten) {
    Deque<Call> waiting = new ArrayDeque<>(List.of(flatten));
    while (!waiting.isEmpty()) {
      Call call = waiting.pop();
      if (call.result() == graph.output()) {
        return false;
      }
      for (Call reader : readers.getOrDefault(call.result(), List.of())) {
        String type = reader.layer().type();
        if (KerasClasses.DROPOUT.contains(type)
            || KerasClasses.PASSING.contains(type)
            || isCellwise(reader.layer())) {
          waiting.push(reader);
        } else if (!type.equals("Dense")) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isCellwise(KerasLayer layer) {
    return KerasClasses.FUNCTIONS.contains(layer.type())
        && !KerasFunctions.ofLayer(layer, assembly.dialect().generation())
            .equals(ActivationFunction.SOFTMAX);
  }
}
