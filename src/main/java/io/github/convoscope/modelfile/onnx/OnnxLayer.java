package io.github.convoscope.modelfile.onnx;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.ForeignOperator;
import io.github.convoscope.network.operator.FunctionOperator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A layer of the network to be. It can still change: {@link OnnxPatterns} finds functions that
 * exporters wrote as several operators, {@link OnnxFusion} joins a layer with its scale and its
 * function. One that is still {@link #isUnknown unknown} in the end can't be computed.
 */
final class OnnxLayer {
  private final int number;
  private final OnnxNode node;
  private final Shape shape;
  private LayerOperator operator;
  private ActivationFunction function;
  private LayerWeights weights;
  private List<OnnxLayer> inputs;
  private @Nullable DoubleUnaryOperator formula;

  OnnxLayer(
      int number,
      OnnxNode node,
      LayerOperator operator,
      ActivationFunction function,
      LayerWeights weights,
      List<OnnxLayer> inputs) {
    this.number = number;
    this.node = node;
    this.operator = operator;
    this.function = function;
    this.weights = weights;
    this.inputs = List.copyOf(inputs);
    shape = operator.output(inputs.stream().map(OnnxLayer::shape).toList());
  }

  /** Position in the order of computation. */
  int number() {
    return number;
  }

  /** The node that it was made for. */
  OnnxNode node() {
    return node;
  }

  Shape shape() {
    return shape;
  }

  LayerOperator operator() {
    return operator;
  }

  ActivationFunction function() {
    return function;
  }

  LayerWeights weights() {
    return weights;
  }

  List<OnnxLayer> inputs() {
    return inputs;
  }

  OnnxLayer input() {
    return inputs.get(0);
  }

  /** Its formula where our functions have none like it. */
  @Nullable DoubleUnaryOperator formula() {
    return formula;
  }

  void setFormula(DoubleUnaryOperator known) {
    formula = known;
  }

  void setFunction(ActivationFunction other) {
    function = other;
  }

  void setInputs(List<OnnxLayer> others) {
    inputs = List.copyOf(others);
  }

  void setOperator(LayerOperator other, LayerWeights own, List<OnnxLayer> read) {
    operator = other;
    weights = own;
    inputs = List.copyOf(read);
    formula = null;
  }

  /** Makes it a function of another layer. */
  void become(ActivationFunction known, OnnxLayer of) {
    setOperator(new FunctionOperator(), LayerWeights.NONE, List.of(of));
    function = known;
  }

  LayerKind kind() {
    return operator.kind();
  }

  boolean hasFunction() {
    return !function.equals(ActivationFunction.IDENTITY);
  }

  /** True for what a single operator of the graph does and none of our layers. */
  boolean isUnknown() {
    return formula != null || operator instanceof ForeignOperator;
  }

  /** True for an unknown layer that a type of node made. */
  boolean isUnknown(String type) {
    return isUnknown() && node.type().equals(type);
  }
}
