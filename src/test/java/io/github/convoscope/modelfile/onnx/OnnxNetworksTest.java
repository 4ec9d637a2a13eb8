package io.github.convoscope.modelfile.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole networks as exporters write them, against ONNX Runtime. */
class OnnxNetworksTest {
  @TempDir Path folder;

  private static String conv(OnnxSketch net, String input, int in, int out, int kernel) {
    String made = net.node("Conv", input, net.random(out, in, kernel, kernel), net.random(out));
    net.list("pads", kernel / 2, kernel / 2, kernel / 2, kernel / 2);
    net.list("kernel_shape", kernel, kernel).list("strides", 1, 1).list("dilations", 1, 1);
    return made;
  }

  private static String batchNorm(OnnxSketch net, String input, int channels) {
    return net.node(
        "BatchNormalization",
        input,
        net.positive(channels),
        net.random(channels),
        net.random(channels),
        net.positive(channels));
  }

  private static String pool(OnnxSketch net, String input) {
    String made = net.node("MaxPool", input);
    net.list("kernel_shape", 2, 2).list("strides", 2, 2);
    return made;
  }

  @Test
  void plainWithAFlattenThatIsComputedFromShapes() {
    OnnxSketch net = new OnnxSketch(11, 0, 1, 12, 12);
    String relu = net.node("Relu", conv(net, "x", 1, 4, 3));
    String pooled = pool(net, relu);
    String batch = net.node("Gather", net.node("Shape", pooled), net.index(0));
    String first = net.node("Unsqueeze", batch);
    net.list("axes", 0);
    String shape = net.node("Concat", first, net.whole(-1));
    net.with("axis", 0);
    String flat = net.node("Reshape", pooled, shape);
    String hidden = net.node("Gemm", flat, net.random(20, 144), net.random(20));
    net.with("transB", 1);
    String out = net.node("Gemm", net.node("Relu", hidden), net.random(5, 20), net.random(5));
    net.with("transB", 1);
    net.node("Softmax", out);
    net.with("axis", 1);
    assertEquals(
        List.of("convolution relu", "pooling", "dense relu", "output softmax"),
        OnnxReference.kinds(OnnxReference.check(net, folder)));
  }

  @Test
  void residualWithBatchNorm() {
    OnnxSketch net = new OnnxSketch(13, 0, 3, 12, 12);
    String stem = net.node("Relu", batchNorm(net, conv(net, "x", 3, 8, 3), 8));
    String a = net.node("Relu", batchNorm(net, conv(net, stem, 8, 8, 3), 8));
    String b = batchNorm(net, conv(net, a, 8, 8, 3), 8);
    String sum = net.node("Relu", net.node("Add", b, stem));
    String mean = net.node("GlobalAveragePool", sum);
    net.node("Gemm", net.node("Flatten", mean), net.random(8, 5), net.random(5));
    assertEquals(
        List.of(
            "convolution relu", "convolution relu", "convolution", "add relu", "pooling", "output"),
        OnnxReference.kinds(OnnxReference.check(net, folder)));
  }

  @Test
  void batchNormThatComesFirst() {
    OnnxSketch net = new OnnxSketch(13, 1, 3, 8, 8);
    String first = conv(net, "x", 3, 4, 3);
    String norm = net.node("Relu", batchNorm(net, first, 4));
    String join = net.node("Concat", first, conv(net, norm, 4, 6, 3));
    net.with("axis", 1);
    net.node("Relu", batchNorm(net, join, 10));
    assertEquals(
        List.of(
            "convolution",
            "normalisation relu",
            "convolution",
            "concatenate",
            "normalisation relu"),
        OnnxReference.kinds(OnnxReference.check(net, folder)));
  }

