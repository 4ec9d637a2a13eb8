package io.github.convoscope.cli.bench;

/**
 * Another program's engine that benches compare with. It is no part of the program: {@code ./run
 * bench forward --peer} puts one on the class path, and {@code ServiceLoader} finds it.
 */
public interface PeerEngine extends AutoCloseable {
  /**
   * Takes a network.
   *
   * @param onnx the network as an ONNX model, whose input is called {@code v0}
   * @param output name of the model's output that is the answer
   * @param input values of all examples
   * @param shape of the input, the number of examples first
   * @param threads that compute
   */
  void open(byte[] onnx, String output, float[] input, long[] shape, int threads);

  /** One forward pass, all activations kept; its results are given back at once. */
  void forward();

  /** The answer to all examples. */
  float[] output();

  @Override
  void close();
}
