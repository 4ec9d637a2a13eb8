package io.github.convoscope.modelfile.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.convoscope.data.ModelCardFile;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.OpenOptions;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ONNX files through the one opener, as window and command line use it. */
class OnnxOpenedTest {
  @TempDir private Path folder;

  private static OnnxSketch convolution(int... input) {
    OnnxSketch net = new OnnxSketch(13, input);
    boolean last = input[3] == 3;
    String maps = "x";
    if (last) {
      maps = net.node("Transpose", "x");
      net.list("perm", 0, 3, 1, 2);
    }
    net.node("GlobalAveragePool", net.node("Conv", maps, net.random(4, 3, 3, 3)));
    return net;
  }

  private Path withCard(OnnxSketch net, int size) throws IOException {
    Path file = net.write(folder.resolve("net.onnx"));
    Files.writeString(
        ModelCardFile.beside(file),
        "{\"labels\": [\"a\", \"b\", \"c\", \"d\"], \"input\": [0, 255], \"picture\": {\"size\": "
            + size
            + "}}");
    return file;
  }

  private static String remark(Model model) {
    Message remark = model.remark();
    return remark == null ? "" : Messages.text(remark);
  }

  @Test
  void anOpenSizeIsTheCards() throws IOException {
    Model first = new ModelOpener().open(withCard(convolution(0, 3, 0, 0), 48));
    assertEquals(Shape.maps(3, 48, 48), first.spec().input().shape());
    assertEquals("", remark(first), "nobody had to choose");
    Model last = new ModelOpener().open(withCard(convolution(0, 0, 0, 3), 40));
    assertEquals(Shape.maps(3, 40, 40), last.spec().input().shape());
    assertEquals(40, last.newEncoder().input().rows());
    Model wide = new ModelOpener().open(withCard(convolution(1, 3, 20, 0), 40));
    assertEquals(Shape.maps(3, 20, 40), wide.spec().input().shape());
    Model fixed = new ModelOpener().open(withCard(convolution(1, 20, 24, 3), 40));
    assertEquals(Shape.maps(3, 20, 24), fixed.spec().input().shape());
  }

  @Test
  void whatIsAskedForCountsMoreThanTheCard() throws IOException {
    Path file = withCard(convolution(0, 3, 0, 0), 48);
    OpenOptions asked = new OpenOptions(null, null, 32, Progress.NONE);
    Model model = new ModelOpener().open(file, asked);
    assertEquals(Shape.maps(3, 32, 32), model.spec().input().shape());
    Files.delete(ModelCardFile.beside(file));
    Model alone = new ModelOpener().open(file);
    assertEquals(Shape.maps(3, 224, 224), alone.spec().input().shape());
    assertTrue(remark(alone).contains("224\u00d7224 pixels were chosen"), remark(alone));
  }

  @Test
  void ofSeveralOutputsTheFirstThatIsNotReadFurtherIsShown() {
    OnnxSketch net = new OnnxSketch(13, 1, 6);
    String hidden = net.node("Gemm", "x", net.random(6, 5), net.random(5));
    String answer = net.node("Gemm", net.node("Relu", hidden), net.random(5, 3), net.random(3));
    String beside = net.node("Gemm", hidden, net.random(5, 2), net.random(2));
    net.answer(hidden).answer(answer).answer(beside);
    Model model = new ModelOpener().open(net.write(folder.resolve("net.onnx")));
    assertEquals(3, model.spec().classes());
    assertEquals("It has 3 outputs; " + answer + " is shown.", remark(model));
  }

  @Test
  void weightsIn8BitsAreSaid() {
    OnnxSketch net = new OnnxSketch(13, 1, 2, 6, 6);
    String stored =
        net.bytes(TensorProto.DataType.INT8, new int[] {4, 2, 3, 3}, net.integers(72, -128, 127));
    net.node("Conv", "x", net.node("DequantizeLinear", stored, net.number(0.02f)));
    Model model = new ModelOpener().open(net.write(folder.resolve("net.onnx")));
    assertEquals(
        "Its weights are stored in 8 bits; they are shown as the real numbers that they stand"
            + " for.",
        remark(model));
    OnnxSketch plain = new OnnxSketch(13, 1, 2, 6, 6);
    plain.node("Conv", "x", plain.random(4, 2, 3, 3));
    assertNull(new ModelOpener().open(plain.write(folder.resolve("plain.onnx"))).remark());
  }
}