  @Test
  void joinedBranches() {
    OnnxSketch net = new OnnxSketch(13, 0, 3, 10, 10);
    String squeeze = net.node("Relu", conv(net, "x", 3, 4, 1));
    String one = net.node("Relu", conv(net, squeeze, 4, 6, 1));
    String three = net.node("Relu", conv(net, squeeze, 4, 6, 3));
    String joined = net.node("Concat", one, three);
    net.with("axis", 1);
    String last = net.node("Relu", conv(net, net.node("Dropout", joined), 12, 7, 1));
    String mean = net.node("GlobalAveragePool", last);
    net.node("Softmax", net.node("Flatten", mean));
    OnnxNetwork network = OnnxReference.check(net, folder);
    assertEquals("softmax softmax", OnnxReference.kinds(network).get(6));
  }

  @Test
  void depthwiseWithRelu6AndSqueezeAndExcitation() {
    OnnxSketch net = new OnnxSketch(14, 0, 3, 12, 12);
    String wide = clip6(net, conv(net, "x", 3, 12, 1));
    String deep = net.node("Conv", wide, net.random(12, 1, 3, 3), net.random(12));
    net.with("group", 12).list("pads", 1, 1, 1, 1).list("strides", 2, 2);
    String swish = net.node("HardSwish", deep);
    String mean = net.node("GlobalAveragePool", swish);
    String inner = net.node("PRelu", conv(net, mean, 12, 4, 1), net.random(4, 1, 1));
    String gate = net.node("HardSigmoid", conv(net, inner, 4, 12, 1));
    net.with("alpha", 1 / 6f);
    String gated = net.node("Mul", gate, swish);
    String thin = conv(net, gated, 12, 6, 1);
    String pooled = net.node("ReduceMean", thin);
    net.list("axes", 2, 3).with("keepdims", 0);
    net.node("Gemm", pooled, net.random(6, 4), net.random(4));
    OnnxReference.check(net, folder);
  }

  private static String clip6(OnnxSketch net, String input) {
    return net.node("Clip", input, net.number(0), net.number(6));
  }

  @Test
  void upsamplingOfEveryKind() {
    for (String mode : List.of("nearest", "linear", "cubic")) {
      for (String place :
          List.of("half_pixel", "asymmetric", "align_corners", "pytorch_half_pixel")) {
        OnnxSketch net = new OnnxSketch(13, 1, 2, 5, 4);
        String small = conv(net, "x", 2, 3, 3);
        String scales = net.floats(new int[] {4}, 1, 1, 2, 2);
        String large = net.node("Resize", small, "", scales);
        net.with("mode", mode).with("coordinate_transformation_mode", place);
        net.with("nearest_mode", "floor");
        conv(net, large, 3, 2, 3);
        OnnxReference.check(net, folder);
      }
    }
    OnnxSketch sized = new OnnxSketch(13, 1, 2, 5, 4);
    sized.node("Resize", "x", "", "", sized.whole(1, 2, 8, 3));
    sized.with("mode", "linear");
    OnnxReference.check(sized, folder);
    OnnxSketch old = new OnnxSketch(9, 1, 2, 5, 4);
    old.node("Upsample", "x", old.floats(new int[] {4}, 1, 1, 3, 2));
    old.with("mode", "nearest");
    assertEquals(List.of("upsampling"), OnnxReference.kinds(OnnxReference.check(old, folder)));
    OnnxSketch ten = new OnnxSketch(10, 1, 2, 5, 4);
    ten.node("Resize", "x", ten.floats(new int[] {4}, 1, 1, 2, 2));
    ten.with("mode", "linear");
    OnnxReference.check(ten, folder);
  }

