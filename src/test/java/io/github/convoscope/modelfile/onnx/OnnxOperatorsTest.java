package io.github.convoscope.modelfile.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One operator after the other, against ONNX Runtime. */
class OnnxOperatorsTest {
  @TempDir Path folder;

  /** A graph of one case. */
  record Case(String name, int opset, int[] input, Body body) {
    @Override
    public String toString() {
      return name + " opset " + opset;
    }
  }

  interface Body {
    void make(OnnxSketch net);
  }

  private static final int[] MAPS = {1, 4, 9, 8};

  private static void reduced(OnnxSketch net, String type, long... axes) {
    net.node(type, "x");
    net.list("axes", axes);
  }

  private static Case maps(String name, int opset, Body body) {
    return new Case(name, opset, MAPS, body);
  }

  static Stream<Case> convolutions() {
    return Stream.of(
        maps("plain", 7, n -> n.node("Conv", "x", n.random(6, 4, 3, 3), n.random(6))),
        maps("no bias", 13, n -> n.node("Conv", "x", n.random(6, 4, 3, 3))),
        maps(
            "strided, uneven pads",
            11,
            n -> {
              n.node("Conv", "x", n.random(6, 4, 3, 2), n.random(6));
              n.list("strides", 2L, 1L).list("pads", 1L, 0L, 2L, 1L);
            }),
        maps(
            "dilated groups",
            13,
            n -> {
              n.node("Conv", "x", n.random(6, 2, 3, 3), n.random(6));
              n.list("dilations", 2L, 3L).with("group", 2).list("pads", 2L, 3L, 2L, 3L);
            }),
        maps(
            "depthwise same upper",
            13,
            n -> {
              n.node("Conv", "x", n.random(4, 1, 4, 3), n.random(4));
              n.with("group", 4).with("auto_pad", "SAME_UPPER").list("strides", 2L, 2L);
            }),
        maps(
            "same lower",
            13,
            n -> {
              n.node("Conv", "x", n.random(2, 4, 2, 4));
              n.with("auto_pad", "SAME_LOWER");
            }),
        maps(
            "valid",
            13,
            n -> {
              n.node("Conv", "x", n.random(2, 4, 2, 4));
              n.with("auto_pad", "VALID");
            }),
        maps(
            "transposed", 11, n -> n.node("ConvTranspose", "x", n.random(4, 3, 3, 3), n.random(3))),
        maps(
            "transposed, strided, padded",
            11,
            n -> {
              n.node("ConvTranspose", "x", n.random(4, 3, 3, 4), n.random(3));
              n.list("strides", 2L, 3L).list("pads", 1L, 0L, 1L, 2L);
              n.list("output_padding", 1L, 2L);
            }),
        maps(
            "transposed, dilated, groups",
            11,
            n -> {
              n.node("ConvTranspose", "x", n.random(4, 3, 2, 3));
              n.list("strides", 2L, 2L).list("dilations", 2L, 3L).with("group", 2);
            }),
        maps(
            "transposed, cut",
            11,
            n -> {
              n.node("ConvTranspose", "x", n.random(4, 2, 2, 2));
              n.list("pads", 2L, 1L, 0L, 2L);
            }),
        maps(
            "transposed, same",
            11,
            n -> {
              n.node("ConvTranspose", "x", n.random(4, 2, 3, 3));
              n.list("strides", 2L, 2L).with("auto_pad", "SAME_UPPER");
            }),
        maps(
            "transposed, shape given",
            11,
            n -> {
              n.node("ConvTranspose", "x", n.random(4, 2, 3, 3));
              n.list("strides", 2L, 2L).list("output_shape", 18L, 16L);
            }));
  }

  static Stream<Case> pools() {
    return Stream.of(
        maps(
            "max",
            8,
            n -> {
              n.node("MaxPool", "x");
              n.list("kernel_shape", 3L, 2L).list("strides", 2L, 2L).list("pads", 1L, 0L, 1L, 1L);
            }),
        maps(
            "max, rounded up",
            12,
            n -> {
              n.node("MaxPool", "x");
              n.list("kernel_shape", 3L, 3L).list("strides", 2L, 2L).with("ceil_mode", 1);
            }),
        maps(
            "max, dilated",
            12,
            n -> {
              n.node("MaxPool", "x");
              n.list("kernel_shape", 2L, 3L).list("dilations", 3L, 2L);
            }),
        maps(
            "max, same",
            12,
            n -> {
              n.node("MaxPool", "x");
              n.list("kernel_shape", 3L, 3L).list("strides", 2L, 2L);
              n.with("auto_pad", "SAME_UPPER");
            }),
        maps(
            "average",
            11,
            n -> {
              n.node("AveragePool", "x");
              n.list("kernel_shape", 3L, 3L).list("pads", 1L, 1L, 1L, 1L);
            }),
        maps(
            "average, padding counted",
            11,
            n -> {
              n.node("AveragePool", "x");
              n.list("kernel_shape", 3L, 3L).list("pads", 1L, 1L, 1L, 1L);
              n.with("count_include_pad", 1);
            }),
        maps(
            "average, rounded up",
            11,
            n -> {
              n.node("AveragePool", "x");
              n.list("kernel_shape", 2L, 3L).list("strides", 2L, 2L).with("ceil_mode", 1);
            }),
        maps("global average", 13, n -> n.node("GlobalAveragePool", "x")),
        maps("global max", 13, n -> n.node("GlobalMaxPool", "x")),
        maps("mean of rows", 13, n -> reduced(n, "ReduceMean", 2L)),
        maps(
            "mean of rows and columns",
            13,
            n -> {
              n.node("ReduceMean", "x");
              n.list("axes", -1L, -2L).with("keepdims", 0);
            }),
        maps("mean, axes as input", 18, n -> n.node("ReduceMean", "x", n.whole(2, 3))),
        maps("largest", 13, n -> reduced(n, "ReduceMax", 2L, 3L)));
  }

