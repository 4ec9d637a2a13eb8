package io.github.convoscope.engine.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Describes 2×2 max pooling for training, computed by {@link MaxPoolingLayer}. */
final class MaxPooling extends SubsamplingLayer {
  private static final long serialVersionUID = 1L;

  /** DL4J's own description of the same, for a model file. */
  static SubsamplingLayer plain(String name) {
    return builder(name).build();
  }

  private static SubsamplingLayer.Builder builder(String name) {
    return new SubsamplingLayer.Builder(PoolingType.MAX).name(name).kernelSize(2, 2).stride(2, 2);
  }

  MaxPooling(String name) {
    super(builder(name));
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    MaxPoolingLayer layer = new MaxPoolingLayer(configuration, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(configuration, parameters, initialise));
    layer.setConf(configuration);
    return layer;
  }
}
