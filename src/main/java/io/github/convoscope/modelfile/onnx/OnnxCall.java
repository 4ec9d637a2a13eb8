package io.github.convoscope.modelfile.onnx;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node with what it reads.
 *
 * @param node the node
 * @param opset version of ONNX's operators that the file uses
 * @param inputs null where one is left out
 */
record OnnxCall(OnnxNode node, int opset, List<@Nullable OnnxValue> inputs) {
  @Nullable OnnxValue input(int at) {
    return at < inputs.size() ? inputs.get(at) : null;
  }

  /**
   * What a layer computes.
   *
   * @throws io.github.convoscope.message.Problem if it is a constant, or missing
   */
  OnnxSignal signal(int at) {
    if (input(at) instanceof OnnxSignal signal) {
      return signal;
    }
    throw node.unknown();
  }

  /**
   * Numbers that must be known.
   *
   * @throws io.github.convoscope.message.Problem if the network computes them
   */
  OnnxArray array(int at) {
    OnnxArray array = optional(at);
    if (array == null) {
      throw node.unfit(null);
    }
    return array;
  }

  /** Numbers that must be known, or null where they are left out. */
  @Nullable OnnxArray optional(int at) {
    OnnxValue value = input(at);
    if (value instanceof OnnxSignal) {
      throw OnnxProblem.of(
          "computed-weights", node.file(), node.shown(), OnnxProblem.readable(node.type()));
    }
    return (OnnxArray) value;
  }

  /** All inputs; what the network computes is null. */
  List<@Nullable OnnxArray> arrays() {
    List<@Nullable OnnxArray> arrays = new ArrayList<>();
    for (OnnxValue value : inputs) {
      arrays.add(value instanceof OnnxArray array ? array : null);
    }
    return arrays;
  }

  /** True where all inputs are known. */
  boolean isKnown() {
    return inputs.stream().noneMatch(OnnxSignal.class::isInstance);
  }

  /** The one number of an input; the other one where it is left out. */
  double number(int at, double otherwise) {
    OnnxArray array = optional(at);
    if (array == null || array.size() == 0) {
      return otherwise;
    }
    if (array.size() != 1) {
      throw node.unfit(null);
    }
    return array.at(0);
  }
}
