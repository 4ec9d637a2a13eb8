package io.github.convoscope.cli.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * ONNX Runtime as what benches compare with. {@code scripts/peer.sh} compiles this class alone, for
 * {@code ./run bench forward --peer} (decision 0029).
 */
public final class OnnxRuntimePeer implements PeerEngine {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private OrtSession session;
  private OnnxTensor tensor;
  private String answer;

  @Override
  public void open(byte[] onnx, String output, float[] input, long[] shape, int threads) {
    try {
      OrtSession.SessionOptions options = new OrtSession.SessionOptions();
      options.setIntraOpNumThreads(threads);
      session = environment.createSession(onnx, options);
      tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), shape);
      answer = output;
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void forward() {
    try {
      session.run(Map.of("v0", tensor)).close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public float[] output() {
    try (OrtSession.Result result = session.run(Map.of("v0", tensor))) {
      FloatBuffer values = ((OnnxTensor) result.get(answer).orElseThrow()).getFloatBuffer();
      float[] copy = new float[values.remaining()];
      values.get(copy);
      return copy;
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      tensor.close();
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
