package io.github.convoscope.modelfile.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.modelfile.onnx.OnnxOperatorsTest.Case;
import io.github.convoscope.task.Progress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What exporters write in the operator sets 7 to 21, against ONNX Runtime, or named. */
class OnnxExportersTest {
  private static final int[] MAPS = {1, 4, 6, 6};
  private static final int[] UNITS = {1, 12};

  @TempDir Path folder;

  private static Case maps(String name, int opset, OnnxOperatorsTest.Body body) {
    return new Case(name, opset, MAPS, body);
  }

  private static Case units(String name, int opset, OnnxOperatorsTest.Body body) {
    return new Case(name, opset, UNITS, body);
  }

  static Stream<Case> dense() {
    return Stream.of(
        units("plain", 7, n -> n.node("Gemm", "x", n.random(12, 5), n.random(5))),
        units("no bias", 11, n -> n.node("Gemm", "x", n.random(12, 5))),
        units("one number as bias", 13, n -> n.node("Gemm", "x", n.random(12, 5), n.number(0.3f))),
        units("a bias of [1, n]", 13, n -> n.node("Gemm", "x", n.random(12, 5), n.random(1, 5))),
        units(
            "transposed, scaled",
            13,
            n -> {
              n.node("Gemm", "x", n.random(5, 12), n.random(5));
              n.with("transB", 1).with("alpha", 0.5f).with("beta", 2f);
            }),
        units(
            "batch norm of units",
            15,
            n -> {
              String sum = n.node("Gemm", "x", n.random(12, 5), n.random(5));
              String norm =
                  n.node(
                      "BatchNormalization",
                      sum,
                      n.random(5),
                      n.random(5),
                      n.random(5),
                      n.positive(5));
              n.node("Relu", norm);
            }),
        units(
            "weights through Identity and Transpose",
            13,
            n -> {
              String shared = n.node("Identity", n.random(5, 12));
              String turned = n.node("Transpose", shared);
              n.list("perm", 1, 0);
              n.node("Add", n.random(5), n.node("MatMul", "x", turned));
            }),
        maps(
            "flatten with a negative axis",
            13,
            n -> {
              String flat = n.node("Flatten", "x");
              n.with("axis", -3);
              n.node("Gemm", flat, n.random(144, 5));
            }),
        maps(
            "flatten of the last axes",
            13,
            n -> {
              String flat = n.node("Flatten", "x");
              n.with("axis", 2);
              String places = n.node("MatMul", flat, n.random(36, 5));
              n.node("MatMul", n.node("Reshape", places, n.whole(1, 20)), n.random(20, 3));
            }),
        maps(
            "flatten by Shape, Slice, ReduceProd and Concat",
            13,
            n -> {
              String shape = n.node("Shape", "x");
              String batch = n.node("Slice", shape, n.whole(0), n.whole(1), n.whole(0));
              String rest = n.node("Slice", shape, n.whole(1), n.whole(4), n.whole(0));
              String product = n.node("ReduceProd", rest);
              n.list("axes", 0).with("keepdims", 1);
              String both = n.node("Concat", batch, product);
              n.with("axis", 0);
              n.node("MatMul", n.node("Reshape", "x", both), n.random(144, 5));
            }));
  }

  static Stream<Case> ends() {
    return Stream.of(
        units("softmax before 13", 11, n -> n.node("Softmax", "x")),
        units("softmax from 13", 13, n -> n.node("Softmax", "x")),
        maps(
            "softmax of channels",
            13,
            n -> {
              n.node("Softmax", "x");
              n.with("axis", 1);
            }),
        maps("softmax of all cells before 13", 11, n -> n.node("Softmax", "x")),
        units(
            "dropout of opset 12",
            12,
            n -> n.node("Relu", n.nodes("Dropout", 2, "x", n.number(0.5f))[0])),
        units(
            "dropout of opset 10",
            10,
            n -> {
              String[] made = n.nodes("Dropout", 1, "x");
              n.with("ratio", 0.4f);
              n.node("Relu", made[0]);
            }));
  }

