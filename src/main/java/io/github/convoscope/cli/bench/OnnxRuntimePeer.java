package io.github.convoscope.cli.bench;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Weights;
import java.lang.reflect.Method;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * Computes a network with ONNX Runtime, all activations kept. The runtime is no part of the
 * program: {@code ./run bench forward --peer} puts it on the class path, and it is called by
 * reflection, so that the program is built and starts without it (decision 0029).
 */
final class OnnxRuntimePeer implements AutoCloseable {
  private static final String PACKAGE = "ai.onnxruntime.";

  private final AutoCloseable session;
  private final Method run;
  private final Map<String, Object> inputs;

  /**
   * A network, ready to run.
   *
   * @param input values of {@code count} examples
   * @param threads that compute
   * @throws Problem if ONNX Runtime is not there or refuses the network
   */
  OnnxRuntimePeer(NetworkSpec spec, Weights weights, float[] input, int count, int threads) {
    try {
      Class<?> environmentType = Class.forName(PACKAGE + "OrtEnvironment");
      Class<?> optionsType = Class.forName(PACKAGE + "OrtSession$SessionOptions");
      Class<?> tensorType = Class.forName(PACKAGE + "OnnxTensor");
      Object environment = environmentType.getMethod("getEnvironment").invoke(null);
      Object options = optionsType.getConstructor().newInstance();
      optionsType.getMethod("setIntraOpNumThreads", int.class).invoke(options, threads);
      session =
          (AutoCloseable)
              environmentType
                  .getMethod("createSession", byte[].class, optionsType)
                  .invoke(environment, OnnxWriter.bytes(spec, weights, count), options);
      int[] extents = spec.input().shape().extents();
      long[] shape = new long[extents.length + 1];
      shape[0] = count;
      for (int i = 0; i < extents.length; i++) {
        shape[i + 1] = extents[i];
      }
      Object tensor =
          tensorType
              .getMethod("createTensor", environmentType, FloatBuffer.class, long[].class)
              .invoke(null, environment, FloatBuffer.wrap(input), shape);
      inputs = Map.of("v0", tensor);
      run = session.getClass().getMethod("run", Map.class);
    } catch (ClassNotFoundException e) {
      throw Problem.input(Message.of("cli.no-peer"), e);
    } catch (ReflectiveOperationException e) {
      throw failed(e);
    }
  }

  /** One forward pass; its results are given back at once. */
  void forward() {
    try (AutoCloseable result = (AutoCloseable) run.invoke(session, inputs)) {
      if (result == null) {
        throw new IllegalStateException("no result");
      }
    } catch (Exception e) {
      throw failed(e);
    }
  }

  /** What it answers to all examples: the output of the last layer. */
  float[] output(NetworkSpec spec) {
    try (AutoCloseable result = (AutoCloseable) run.invoke(session, inputs)) {
      String name = "v" + spec.output().index();
      Optional<?> tensor =
          (Optional<?>) result.getClass().getMethod("get", String.class).invoke(result, name);
      Object found = tensor.orElseThrow();
      FloatBuffer values = (FloatBuffer) found.getClass().getMethod("getFloatBuffer").invoke(found);
      float[] output = new float[values.remaining()];
      values.get(output);
      return output;
    } catch (Exception e) {
      throw failed(e);
    }
  }

  private static Problem failed(Exception cause) {
    return Problem.work(Message.of("cli.peer-failed"), cause);
  }

  @Override
  public void close() throws Exception {
    session.close();
  }
}
