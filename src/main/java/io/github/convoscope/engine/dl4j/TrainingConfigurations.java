package io.github.convoscope.engine.dl4j;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Makes DL4J's descriptions of the network to be trained, in the variants that training needs. */
final class TrainingConfigurations {
  private TrainingConfigurations() {}

  /** The description for training, with weight decay and dropout. */
  static MultiLayerConfiguration fitting(TrainableLayout layout, long seed, IUpdater updater) {
    return build(layout, seed, updater, layout.decay(), layout.dropout(), true);
  }

  /** The description for use, without weight decay and dropout. */
  static MultiLayerConfiguration plain(TrainableLayout layout, long seed, IUpdater updater) {
    return build(layout, seed, updater, 0, 0, true);
  }

  /** The description that outputs the logits; the parameters are the same. */
  static MultiLayerConfiguration logits(TrainableLayout layout, IUpdater updater) {
    return build(layout, 0, updater, 0, 0, false);
  }

  private static MultiLayerConfiguration build(
      TrainableLayout layout,
      long seed,
      IUpdater updater,
      double decay,
      double dropout,
      boolean softmax) {
    OutputLayer.Builder output =
        softmax
            ? new OutputLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX)
            : new OutputLayer.Builder(LossFunction.MSE).activation(Activation.IDENTITY);
    output.name("output").nOut(layout.classes()).weightInit(WeightInit.XAVIER);
    DenseLayer.Builder dense =
        new DenseLayer.Builder().name("dense").nOut(layout.dense()).activation(Activation.RELU);
    if (dropout > 0) {
      dense.dropOut(1 - dropout);
      output.dropOut(1 - dropout);
    }
    return new NeuralNetConfiguration.Builder()
        .seed(seed)
        .updater(updater)
        .weightInit(WeightInit.RELU)
        .list()
        .layer(convolution("conv1", TrainableLayout.KERNEL1, layout.conv1()).l2(decay).build())
        .layer(pooling("pool1"))
        .layer(convolution("conv2", TrainableLayout.KERNEL2, layout.conv2()).build())
        .layer(pooling("pool2"))
        .layer(dense.build())
        .layer(output.build())
        .setInputType(InputType.convolutional(layout.rows(), layout.columns(), 1))
        .build();
  }

  private static ConvolutionLayer.Builder convolution(String name, int kernel, int maps) {
    return new ConvolutionLayer.Builder(kernel, kernel)
        .name(name)
        .nOut(maps)
        .convolutionMode(ConvolutionMode.Same)
        .activation(Activation.RELU);
  }

  private static SubsamplingLayer pooling(String name) {
    return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
        .name(name)
        .kernelSize(2, 2)
        .stride(2, 2)
        .build();
  }
}
