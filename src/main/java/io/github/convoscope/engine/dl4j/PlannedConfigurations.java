package io.github.convoscope.engine.dl4j;

import io.github.convoscope.network.Shape;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Makes DL4J's descriptions of a planned network: for training, with batch normalisation after
 * every convolution, and for use, without it.
 *
 * @param plan the layers
 * @param input shape of the input
 * @param classes units of the output layer
 */
record PlannedConfigurations(LayerPlan plan, Shape input, int classes) {
  /** Batch normalisation keeps this share of its running mean and variance in each step. */
  private static final double NORMALISATION_DECAY = 0.95;

  /** The description for training, with weight decay (L2) of all weights. */
  MultiLayerConfiguration fitting(long seed, IUpdater updater, double decay) {
    return build(seed, updater, decay, true, true);
  }

  /** The description that outputs the logits; the parameters are those of {@link #fitting}. */
  MultiLayerConfiguration logits(IUpdater updater) {
    return build(0, updater, 0, true, false);
  }

  /** The description for use: no batch normalisation, convolutions with ReLU and bias. */
  MultiLayerConfiguration plain(IUpdater updater) {
    return build(0, updater, 0, false, true);
  }

  private MultiLayerConfiguration build(
      long seed, IUpdater updater, double decay, boolean normalised, boolean softmax) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .updater(updater)
            .weightInit(WeightInit.RELU)
            .l2(decay)
            .list();
    int convolutions = 0;
    int pools = 0;
    int denses = 0;
    for (PlannedLayer layer : plan.layers()) {
      switch (layer.kind()) {
        case CONVOLUTION -> {
          String name = "conv" + ++convolutions;
          list.layer(convolution(name, layer, normalised));
          if (normalised) {
            list.layer(normalisation(name + "-norm"));
          }
        }
        case POOL -> list.layer(pooling("pool" + ++pools));
        case MEAN ->
            list.layer(new GlobalPoolingLayer.Builder(PoolingType.AVG).name("mean").build());
        case DENSE ->
            list.layer(
                new DenseLayer.Builder()
                    .name("dense" + (++denses == 1 ? "" : denses))
                    .nOut(layer.units())
                    .activation(Activation.RELU)
                    .build());
      }
    }
    OutputLayer.Builder output =
        softmax
            ? new OutputLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX)
            : new OutputLayer.Builder(LossFunction.MSE).activation(Activation.IDENTITY);
    return list.layer(output.name("output").nOut(classes).weightInit(WeightInit.XAVIER).build())
        .setInputType(InputType.convolutional(input.rows(), input.columns(), input.channels()))
        .build();
  }

  private static ConvolutionLayer convolution(
      String name, PlannedLayer layer, boolean normalised) {
    return new ConvolutionLayer.Builder(layer.kernel(), layer.kernel())
        .name(name)
        .nOut(layer.units())
        .stride(layer.stride(), layer.stride())
        .convolutionMode(ConvolutionMode.Same)
        .hasBias(!normalised)
        .activation(normalised ? Activation.IDENTITY : Activation.RELU)
        .build();
  }

  private static BatchNormalization normalisation(String name) {
    return new BatchNormalization.Builder()
        .name(name)
        .decay(NORMALISATION_DECAY)
        .useLogStd(false)
        .activation(Activation.RELU)
        .build();
  }

  private static SubsamplingLayer pooling(String name) {
    return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
        .name(name)
        .kernelSize(2, 2)
        .stride(2, 2)
        .build();
  }
}