  static Stream<Case> shapes() {
    return Stream.of(
        maps(
            "squeeze by an attribute",
            11,
            n -> {
              String mean = n.node("GlobalAveragePool", "x");
              n.node("Squeeze", mean);
              n.list("axes", 2, 3);
            }),
        maps(
            "squeeze by an input",
            13,
            n -> n.node("Squeeze", n.node("GlobalAveragePool", "x"), n.whole(2, 3))),
        maps(
            "unsqueezed by an input",
            13,
            n -> {
              String flat = n.node("Squeeze", n.node("GlobalAveragePool", "x"), n.whole(2, 3));
              n.node("Mul", "x", n.node("Unsqueeze", n.node("Sigmoid", flat), n.whole(2, 3)));
            }),
        maps(
            "split by an attribute",
            11,
            n -> {
              String[] parts = n.nodes("Split", 2, "x");
              n.with("axis", 1).list("split", 1, 3);
              n.node("Concat", parts[1], parts[0]);
              n.with("axis", 1);
            }),
        maps(
            "split by a number of outputs",
            18,
            n -> {
              String[] parts = n.nodes("Split", 2, "x");
              n.with("axis", 1).with("num_outputs", 2);
              n.node("Mul", parts[0], n.node("Sigmoid", parts[1]));
            }),
        maps(
            "slice by attributes",
            9,
            n -> {
              n.node("Slice", "x");
              n.list("starts", 1, 0).list("ends", 4, -1).list("axes", 1, 3);
            }),
        maps(
            "slice backwards",
            13,
            n -> n.node("Slice", "x", n.whole(-1), n.whole(-100), n.whole(1), n.whole(-1))),
        maps(
            "channels in another order",
            13,
            n -> {
              n.node("Gather", "x", n.whole(2, 1, 0));
              n.with("axis", 1);
            }),
        maps(
            "channels in any order",
            13,
            n -> {
              n.node("Gather", "x", n.whole(3, 0, 2));
              n.with("axis", 1);
            }),
        maps(
            "concat with a negative axis",
            13,
            n -> {
              n.node("Concat", "x", n.node("Relu", "x"));
              n.with("axis", -3);
            }),
        maps(
            "pixel shuffle",
            13,
            n -> {
              n.node("DepthToSpace", "x");
              n.with("blocksize", 2).with("mode", "CRD");
            }),
        maps(
            "pixel shuffle by Reshape and Transpose",
            11,
            n -> {
              String apart = n.node("Reshape", "x", n.whole(1, 1, 2, 2, 6, 6));
              String moved = n.node("Transpose", apart);
              n.list("perm", 0, 1, 4, 2, 5, 3);
              n.node("Reshape", moved, n.whole(1, 1, 12, 12));
            }),
        maps(
            "expanded mean",
            13,
            n -> {
              String mean = n.node("ReduceMean", "x");
              n.list("axes", 2, 3).with("keepdims", 1);
              n.node("Add", "x", n.node("Expand", mean, n.node("Shape", "x")));
            }));
  }

  static Stream<Case> padding() {
    return Stream.of(
        maps(
            "by attributes",
            9,
            n -> {
              n.node("Pad", "x");
              n.list("pads", 0, 0, 1, 2, 0, 0, 0, 1);
            }),
        maps(
            "by inputs", 11, n -> n.node("Pad", "x", n.whole(0, 0, 1, 2, 0, 0, 0, 1), n.number(0))),
        maps("of some axes", 18, n -> n.node("Pad", "x", n.whole(1, 2, 0, 1), "", n.whole(2, 3))),
        maps("cutting", 13, n -> n.node("Pad", "x", n.whole(0, 0, -1, 0, 0, 0, 0, -2))),
        maps(
            "with a number",
            13,
            n -> n.node("Pad", "x", n.whole(0, 0, 1, 1, 0, 0, 1, 1), n.number(0.5f))),
        maps(
            "mirrored",
            13,
            n -> {
              n.node("Pad", "x", n.whole(0, 0, 1, 2, 0, 0, 1, 1));
              n.with("mode", "reflect");
            }),
        maps(
            "repeating the edge",
            13,
            n -> {
              n.node("Pad", "x", n.whole(0, 0, 1, 2, 0, 0, 1, 1));
              n.with("mode", "edge");
            }));
  }

