package io.github.convoscope.engine.dl4j;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Makes DL4J's networks from descriptions that were checked before; converts DL4J's exceptions to a
 * {@link Problem}.
 */
final class Dl4jNetworkFactory {
  private Dl4jNetworkFactory() {}

  /**
   * Counts the parameters of a network without reserving memory for them.
   *
   * @param file name of the model file, for messages
   * @param configuration JSON that was checked before
   * @throws Problem if DL4J cannot make the network
   */
  static long parameterCount(String file, String configuration) {
    try {
      long parameters = 0;
      for (NeuralNetConfiguration conf : parsed(configuration).getConfs()) {
        parameters += conf.getLayer().initializer().numParams(conf);
      }
      return parameters;
    } catch (RuntimeException e) {
      throw failed(file, e);
    }
  }

  /**
   * Makes a network whose parameters are not set yet.
   *
   * @throws Problem if DL4J cannot make it
   */
  static MultiLayerNetwork make(String file, String configuration) {
    try {
      MultiLayerNetwork network = new MultiLayerNetwork(parsed(configuration));
      network.init();
      network.initGradientsView();
      return network;
    } catch (RuntimeException e) {
      throw failed(file, e);
    }
  }

  /** The error to report when DL4J fails on a file. */
  static Problem failed(String file, RuntimeException cause) {
    return Problem.input(Message.of("engine.dl4j-failed", file), cause);
  }

  private static MultiLayerConfiguration parsed(String configuration) {
    // Loads ND4J's native library first; if that fails within DL4J, DL4J hides the reason.
    Nd4j.zeros(1);
    return MultiLayerConfiguration.fromJson(configuration);
  }
}
