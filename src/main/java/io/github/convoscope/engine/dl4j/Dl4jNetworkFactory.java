package io.github.convoscope.engine.dl4j;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;

/** Makes networks of DL4J from vetted descriptions; what DL4J throws becomes a sentence. */
final class Dl4jNetworkFactory {
  private Dl4jNetworkFactory() {}

  /**
   * How many parameters a network has, counted without memory for them.
   *
   * @param file name of the model file, for messages
   * @param configuration vetted JSON
   * @throws Problem if DL4J can't make the network
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
   * A network whose parameters are not yet set.
   *
   * @throws Problem if DL4J can't make it
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

  /** What to tell where DL4J fails on a file. */
  static Problem failed(String file, RuntimeException cause) {
    return Problem.input(Message.of("engine.dl4j-failed", file), cause);
  }

  private static MultiLayerConfiguration parsed(String configuration) {
    // Loads ND4J's native library first: DL4J hides the reason where that fails.
    Nd4j.zeros(1);
    return MultiLayerConfiguration.fromJson(configuration);
  }
}