  /** As tf2onnx writes Keras's models: channels last outside, channels first at convolutions. */
  @Test
  void channelsLast() {
    OnnxSketch net = new OnnxSketch(13, 0, 12, 12, 3);
    String first = net.node("Transpose", "x");
    net.list("perm", 0, 3, 1, 2);
    String relu = net.node("Relu", conv(net, first, 3, 4, 3));
    String last = net.node("Transpose", pool(net, relu));
    net.list("perm", 0, 2, 3, 1);
    String scaled = net.node("Mul", last, net.random(4));
    String flat = net.node("Reshape", scaled, net.whole(-1, 144));
    String hidden =
        net.node(
            "Relu", net.node("Add", net.node("MatMul", flat, net.random(144, 9)), net.random(9)));
    net.node(
        "Softmax", net.node("Add", net.node("MatMul", hidden, net.random(9, 4)), net.random(4)));
    OnnxNetwork network = OnnxReference.check(net, folder);
    assertEquals(Shape.maps(3, 12, 12), network.spec().input().shape());
    assertEquals(
        List.of("convolution relu", "pooling", "normalisation", "dense relu", "output softmax"),
        OnnxReference.kinds(network));
  }

  /** As ConvNeXt has it: layer norm and dense layers at every place. */
  @Test
  void denseLayersAtEveryPlace() {
    OnnxSketch net = new OnnxSketch(17, 1, 3, 6, 6);
    String stem = conv(net, "x", 3, 8, 3);
    String last = net.node("Transpose", stem);
    net.list("perm", 0, 2, 3, 1);
    String norm = net.node("LayerNormalization", last, net.random(8), net.random(8));
    String wide = net.node("Add", net.node("MatMul", norm, net.random(8, 16)), net.random(16));
    String thin =
        net.node(
            "Add", net.node("MatMul", net.node("Relu", wide), net.random(16, 8)), net.random(8));
    String back = net.node("Transpose", net.node("Mul", thin, net.random(8)));
    net.list("perm", 0, 3, 1, 2);
    net.node("Add", back, stem);
    assertEquals(
        List.of("convolution", "normalisation", "convolution relu", "convolution", "add"),
        OnnxReference.kinds(OnnxReference.check(net, folder)));
  }

  /** As ShuffleNet has it: channels split, shuffled, joined. */
  @Test
  void channelsSplitAndShuffled() {
    OnnxSketch net = new OnnxSketch(13, 1, 3, 6, 6);
    String stem = conv(net, "x", 3, 8, 3);
    String[] halves = net.nodes("Split", 2, stem, net.whole(4, 4));
    net.with("axis", 1);
    String joined = net.node("Concat", halves[0], conv(net, halves[1], 4, 4, 3));
    net.with("axis", 1);
    String apart = net.node("Reshape", joined, net.whole(1, 2, 4, 6, 6));
    String moved = net.node("Transpose", apart);
    net.list("perm", 0, 2, 1, 3, 4);
    String shuffled = net.node("Reshape", moved, net.whole(1, -1, 6, 6));
    String cut =
        net.node("Slice", shuffled, net.whole(2), net.whole(8), net.whole(1), net.whole(1));
    conv(net, cut, 6, 2, 3);
    OnnxReference.check(net, folder);
  }

  @Test
  void cellsMovedInManyWays() {
    OnnxSketch net = new OnnxSketch(13, 1, 4, 6, 6);
    String space = net.node("DepthToSpace", "x");
    net.with("blocksize", 2);
    String padded = net.node("Pad", conv(net, space, 1, 2, 3), net.whole(0, 0, 1, 2, 0, 0, 0, 1));
    String depth = net.node("Slice", padded, net.whole(1, 0), net.whole(13, 12), net.whole(2, 3));
    String deep = net.node("SpaceToDepth", depth);
    net.with("blocksize", 2);
    String rows = net.node("Concat", deep, conv(net, deep, 8, 8, 3));
    net.with("axis", 2);
    String one = net.node("Gather", rows, net.index(3));
    net.with("axis", 2);
    net.node("Transpose", one);
    net.list("perm", 0, 2, 1);
    net.node("Flatten", net.graph.getNode(net.graph.getNodeCount() - 1).getOutput(0));
    OnnxReference.check(net, folder);
  }

