package io.github.convoscope.modelfile.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** ONNX Runtime's answer to a file, compared with ours. */
final class OnnxReference {
  static final double CLOSE = 1e-5;

  private OnnxReference() {}

  /** A random input of a sketch, as the graph has it, batch of one. */
  static float[] input(int size) {
    Random random = new Random(size);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** What ONNX Runtime answers. */
  static float[] runtime(Path file, long[] dims, float[] input) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.BASIC_OPT);
      try (OrtSession session = environment.createSession(file.toString(), options);
          OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), dims);
          OrtSession.Result result =
              session.run(Map.of(session.getInputNames().iterator().next(), tensor))) {
        FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
        float[] answer = new float[values.remaining()];
        values.get(answer);
        return answer;
      }
    } catch (OrtException e) {
      throw new AssertionError(file + ": " + e.getMessage(), e);
    }
  }

  /** What we answer. */
  static float[] ours(OnnxNetwork network, float[] input) {
    NetworkSpec spec = network.spec();
    Activations activations = new Activations(spec, 1);
    try (Engine engine = new FastEngine(spec, network.weights())) {
      engine.forward(input, activations);
    }
    return activations.after(spec.depth() - 1).clone();
  }

  /** Compares both, with the sketch's input, whose answer has our order of cells. */
  static OnnxNetwork check(OnnxSketch sketch, Path folder) {
    return check(sketch, folder, CLOSE);
  }

  static OnnxNetwork check(OnnxSketch sketch, Path folder, double close) {
    Path file = sketch.write(folder.resolve("net.onnx"));
    OnnxNetwork network = OnnxFile.read(file, 0, Progress.NONE);
    Shape shape = network.spec().input().shape();
    float[] input = input(shape.size());
    long[] dims = Arrays.stream(sketch.input).mapToLong(extent -> Math.max(1, extent)).toArray();
    boolean last = dims.length == 4 && dims[3] == shape.channels() && dims[1] == shape.rows();
    float[] given = last ? channelsLast(input, shape) : input;
    float[] expected = runtime(file, dims, given);
    same(expected, ours(network, input), close);
    return network;
  }

  static void same(float[] expected, float[] actual, double close) {
    assertEquals(expected.length, actual.length, "number of answers");
    float largest = 1e-3f;
    for (float value : expected) {
      assertTrue(Float.isFinite(value));
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], close * largest, "answer " + i);
    }
  }

  static float[] channelsLast(float[] values, Shape shape) {
    float[] moved = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      int channel = i / shape.mapSize();
      moved[i % shape.mapSize() * shape.channels() + channel] = values[i];
    }
    return moved;
  }

  /** The kinds of a network's layers as {@code describe} prints them, with their functions. */
  static List<String> kinds(OnnxNetwork network) {
    return network.spec().layers().stream().skip(1).map(OnnxReference::kind).toList();
  }

  private static String kind(LayerSpec layer) {
    String function = layer.activation().word();
    return layer.kind().word() + (function.equals("identity") ? "" : " " + function);
  }
}