  static Stream<Case> pools() {
    return Stream.of(
        maps(
            "average, dilated",
            19,
            n -> {
              n.node("AveragePool", "x");
              n.list("kernel_shape", 2, 2).list("dilations", 2, 2);
            }),
        maps("sum of rows and columns", 11, n -> reduced(n, "ReduceSum")),
        maps("sum, axes as input", 13, n -> n.node("ReduceSum", "x", n.whole(2, 3))),
        maps(
            "mean of channels",
            13,
            n -> {
              n.node("ReduceMean", "x");
              n.list("axes", 1);
            }),
        maps(
            "largest of channels",
            13,
            n -> {
              n.node("ReduceMax", "x");
              n.list("axes", 1);
            }));
  }

  private static void reduced(OnnxSketch net, String type) {
    net.node(type, "x");
    net.list("axes", 2, 3);
  }

  static Stream<Case> arithmetic() {
    return Stream.of(
        maps(
            "normalised first",
            13,
            n -> {
              String off = n.node("Sub", n.node("Div", "x", n.number(255)), n.random(1, 4, 1, 1));
              String norm = n.node("Div", off, n.positive(4, 1, 1));
              n.node("Conv", norm, n.random(3, 4, 3, 3), n.random(3));
            }),
        maps(
            "three at once", 13, n -> n.node("Sum", "x", n.node("Relu", "x"), n.node("Tanh", "x"))),
        maps("larger of two", 13, n -> n.node("Max", "x", n.node("Neg", "x"))),
        maps("negative", 13, n -> n.node("Neg", n.node("Relu", "x"))),
        maps("absolute", 13, n -> n.node("Abs", "x")),
        maps("square", 13, n -> n.node("Mul", "x", "x")),
        maps("constants from nodes", 13, OnnxExportersTest::constants),
        maps(
            "celu",
            12,
            n -> {
              n.node("Celu", "x");
              n.with("alpha", 0.5f);
            }));
  }

  private static void constants(OnnxSketch net) {
    String three = net.node("Constant");
    net.with("value_float", 3f);
    String shape = net.node("Constant");
    net.list("value_ints", 1, 144);
    net.node("Mul", net.node("Reshape", "x", shape), three);
  }

  static Stream<Case> resizing() {
    return Stream.of(
        maps(
            "torch nearest",
            13,
            n -> {
              n.node("Resize", "x", "", n.floats(new int[] {4}, 1, 1, 2, 2));
              n.with("mode", "nearest").with("nearest_mode", "floor");
              n.with("coordinate_transformation_mode", "asymmetric");
            }),
        maps(
            "torch bilinear, smaller",
            13,
            n -> {
              n.node("Resize", "x", "", "", n.whole(1, 4, 4, 3));
              n.with("mode", "linear").with("coordinate_transformation_mode", "half_pixel");
            }),
        maps(
            "with an empty region",
            11,
            n -> {
              String region = n.floats(new int[] {0});
              n.node("Resize", "x", region, n.floats(new int[] {4}, 1, 1, 1.5f, 2));
              n.with("mode", "linear").with("coordinate_transformation_mode", "align_corners");
            }),
        maps(
            "sizes by Shape, Gather, Mul, Cast, Floor",
            11,
            n -> {
              String shape = n.node("Shape", "x");
              String two = n.node("Slice", shape, n.whole(0), n.whole(2), n.whole(0));
              String high = n.node("Gather", shape, n.index(2));
              n.with("axis", 0);
              String real = n.node("Cast", high);
              n.with("to", TensorProto.DataType.FLOAT.getNumber());
              String twice = n.node("Floor", n.node("Mul", real, n.number(2)));
              String whole = n.node("Cast", twice);
              n.with("to", TensorProto.DataType.INT64.getNumber());
              String one = n.node("Unsqueeze", whole);
              n.list("axes", 0);
              String sizes = n.node("Concat", two, one, one);
              n.with("axis", 0);
              n.node("Resize", "x", n.floats(new int[] {0}), n.floats(new int[] {0}), sizes);
              n.with("mode", "nearest").with("nearest_mode", "floor");
              n.with("coordinate_transformation_mode", "asymmetric");
            }),
        maps(
            "of some axes",
            18,
            n -> {
              n.node("Resize", "x", "", n.floats(new int[] {2}, 2, 2));
              n.list("axes", 2, 3).with("mode", "nearest");
            }));
  }

