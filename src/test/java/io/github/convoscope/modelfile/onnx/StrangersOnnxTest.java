package io.github.convoscope.modelfile.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.task.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that somebody exported from PyTorch 2.9, whose weights lie in a second file. */
class StrangersOnnxTest {
  private static final Path MODEL =
      Path.of(System.getProperty("convoscope.home"), "../shared/models/strangers/mnist.onnx");

  /** What its Reshape makes of 32 maps of 26 × 26 cells. */
  private static final long FLAT = 32 * 26 * 26;

  @TempDir Path folder;

  @Test
  void theSecondFileIsAskedForAndThenRead() throws IOException {
    assumeTrue(Files.isRegularFile(MODEL));
    Path file = Files.copy(MODEL, folder.resolve("mnist.onnx"));
    Problem problem = assertThrows(Problem.class, () -> OnnxFile.read(file, 0, Progress.NONE));
    assertEquals(
        "mnist.onnx keeps its weights in a second file, mnist.onnx.data, which is not beside it or"
            + " cannot be read; put it there, or export with external_data=False",
        Messages.text(problem.what()));
    writeWeights(file);
    OnnxNetwork network = OnnxFile.read(file, 0, Progress.NONE);
    assertEquals(28, network.spec().input().shape().rows());
    float[] input = OnnxReference.input(28 * 28);
    float[] expected = OnnxReference.runtime(file, new long[] {1, 1, 28, 28}, input);
    OnnxReference.same(expected, OnnxReference.ours(network, input), OnnxReference.CLOSE);
  }

  /** Its own weights are not here; random ones lie where it looks for them. */
  private void writeWeights(Path file) throws IOException {
    ModelProto model = ModelProto.parseFrom(Files.readAllBytes(file));
    int end = 0;
    int shape = -1;
    for (TensorProto tensor : model.getGraph().getInitializerList()) {
      int offset = 0;
      int length = 0;
      for (StringStringEntryProto entry : tensor.getExternalDataList()) {
        offset = entry.getKey().equals("offset") ? Integer.parseInt(entry.getValue()) : offset;
        length = entry.getKey().equals("length") ? Integer.parseInt(entry.getValue()) : length;
      }
      end = Math.max(end, offset + length);
      boolean whole = tensor.getDataType() == TensorProto.DataType.INT64.getNumber();
      shape = whole && length > 0 ? offset : shape;
    }
    ByteBuffer bytes = ByteBuffer.allocate(end).order(ByteOrder.LITTLE_ENDIAN);
    Random random = new Random(5);
    while (bytes.remaining() >= Float.BYTES) {
      bytes.putFloat((float) (0.05 * random.nextGaussian()));
    }
    if (shape >= 0) {
      bytes.putLong(shape, FLAT);
    }
    Files.write(folder.resolve("mnist.onnx.data"), bytes.array());
  }
}