  static Stream<Case> scales() {
    return Stream.of(
        maps(
            "batch norm",
            9,
            n ->
                n.node(
                    "BatchNormalization",
                    "x",
                    n.random(4),
                    n.random(4),
                    n.random(4),
                    n.positive(4))),
        maps(
            "instance norm",
            7,
            n -> n.node("InstanceNormalization", "x", n.random(4), n.random(4))),
        maps(
            "group norm",
            21,
            n -> {
              n.node("GroupNormalization", "x", n.random(4), n.random(4));
              n.with("num_groups", 2);
            }),
        maps(
            "group norm as PyTorch writes it",
            13,
            n -> {
              String flat = n.node("Reshape", "x", n.whole(0, 2, -1));
              String norm =
                  n.node(
                      "InstanceNormalization",
                      flat,
                      n.floats(new int[] {2}, 1, 1),
                      n.floats(new int[] {2}, 0, 0));
              String shape = n.node("Shape", "x");
              String back = n.node("Reshape", norm, shape);
              String times = n.node("Mul", back, n.random(4, 1, 1));
              n.node("Add", times, n.random(4, 1, 1));
            }),
        maps(
            "local response",
            13,
            n -> {
              n.node("LRN", "x");
              n.with("size", 3).with("alpha", 0.3f).with("beta", 0.6f).with("bias", 1.5f);
            }),
        maps(
            "layer norm of all cells",
            17,
            n -> {
              n.node("LayerNormalization", "x", n.random(4, 9, 8), n.random(4, 9, 8));
              n.with("axis", 1);
            }),
        maps(
            "layer norm of channels",
            17,
            n -> {
              String last = n.node("Transpose", "x");
              n.list("perm", 0L, 2L, 3L, 1L);
              String norm = n.node("LayerNormalization", last, n.random(4), n.random(4));
              n.with("axis", -1).with("epsilon", 1e-6f);
              n.node("Transpose", norm);
              n.list("perm", 0L, 3L, 1L, 2L);
            }),
        maps(
            "layer norm in parts",
            13,
            n -> {
              String last = n.node("Transpose", "x");
              n.list("perm", 0L, 2L, 3L, 1L);
              String mean = n.node("ReduceMean", last);
              n.list("axes", -1L);
              String off = n.node("Sub", last, mean);
              String square = n.node("Pow", off, n.number(2));
              String variance = n.node("ReduceMean", square);
              n.list("axes", -1L);
              String root = n.node("Sqrt", n.node("Add", variance, n.number(1e-5f)));
              String norm = n.node("Div", off, root);
              String scaled = n.node("Add", n.node("Mul", norm, n.random(4)), n.random(4));
              n.node("Transpose", scaled);
              n.list("perm", 0L, 3L, 1L, 2L);
            }),
        new Case(
            "layer norm of units",
            17,
            new int[] {1, 20},
            n -> n.node("LayerNormalization", "x", n.random(20), n.random(20))),
        maps("add a channel's number", 13, n -> n.node("Add", "x", n.random(1, 4, 1, 1))),
        maps("subtract from", 13, n -> n.node("Sub", n.random(4, 1, 1), "x")),
        maps("subtract", 13, n -> n.node("Sub", "x", n.random(4, 1, 1))),
        maps("divide", 13, n -> n.node("Div", "x", n.positive(4, 1, 1))),
        maps("a number a cell", 13, n -> n.node("Mul", "x", n.random(4, 9, 8))),
        maps("a number a column", 13, n -> n.node("Add", "x", n.random(8))));
  }

  @ParameterizedTest
  @MethodSource({"convolutions", "pools", "scales"})
  void isAsOnnxRuntimeHasIt(Case one) {
    OnnxSketch net = new OnnxSketch(one.opset(), one.input());
    one.body().make(net);
    OnnxReference.check(net, folder);
  }

  @Test
  void aTransposedConvolutionNeedsNoMoreThanASpread() {
    OnnxSketch net = new OnnxSketch(13, MAPS);
    net.node("ConvTranspose", "x", net.random(4, 3, 3, 3));
    net.list("strides", 2L, 2L).list("dilations", 2L, 2L);
    OnnxNetwork network = OnnxReference.check(net, folder);
    assertEquals(List.of("padding", "convolution"), OnnxReference.kinds(network));
  }

  @Test
  void layerNormalisationInPartsBecomesOneLayer() {
    Case parts = scales().filter(one -> one.name().equals("layer norm in parts")).findFirst().get();
    OnnxSketch net = new OnnxSketch(13, MAPS);
    parts.body().make(net);
    OnnxNetwork network = OnnxReference.check(net, folder);
    assertEquals(List.of("normalisation"), OnnxReference.kinds(network));
  }
}