  @Test
  void weightsIn8Bits() {
    OnnxSketch net = new OnnxSketch(13, 1, 2, 6, 6);
    String stored =
        net.bytes(TensorProto.DataType.INT8, new int[] {4, 2, 3, 3}, net.integers(72, -128, 127));
    String scales = net.positive(4);
    String zeros = net.bytes(TensorProto.DataType.INT8, new int[] {4}, 3, 0, -2, 1);
    String kernel = net.node("DequantizeLinear", stored, scales, zeros);
    net.with("axis", 0);
    net.node("Conv", "x", kernel);
    OnnxNetwork network = OnnxReference.check(net, folder);
    assertEquals("onnx.quantised", network.notes().get(0).key());
    assertEquals(List.of("convolution"), OnnxReference.kinds(network));
  }

  /**
   * A quantised runtime rounds activations, and we don't, so answers are close but not the same.
   */
  @Test
  void activationsIn8Bits() {
    OnnxSketch net = new OnnxSketch(13, 1, 2, 6, 6);
    String zero = net.bytes(TensorProto.DataType.UINT8, new int[0], 0);
    String middle = net.bytes(TensorProto.DataType.UINT8, new int[0], 128);
    String step = net.number(0.04f);
    String in = net.node("QuantizeLinear", "x", step, middle);
    String kernel =
        net.bytes(TensorProto.DataType.INT8, new int[] {4, 2, 3, 3}, net.integers(72, -9, 9));
    String none = net.bytes(TensorProto.DataType.INT8, new int[0], 0);
    String bias = "b";
    net.graph.addInitializer(
        TensorProto.newBuilder()
            .setName(bias)
            .setDataType(TensorProto.DataType.INT32.getNumber())
            .addDims(4)
            .addAllInt32Data(List.of(300, -200, 100, 0)));
    String conv =
        net.node(
            "QLinearConv",
            in,
            step,
            middle,
            kernel,
            net.number(0.02f),
            none,
            net.number(0.03f),
            zero,
            bias);
    net.node("DequantizeLinear", conv, net.number(0.03f), zero);
    OnnxNetwork network = OnnxReference.check(net, folder, 0.03);
    assertEquals("onnx.quantised-activations", network.notes().get(0).key());
  }

  @Test
  void labelsAndFormatAreRead() {
    OnnxSketch net = new OnnxSketch(13, 1, 6);
    net.node("MatMul", "x", net.random(6, 2));
    net.model.addMetadataProps(
        StringStringEntryProto.newBuilder().setKey("names").setValue("{0: 'cat', 1: 'dog'}"));
    OnnxNetwork network = OnnxFile.read(net.write(folder.resolve("pets.onnx")), 0, Progress.NONE);
    assertEquals(List.of("cat", "dog"), network.spec().labels());
    assertEquals("onnx opset 13", network.format());
    assertEquals("pets", network.spec().name());
    assertEquals(LayerKind.OUTPUT, network.spec().output().kind());
  }

  @Test
  void namesAreThoseOfTheModules() {
    OnnxSketch net = new OnnxSketch(13, 1, 3, 6, 6);
    net.node("Relu", conv(net, "x", 3, 4, 3));
    net.graph.getNodeBuilder(0).setName("/layer1/layer1.0/conv1/Conv");
    OnnxNetwork network = OnnxFile.read(net.write(folder.resolve("net.onnx")), 0, Progress.NONE);
    assertEquals("layer1_0_conv1", network.spec().layer(1).name());
  }

  @Test
  void openSizesAreChosenAndTold() {
    OnnxSketch net = new OnnxSketch(13, 0, 3, 0, 0);
    net.node("GlobalAveragePool", conv(net, "x", 3, 4, 3));
    Path file = net.write(folder.resolve("net.onnx"));
    OnnxNetwork network = OnnxFile.read(file, 0, Progress.NONE);
    assertEquals(Shape.maps(3, 224, 224), network.spec().input().shape());
    assertTrue(network.notes().stream().anyMatch(note -> note.key().equals("onnx.size-chosen")));
    assertEquals(
        Shape.maps(3, 32, 32), OnnxFile.read(file, 32, Progress.NONE).spec().input().shape());
  }
}
