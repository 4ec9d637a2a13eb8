package io.github.convoscope.engine.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Describes batch normalisation followed by ReLU, in one layer, for training. Its parameters are
 * those of DL4J's batch normalisation, which has no activation function.
 */
final class NormalisedRelu extends BatchNormalization {
  private static final long serialVersionUID = 1L;
  private static final double EPSILON = 1e-5;

  /**
   * Makes a description.
   *
   * @param decay share of the running mean and variance that a step keeps
   */
  NormalisedRelu(String name, double decay) {
    setLayerName(name);
    setDecay(decay);
    setEps(EPSILON);
    setMinibatch(true);
    setGamma(1);
    setBeta(0);
    setUseLogStd(false);
    setCnn2DFormat(CNN2DFormat.NCHW);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    NormalisedReluLayer layer = new NormalisedReluLayer(configuration, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(configuration, parameters, initialise));
    layer.setConf(configuration);
    return layer;
  }
}
