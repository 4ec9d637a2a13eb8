package io.github.convoscope.engine.dl4j;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.Shape;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Computes a whole network with DL4J, as its model file describes it. One thread at a time. */
public final class Dl4jNetwork {
  private final MultiLayerNetwork network;

  /**
   * Makes a network.
   *
   * @param file name of the model file, for messages
   * @param configuration JSON that was checked before
   * @param parameters all parameters, in DL4J's order
   * @throws Problem if DL4J cannot make it or expects another number of parameters
   */
  public Dl4jNetwork(String file, String configuration, float[] parameters) {
    if (Dl4jNetworkFactory.parameterCount(file, configuration) != parameters.length) {
      throw Problem.input(Message.of("engine.dl4j-failed", file));
    }
    network = Dl4jNetworkFactory.make(file, configuration);
    network.params().data().asNioFloat().put(parameters);
  }

  /** Switches to oneDNN's convolutions, if this process has them; returns itself. */
  public Dl4jNetwork withOneDnn() {
    OneDnnHelpers.plant(network);
    return this;
  }

  /** DL4J's own object. */
  MultiLayerNetwork network() {
    return network;
  }

  /**
   * Computes the answers to some examples.
   *
   * @param inputs examples × channels × rows × columns
   * @param input shape of one example
   * @return examples × classes
   */
  public float[] output(float[] inputs, Shape input) {
    INDArray x =
        Nd4j.createUninitialized(
            DataType.FLOAT,
            inputs.length / input.size(),
            input.channels(),
            input.rows(),
            input.columns());
    x.data().asNioFloat().put(inputs);
    float[] output = network.output(x).dup('c').data().asFloat();
    x.close();
    return output;
  }
}