  /** PyTorch's way, as ONNX Runtime 1.20 counts cells beyond the padding, too. */
  @Test
  void paddingThatRoundingUpAddsIsNotCounted() {
    OnnxSketch net = new OnnxSketch(19, 1, 1, 6, 6);
    net.node("AveragePool", "x");
    net.list("kernel_shape", 3, 3).list("strides", 2, 2).list("pads", 1, 1, 1, 1);
    net.with("ceil_mode", 1).with("count_include_pad", 1);
    Path file = net.write(folder.resolve("net.onnx"));
    float[] ones = new float[36];
    Arrays.fill(ones, 1);
    float[] means = OnnxReference.ours(OnnxFile.read(file, 0, Progress.NONE), ones);
    assertEquals(16, means.length);
    assertEquals(4 / 9f, means[0], 1e-6, "four of nine cells");
    assertEquals(1 / 4f, means[15], 1e-6, "one of four: the window ends with the padding");
  }

  /** What is left is named. */
  static Stream<Case> named() {
    return Stream.of(
        maps("ReduceMin", 13, n -> reduced(n, "ReduceMin")),
        maps("ReduceL2", 13, n -> reduced(n, "ReduceL2")),
        maps("ThresholdedRelu", 10, n -> n.node("ThresholdedRelu", "x")),
        maps("LogSoftmax", 13, n -> n.node("Relu", n.node("LogSoftmax", "x"))),
        maps("MatMul", 13, n -> n.node("MatMul", "x", n.node("Relu", "x"))),
        maps("Einsum", 13, n -> n.node("Einsum", "x", "x")),
        maps("Concat", 13, n -> n.node("Concat", "x", n.random(1, 2, 6, 6))),
        maps("If", 13, n -> n.node("If", "x")),
        maps("LSTM", 13, n -> n.node("LSTM", "x", n.random(1, 8, 3), n.random(1, 8, 2))),
        maps("ConvTranspose", 13, n -> n.node("ConvTranspose", "x", n.node("Relu", "x"))));
  }

  @ParameterizedTest
  @MethodSource("named")
  void whatIsLeftIsNamed(Case one) {
    OnnxSketch net = new OnnxSketch(one.opset(), one.input());
    one.body().make(net);
    Path file = net.write(folder.resolve("net.onnx"));
    Problem problem = assertThrows(Problem.class, () -> OnnxFile.read(file, 0, Progress.NONE));
    String told = Messages.text(problem.what());
    assertTrue(told.startsWith("net.onnx") && told.contains(one.name()), told);
  }

  @ParameterizedTest
  @MethodSource({"dense", "ends", "shapes", "padding", "pools", "arithmetic", "resizing"})
  void isAsOnnxRuntimeHasIt(Case one) {
    OnnxSketch net = new OnnxSketch(one.opset(), one.input());
    one.body().make(net);
    OnnxReference.check(net, folder);
  }
}
