package io.github.convoscope.modelfile.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are broken, changed or made to harm: each gives one sentence or a network. */
class HostileOnnxTest {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("net.onnx"), bytes);
  }

  private String told(OnnxSketch net) {
    return told(net.write(folder.resolve("net.onnx")));
  }

  private static String told(Path file) {
    Problem problem = assertThrows(Problem.class, () -> OnnxFile.read(file, 0, Progress.NONE));
    String text = Messages.text(problem.what());
    assertFalse(text.contains("{0}") || text.contains("''"), text);
    assertTrue(text.startsWith("net.onnx"), text);
    return problem.what().key();
  }

  private static OnnxSketch small() {
    OnnxSketch net = new OnnxSketch(13, 0, 3, 8, 8);
    String conv = net.node("Conv", "x", net.random(4, 3, 3, 3), net.random(4));
    net.list("pads", 1, 1, 1, 1).list("strides", 1, 1).with("group", 1);
    String norm =
        net.node(
            "BatchNormalization",
            conv,
            net.random(4),
            net.random(4),
            net.random(4),
            net.positive(4));
    String relu = net.node("Clip", norm, net.number(0), net.number(6));
    String pool = net.node("MaxPool", relu);
    net.list("kernel_shape", 2, 2).list("strides", 2, 2);
    String large = net.node("Resize", pool, "", net.floats(new int[] {4}, 1, 1, 2, 2));
    net.with("mode", "linear");
    String sum = net.node("Add", large, relu);
    String flat = net.node("Reshape", sum, net.whole(-1, 256));
    net.node("Softmax", net.node("Gemm", flat, net.random(256, 5), net.random(5)));
    return net;
  }

  @Test
  void aGraph100000NodesDeepOpensOrIsRefused() {
    OnnxSketch net = new OnnxSketch(13, 1, 3, 8, 8);
    String at = net.node("Conv", "x", net.random(4, 3, 3, 3));
    for (int i = 0; i < 100_000; i++) {
      at = net.node("Identity", at);
    }
    Path file = net.write(folder.resolve("net.onnx"));
    assertTimeoutPreemptively(
        LONGEST.multipliedBy(3),
        () -> assertEquals(2, OnnxFile.read(file, 0, Progress.NONE).spec().depth()));
    OnnxSketch functions = new OnnxSketch(13, 1, 3, 8, 8);
    at = "x";
    for (int i = 0; i < 100_000; i++) {
      at = functions.node("Sigmoid", at);
    }
    assertEquals("onnx.too-many-layers", told(functions));
  }

  @Test
  void tensorsLargerThanTheFileAreRefused() {
    for (long extent : new long[] {1000, 1L << 31, 1L << 40, -1}) {
      OnnxSketch net = small();
      net.graph.getInitializerBuilder(0).setDims(0, extent);
      assertEquals("onnx.tensor-size", told(net), "extent " + extent);
    }
    OnnxSketch zero = new OnnxSketch(13, 1, 3);
    zero.node("ConstantOfShape", zero.whole(1 << 20, 1 << 20));
    zero.node("Add", "x", "t" + (zero.graph.getInitializerCount()));
    assertEquals("onnx.shape", told(zero));
  }

  @Test
  void otherFilesAreReadOnlyFromTheFolder() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("inside"));
    byte[] numbers = new byte[4 * 4 * 3 * 9];
    ByteBuffer.wrap(numbers).order(java.nio.ByteOrder.LITTLE_ENDIAN).putFloat(0, 0.5f);
    Files.write(folder.resolve("secret.bin"), numbers);
    Files.write(inside.resolve("weights.bin"), numbers);
    Files.createSymbolicLink(inside.resolve("link.bin"), folder.resolve("secret.bin"));
    String[] refused = {"../secret.bin", folder.resolve("secret.bin").toString(), "link.bin", ""};
    for (String location : refused) {
      Path file = outside(location, numbers.length).write(inside.resolve("net.onnx"));
      assertEquals("onnx.side-file-outside", told(file), location);
    }
    Path missing = outside("missing.bin", numbers.length).write(inside.resolve("net.onnx"));
    assertEquals("onnx.side-file", told(missing));
    Path longer = outside("weights.bin", numbers.length + 4).write(inside.resolve("net.onnx"));
    assertEquals("onnx.tensor-size", told(longer));
    Path good = outside("weights.bin", numbers.length).write(inside.resolve("net.onnx"));
    OnnxNetwork network = OnnxFile.read(good, 0, Progress.NONE);
    float[] kernel = network.weights().of(1).kernel();
    assertTrue(kernel[0] != 0 && kernel[1] == 0, "0.5 and 0, both scaled");
  }

  private static OnnxSketch outside(String location, int length) {
    OnnxSketch net = small();
    net.graph
        .getInitializerBuilder(0)
        .clearRawData()
        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
        .addExternalData(entry("location", location))
        .addExternalData(entry("length", String.valueOf(length)));
    return net;
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  @Test
  void whatIsNotKnownIsNamed() {
    OnnxSketch net = new OnnxSketch(13, 1, 3, 8, 8);
    net.node("NonMaxSuppression", net.node("Relu", "x"));
    Path file = net.write(folder.resolve("net.onnx"));
    Problem problem = assertThrows(Problem.class, () -> OnnxFile.read(file, 0, Progress.NONE));
    assertEquals(
        "net.onnx: operator NonMaxSuppression is not one that this program computes"
            + " (node NonMaxSuppression_1)",
        Messages.text(problem.what()));
    OnnxSketch custom = new OnnxSketch(13, 1, 3, 8, 8);
    custom.node("Relu", "x");
    custom.domain("my.operators");
    assertEquals("onnx.unknown", told(custom));
    OnnxSketch erf = new OnnxSketch(13, 1, 3, 8, 8);
    erf.node("Erf", "x");
    assertEquals("onnx.unknown", told(erf));
  }

  @Test
  void graphsThatMakeNoSenseAreRefused() throws IOException {
    OnnxSketch cycle = new OnnxSketch(13, 1, 3, 8, 8);
    cycle.node("Add", "x", "t1");
    cycle.node("Relu", "t0");
    assertEquals("onnx.cycle", told(cycle));
    OnnxSketch two = new OnnxSketch(13, 1, 3, 8, 8);
    two.graph.addInput(OnnxSketch.info("y", 1, 3, 8, 8));
    two.node("Add", "x", "y");
    assertEquals("onnx.several-inputs", told(two));
    OnnxSketch old = small();
    old.model.getOpsetImportBuilder(0).setVersion(6);
    assertEquals("onnx.old-opset", told(old));
    OnnxSketch nan = small();
    nan.graph
        .getInitializerBuilder(1)
        .setRawData(
            ByteString.copyFrom(
                new byte[] {0, 0, (byte) 0xc0, 0x7f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    assertEquals("onnx.not-finite", told(nan));
    OnnxSketch missing = new OnnxSketch(13, 1, 3, 8, 8);
    missing.node("Add", "x", "nothing");
    assertEquals("onnx.missing-input", told(missing));
    OnnxSketch large = new OnnxSketch(13, 1, 3, 8, 8);
    large.node("Resize", "x", "", large.floats(new int[] {4}, 1, 1, 900, 900));
    assertEquals("onnx.layer-size", told(large));
    byte[] good = small().bytes();
    assertEquals("onnx.damaged", told(file(Arrays.copyOf(good, good.length / 2))));
  }

  @Test
  void partsAreCountedBeforeTheyAreParsed() throws IOException {
    ByteArrayOutputStream nodes = new ByteArrayOutputStream();
    for (int i = 0; i < 3_100_000; i++) {
      nodes.write(new byte[] {0x0a, 0});
    }
    byte[] model = small().model.clearGraph().build().toByteArray();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(model);
    bytes.write(0x3a);
    int length = nodes.size();
    while (length > 0x7f) {
      bytes.write(length & 0x7f | 0x80);
      length >>>= 7;
    }
    bytes.write(length);
    nodes.writeTo(bytes);
    assertEquals("onnx.too-many-nodes", told(file(bytes.toByteArray())));
  }

  @Test
  void openingCanBeCancelled() {
    Path file = small().write(folder.resolve("net.onnx"));
    Progress cancelled =
        new Progress() {
          @Override
          public void report(double fraction, io.github.convoscope.message.Message doing) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThrows(CancelledException.class, () -> OnnxFile.read(file, 0, cancelled));
  }

  @Test
  void theOpenerKnowsTheFileUnderAnyName() throws IOException {
    Path file = small().write(folder.resolve("network.bin"));
    assertTrue(ModelOpener.recognises(file));
    assertEquals("onnx opset 13", new ModelOpener().open(file).format());
  }

  @Test
  void someFilesWithChangedBytes() throws IOException {
    mutate(200);
  }

  @Test
  @Tag("long")
  void manyFilesWithChangedBytes() throws IOException {
    mutate(10_000);
  }

  /** Bytes changed, and pieces cut out, doubled or moved. */
  private void mutate(int count) throws IOException {
    byte[] good = small().bytes();
    Random random = new Random(3);
    int opened = 0;
    int refused = 0;
    for (int i = 0; i < count; i++) {
      byte[] bytes = mutation(good, random);
      Path file = file(bytes);
      String what = "mutation " + i;
      try {
        OnnxNetwork network =
            assertTimeoutPreemptively(LONGEST, () -> OnnxFile.read(file, 0, Progress.NONE), what);
        OnnxReference.ours(network, new float[network.spec().input().shape().size()]);
        opened++;
      } catch (Problem problem) {
        assertFalse(Messages.text(problem.what()).isBlank(), what);
        refused++;
      }
    }
    assertTrue(opened > count / 20, opened + " opened");
    assertTrue(refused > count / 20, refused + " refused");
  }

  private static byte[] mutation(byte[] good, Random random) {
    byte[] bytes = good.clone();
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    if (random.nextInt(4) == 0) {
      int from = random.nextInt(bytes.length);
      int length = Math.min(bytes.length - from, random.nextInt(40));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(bytes, 0, from + (random.nextBoolean() ? length : 0));
      out.write(bytes, from, random.nextBoolean() ? length : 0);
      out.write(bytes, from + length, bytes.length - from - length);
      return out.toByteArray();
    }
    return bytes;
  }
}
