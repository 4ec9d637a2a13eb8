package io.github.convoscope.engine.dl4j;

import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs the work of our engine in DL4J, to compare the speed. MultiLayerNetwork computes a file's
 * network with and without oneDNN convolutions; ND4J computes only its matrix products, which is
 * the least time that any use of ND4J takes. One thread.
 */
public final class Dl4jBenchmark {
  private final NetworkSpec spec;
  private final MultiLayerNetwork network;
  private final MultiLayerNetwork oneDnn;

  /**
   * Measures a network.
   *
   * @param spec the network's layers
   * @param network the same network in DL4J
   * @param oneDnn the same network again, to be run with oneDNN's convolutions
   */
  public Dl4jBenchmark(NetworkSpec spec, Dl4jNetwork network, Dl4jNetwork oneDnn) {
    this.spec = spec;
    this.network = network.network();
    this.oneDnn = oneDnn.network();
  }

  /**
   * Returns the ways to compute all activations, by name.
   *
   * @param inputs {@code count} examples, flat
   */
  public Map<String, Runnable> forward(float[] inputs, int count) {
    INDArray array = array(inputs, count);
    Map<String, Runnable> ways = new LinkedHashMap<>();
    ways.put("dl4j", () -> network.feedForward(array, false));
    if (OneDnnHelpers.available()) {
      ways.put("dl4j_onednn", () -> oneDnn.feedForward(array, false));
    }
    ways.put("nd4j_products", products(count));
    return ways;
  }

  /**
   * Returns the ways to compute all activations and the derivative of one logit with respect to the
   * input, by name.
   *
   * @param inputs {@code count} examples, flat
   */
  public Map<String, Runnable> gradient(float[] inputs, int count) {
    INDArray array = array(inputs, count);
    INDArray byLogits = Nd4j.zeros(DataType.FLOAT, count, spec.classes());
    byLogits.getColumn(0).assign(1);
    Map<String, Runnable> ways = new LinkedHashMap<>();
    ways.put("dl4j", () -> gradient(network, array, byLogits));
    if (OneDnnHelpers.available()) {
      ways.put("dl4j_onednn", () -> gradient(oneDnn, array, byLogits));
    }
    return ways;
  }

  private static void gradient(MultiLayerNetwork network, INDArray input, INDArray byLogits) {
    network.setInput(input);
    network.feedForward(true, false);
    network.backpropGradient(byLogits, null);
  }

  private INDArray array(float[] inputs, int count) {
    boolean flat =
        network.getLayerWiseConfigurations().getInputPreProcess(0) != null
            || spec.layer(1).kind() == LayerKind.DENSE;
    Shape shape = spec.input().shape();
    INDArray array = Nd4j.createFromArray(inputs);
    return flat
        ? array.reshape('c', count, shape.size())
        : array.reshape('c', count, shape.channels(), shape.rows(), shape.columns());
  }

  /** Computes the matrix products of all layers that have weights, on arrays made in advance. */
  private Runnable products(int count) {
    List<INDArray[]> all = new ArrayList<>();
    for (LayerSpec layer : spec.layers()) {
      Shape below = spec.inputShape(layer.index());
      int units = layer.shape().channels();
      int inner =
          switch (layer.kind()) {
            case CONVOLUTION -> below.channels() * layer.requireWindow().taps();
            case DENSE, OUTPUT -> below.size();
            default -> 0;
          };
      if (inner > 0) {
        all.add(
            new INDArray[] {
              Nd4j.rand(DataType.FLOAT, units, inner),
              Nd4j.rand(DataType.FLOAT, inner, count * layer.shape().mapSize()),
              Nd4j.create(DataType.FLOAT, new long[] {units, count * layer.shape().mapSize()}, 'f')
            });
      }
    }
    return () -> all.forEach(one -> Nd4j.gemm(one[0], one[1], one[2], false, false, 1, 0));
  }
}
