package io.github.convoscope.engine.dl4j;

import io.github.convoscope.network.Shape;
import java.nio.FloatBuffer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network that DL4J fits, and a second one with the same parameters that only computes logits.
 * One thread at a time.
 */
final class FittedNetwork {
  private final Shape input;
  private final int classes;
  private final MultiLayerNetwork network;
  private final MultiLayerNetwork judge;

  /**
   * Makes both networks.
   *
   * @param input shape of the input
   * @param classes number of classes
   * @param fitting what is fitted
   * @param logits the same layers without what only training needs, and without softmax
   */
  FittedNetwork(
      Shape input, int classes, MultiLayerConfiguration fitting, MultiLayerConfiguration logits) {
    this.input = input;
    this.classes = classes;
    network = made(fitting);
    judge = made(logits);
  }

  private static MultiLayerNetwork made(MultiLayerConfiguration configuration) {
    MultiLayerNetwork made = new MultiLayerNetwork(configuration);
    made.init();
    OneDnnHelpers.plant(made);
    return made;
  }

  /** DL4J's network that is fitted. */
  MultiLayerNetwork network() {
    return network;
  }

  /** DL4J's network that computes logits, with the parameters that it was given last. */
  MultiLayerNetwork judge() {
    return judge;
  }

  /**
   * Fits one batch.
   *
   * @param pictures [count × channels × rows × columns]
   * @param targets [count × classes]
   * @return the loss before the step
   */
  double step(float[] pictures, float[] targets) {
    int count = targets.length / classes;
    INDArray x = array(pictures, 0, count);
    INDArray y = Nd4j.createUninitialized(DataType.FLOAT, count, classes);
    buffer(y).put(targets);
    network.fit(x, y);
    x.close();
    y.close();
    return network.score();
  }

  /** A copy of the present parameters. */
  float[] parameters() {
    return copy(network.params());
  }

  /** Gives the second network these parameters. */
  void judgeBy(float[] parameters) {
    buffer(judge.params()).put(parameters);
  }

  /**
   * Computes logits [count × classes] with these parameters.
   *
   * @param pictures [count × channels × rows × columns]
   * @param batch pictures that are computed together
   */
  float[] logits(float[] parameters, float[] pictures, int batch) {
    judgeBy(parameters);
    int count = pictures.length / input.size();
    float[] logits = new float[count * classes];
    for (int from = 0; from < count; from += batch) {
      int n = Math.min(batch, count - from);
      INDArray x = array(pictures, from, n);
      INDArray out = judge.output(x).dup('c');
      buffer(out).get(logits, from * classes, n * classes);
      x.close();
    }
    return logits;
  }

  /** A copy of all that a later step depends on, but for random numbers. */
  TrainerState state() {
    return new TrainerState(
        copy(network.params()),
        copy(network.getUpdater().getStateViewArray()),
        network.getLayerWiseConfigurations().getIterationCount());
  }

  /** Goes back to a state. */
  void restore(TrainerState state) {
    buffer(network.params()).put(state.parameters());
    buffer(network.getUpdater().getStateViewArray()).put(state.updater());
    network.getLayerWiseConfigurations().setIterationCount(state.iteration());
  }

  private INDArray array(float[] pictures, int from, int count) {
    INDArray x =
        Nd4j.createUninitialized(
            DataType.FLOAT, count, input.channels(), input.rows(), input.columns());
    buffer(x).put(pictures, from * input.size(), count * input.size());
    return x;
  }

  /** A copy of the numbers of an array. */
  static float[] copy(INDArray array) {
    float[] values = new float[(int) array.length()];
    buffer(array).get(values);
    return values;
  }

  /** The numbers of an array, to read or write. */
  static FloatBuffer buffer(INDArray array) {
    return array.data().asNioFloat();
  }
}
