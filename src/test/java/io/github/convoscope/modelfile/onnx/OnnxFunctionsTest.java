package io.github.convoscope.modelfile.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.modelfile.onnx.OnnxOperatorsTest.Body;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions, as one operator and as exporters write them in several, against ONNX Runtime. */
class OnnxFunctionsTest {
  private static final int[] MAPS = {1, 3, 6, 5};

  @TempDir Path folder;

  /**
   * A function.
   *
   * @param word our name of it, all that may be left of the graph
   */
  record Written(String word, int opset, Body body) {
    @Override
    public String toString() {
      return word + " opset " + opset;
    }
  }

  private static Written one(String word, int opset, String type) {
    return new Written(word, opset, net -> net.node(type, "x"));
  }

  private static Written one(String word, int opset, String type, String name, float value) {
    return new Written(
        word,
        opset,
        net -> {
          net.node(type, "x");
          net.with(name, value);
        });
  }

  static Stream<Written> single() {
    return Stream.of(
        one("relu", 7, "Relu"),
        one("leakyrelu", 7, "LeakyRelu"),
        one("leakyrelu", 16, "LeakyRelu", "alpha", 0.3f),
        one("elu", 7, "Elu"),
        one("elu", 7, "Elu", "alpha", 0.5f),
        one("selu", 7, "Selu"),
        one("elu", 12, "Celu"),
        one("sigmoid", 13, "Sigmoid"),
        one("tanh", 13, "Tanh"),
        one("softplus", 7, "Softplus"),
        one("softsign", 7, "Softsign"),
        one("hardsigmoid", 7, "HardSigmoid"),
        one("hardsigmoid", 13, "HardSigmoid", "alpha", 1 / 6f),
        one("hardswish", 14, "HardSwish"),
        one("mish", 18, "Mish"),
        one("gelu", 20, "Gelu"),
        new Written(
            "gelutanh",
            20,
            net -> {
              net.node("Gelu", "x");
              net.with("approximate", "tanh");
            }),
        new Written(
            "relu6",
            7,
            net -> {
              net.node("Clip", "x");
              net.with("min", 0f).with("max", 6f);
            }),
        new Written("relu6", 13, net -> net.node("Clip", "x", net.number(0), net.number(6))),
        new Written("clip", 13, net -> net.node("Clip", "x", net.number(-0.5f), net.number(0.7f))),
        new Written("clip", 13, net -> net.node("Clip", "x", "", net.number(0.7f))),
        new Written("relu", 13, net -> net.node("Clip", "x", net.number(0))),
        new Written("clip", 13, net -> net.node("Max", "x", net.number(-0.4f))),
        new Written("relu", 13, net -> net.node("Max", net.number(0), "x")));
  }

  static Stream<Written> inParts() {
    return Stream.of(
        new Written("swish", 13, net -> net.node("Mul", "x", net.node("Sigmoid", "x"))),
        new Written(
            "swish",
            13,
            net -> {
              String slow = net.node("Mul", "x", net.number(1.702f));
              net.node("Mul", net.node("Sigmoid", slow), "x");
            }),
        new Written(
            "mish", 13, net -> net.node("Mul", "x", net.node("Tanh", net.node("Softplus", "x")))),
        new Written(
            "hardswish",
            13,
            net -> {
              String gate = net.node("HardSigmoid", "x");
              net.with("alpha", 1 / 6f).with("beta", 0.5f);
              net.node("Mul", "x", gate);
            }),
        new Written(
            "hardswish",
            11,
            net -> {
              String sum = net.node("Add", "x", net.number(3));
              String gate = net.node("Clip", sum, net.number(0), net.number(6));
              net.node("Div", net.node("Mul", "x", gate), net.number(6));
            }),
        new Written(
            "hardsigmoid",
            11,
            net -> {
              String sum = net.node("Add", "x", net.number(3));
              net.node("Div", net.node("Clip", sum, net.number(0), net.number(6)), net.number(6));
            }),
        new Written("gelu", 13, OnnxFunctionsTest::gelu),
        new Written("gelutanh", 13, OnnxFunctionsTest::geluTanh),
        new Written(
            "sigmoid",
            13,
            net -> {
              String below = net.node("Add", net.node("Exp", net.node("Neg", "x")), net.number(1));
              net.node("Div", net.number(1), below);
            }),
        new Written(
            "leakyrelu", 13, net -> net.node("Max", "x", net.node("Mul", "x", net.number(0.1f)))));
  }

