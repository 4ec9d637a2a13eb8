package io.github.convoscope.modelfile.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.convoscope.message.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of an ONNX graph with its attributes.
 *
 * @param file name of the file, for messages
 * @param proto the node
 */
record OnnxNode(String file, NodeProto proto) {
  private static final int LONGEST_LIST = 64;

  /** A node that stands for the graph's input. */
  static OnnxNode input(String file) {
    return new OnnxNode(file, NodeProto.newBuilder().setOpType("Input").build());
  }

  String type() {
    return proto.getOpType();
  }

  /** The operators of ONNX itself have no domain, or this one. */
  boolean isStandard() {
    return proto.getDomain().isEmpty() || proto.getDomain().equals("ai.onnx");
  }

  /** Its name in the file, else the name of what it makes. */
  String shown() {
    String name = proto.getName();
    return OnnxProblem.readable(
        name.isEmpty() && proto.getOutputCount() > 0 ? proto.getOutput(0) : name);
  }

  List<String> inputs() {
    return proto.getInputList();
  }

  /** Name of an input; empty where it is left out. */
  String input(int at) {
    return at < proto.getInputCount() ? proto.getInput(at) : "";
  }

  List<String> outputs() {
    return proto.getOutputList();
  }

  private @Nullable AttributeProto attribute(String name) {
    for (AttributeProto attribute : proto.getAttributeList()) {
      if (attribute.getName().equals(name)) {
        return attribute;
      }
    }
    return null;
  }

  boolean has(String name) {
    return attribute(name) != null;
  }

  /**
   * A whole number.
   *
   * @throws Problem if it is larger than an {@code int}
   */
  int number(String name, int otherwise) {
    AttributeProto attribute = attribute(name);
    if (attribute == null) {
      return otherwise;
    }
    if (attribute.getI() != (int) attribute.getI()) {
      throw bad(name);
    }
    return (int) attribute.getI();
  }

  double real(String name, double otherwise) {
    AttributeProto attribute = attribute(name);
    double value = attribute == null ? otherwise : attribute.getF();
    if (!Double.isFinite(value)) {
      throw bad(name);
    }
    return value;
  }

  String word(String name, String otherwise) {
    AttributeProto attribute = attribute(name);
    return attribute == null ? otherwise : attribute.getS().toStringUtf8();
  }

  /** Whole numbers; null where there are none. */
  long @Nullable [] numbers(String name) {
    AttributeProto attribute = attribute(name);
    if (attribute == null) {
      return null;
    }
    if (attribute.getIntsCount() > LONGEST_LIST) {
      throw bad(name);
    }
    return attribute.getIntsList().stream().mapToLong(Long::longValue).toArray();
  }

  /**
   * Whole numbers that fit.
   *
   * @param least the smallest that is allowed
   * @throws Problem if their number is another one
   */
  int[] numbers(String name, int least, int... otherwise) {
    long[] values = numbers(name);
    if (values == null) {
      return otherwise.clone();
    }
    int[] numbers = new int[values.length];
    for (int i = 0; i < numbers.length; i++) {
      if (values[i] < least || values[i] > 1 << 20 || numbers.length != otherwise.length) {
        throw bad(name);
      }
      numbers[i] = (int) values[i];
    }
    return numbers;
  }

  /** Numbers; empty where there are none. */
  float[] reals(String name) {
    AttributeProto attribute = attribute(name);
    if (attribute == null) {
      return new float[0];
    }
    float[] values = new float[attribute.getFloatsCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = attribute.getFloats(i);
    }
    return values;
  }

  @Nullable TensorProto tensor(String name) {
    AttributeProto attribute = attribute(name);
    return attribute == null || !attribute.hasT() ? null : attribute.getT();
  }

  /** What is said of a setting that is not supported. */
  Problem bad(String setting) {
    return OnnxProblem.of("setting", file, shown(), OnnxProblem.readable(type()), setting);
  }

  /** What is said of an operator that is not known. */
  Problem unknown() {
    String domain = isStandard() ? "" : proto.getDomain() + ".";
    return OnnxProblem.of("unknown", file, OnnxProblem.readable(domain + type()), shown());
  }

  /** What is said of a node that doesn't fit what it reads. */
  Problem unfit(@Nullable Throwable cause) {
    String readable = OnnxProblem.readable(type());
    return cause == null
        ? OnnxProblem.of("shape", file, shown(), readable)
        : OnnxProblem.of(cause, "shape", file, shown(), readable);
  }
}