  private static void gelu(OnnxSketch net) {
    String erf = net.node("Erf", net.node("Div", "x", net.number((float) Math.sqrt(2))));
    String sum = net.node("Add", erf, net.number(1));
    net.node("Mul", net.node("Mul", "x", sum), net.number(0.5f));
  }

  private static void geluTanh(OnnxSketch net) {
    String cube = net.node("Mul", net.node("Pow", "x", net.number(3)), net.number(0.044715f));
    String inner = net.node("Mul", net.node("Add", "x", cube), net.number(0.7978846f));
    String half = net.node("Mul", "x", net.number(0.5f));
    net.node("Mul", half, net.node("Add", net.node("Tanh", inner), net.number(1)));
  }

  @ParameterizedTest
  @MethodSource({"single", "inParts"})
  void isOneLayerOfOurs(Written function) {
    OnnxSketch net = new OnnxSketch(function.opset(), MAPS);
    function.body().make(net);
    OnnxNetwork network = OnnxReference.check(net, folder);
    assertEquals(List.of("activation " + function.word()), OnnxReference.kinds(network));
  }

  @ParameterizedTest
  @MethodSource({"single", "inParts"})
  void belongsToTheLayerThatAloneFeedsIt(Written function) {
    OnnxSketch net = new OnnxSketch(function.opset(), MAPS);
    String conv = net.node("Conv", "x", net.random(4, 3, 3, 3), net.random(4));
    OnnxSketch inner = new OnnxSketch(function.opset(), MAPS);
    function.body().make(inner);
    inner.graph.getInitializerList().forEach(net.graph::addInitializer);
    rename(net, inner, conv);
    OnnxNetwork network = OnnxReference.check(net, folder);
    assertEquals(List.of("convolution " + function.word()), OnnxReference.kinds(network));
  }

  /** Puts another sketch's nodes behind a node, its input replaced, its names made different. */
  private static void rename(OnnxSketch net, OnnxSketch inner, String input) {
    int stored = net.graph.getInitializerCount() - inner.graph.getInitializerCount();
    for (int i = stored; i < net.graph.getInitializerCount(); i++) {
      net.graph.getInitializerBuilder(i).setName("f" + net.graph.getInitializer(i).getName());
    }
    String answer = "";
    for (var node : inner.graph.getNodeList()) {
      var copy = node.toBuilder().clearInput().clearOutput();
      for (String name : node.getInputList()) {
        copy.addInput(name.equals("x") ? input : name.isEmpty() ? "" : "f" + name);
      }
      answer = "f" + node.getOutput(0);
      net.graph.addNode(copy.addOutput(answer));
    }
    net.answer(answer);
  }

  @Test
  void slopesOfParametricRelu() {
    for (int[] slopes : new int[][] {{3, 1, 1}, {1}, {3, 6, 5}}) {
      OnnxSketch net = new OnnxSketch(16, MAPS);
      net.node("PRelu", "x", net.random(slopes));
      OnnxReference.check(net, folder);
    }
  }

  @Test
  void softmaxOverChannelsAndOverAll() {
    OnnxSketch units = new OnnxSketch(13, 1, 12);
    units.node("Softmax", units.node("MatMul", "x", units.random(12, 5)));
    assertEquals(
        List.of("output softmax"), OnnxReference.kinds(OnnxReference.check(units, folder)));
    OnnxSketch maps = new OnnxSketch(13, MAPS);
    maps.node("Softmax", "x");
    maps.with("axis", 1);
    assertEquals(
        List.of("softmax softmax"), OnnxReference.kinds(OnnxReference.check(maps, folder)));
    OnnxSketch old = new OnnxSketch(11, MAPS);
    old.node("Softmax", old.node("GlobalAveragePool", "x"));
    OnnxReference.check(old, folder);
    OnnxSketch flat = new OnnxSketch(11, MAPS);
    flat.node("Softmax", "x");
    OnnxReference.check(flat, folder);
  }

  @Test
  void aLogarithmOfTheAnswerIsLeftOut() {
    OnnxSketch net = new OnnxSketch(13, 1, 12);
    net.node("LogSoftmax", net.node("MatMul", "x", net.random(12, 5)));
    Path file = net.write(folder.resolve("net.onnx"));
    OnnxNetwork network = OnnxFile.read(file, 0, io.github.convoscope.task.Progress.NONE);
    float[] input = OnnxReference.input(12);
    float[] logarithms = OnnxReference.runtime(file, new long[] {1, 12}, input);
    float[] expected = new float[5];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (float) Math.exp(logarithms[i]);
    }
    OnnxReference.same(expected, OnnxReference.ours(network, input), 1e-5);
  }
}
