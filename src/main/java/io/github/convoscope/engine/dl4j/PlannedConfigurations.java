package io.github.convoscope.engine.dl4j;

import io.github.convoscope.network.Shape;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Makes DL4J's descriptions of a planned network, in the variants that training needs.
 *
 * @param plan the layers
 * @param input shape of the input
 * @param classes units of the output layer
 */
record PlannedConfigurations(LayerPlan plan, Shape input, int classes) {
  /** Batch normalisation keeps this share of its running mean and variance in each step. */
  private static final double NORMALISATION_DECAY = 0.95;

  /**
   * What varies.
   *
   * @param normalised whether batch normalisation comes between every convolution and its ReLU, in
   *     layers of our own, which no file may contain
   * @param softmax whether the network outputs probabilities, or else logits
   * @param decay weight decay (L2) of all layers
   * @param firstDecay weight decay (L2) of the first layer
   * @param dropout share of the inputs of dense layers that training switches off
   */
  record Variant(
      boolean normalised, boolean softmax, double decay, double firstDecay, double dropout) {
    /** The network for use: no batch normalisation, convolutions with ReLU and bias. */
    static final Variant PLAIN = new Variant(false, true, 0, 0, 0);

    /** The same parameters, for logits. */
    Variant forLogits() {
      return new Variant(normalised, false, 0, 0, 0);
    }
  }

  /** The description of a variant. */
  MultiLayerConfiguration build(Variant variant, long seed, IUpdater updater) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .updater(updater)
            .weightInit(WeightInit.RELU)
            .l2(variant.decay())
            .list();
    int convolutions = 0;
    int pools = 0;
    int denses = 0;
    for (PlannedLayer layer : plan.layers()) {
      switch (layer.kind()) {
        case CONVOLUTION -> {
          String name = "conv" + ++convolutions;
          list.layer(convolution(name, layer, variant));
          if (variant.normalised()) {
            list.layer(new NormalisedRelu(name + "-norm", NORMALISATION_DECAY));
          }
        }
        case POOL -> {
          String name = "pool" + ++pools;
          list.layer(variant.normalised() ? new MaxPooling(name) : MaxPooling.plain(name));
        }
        case MEAN ->
            list.layer(new GlobalPoolingLayer.Builder(PoolingType.AVG).name("mean").build());
        case DENSE -> {
          String name = "dense" + (++denses == 1 ? "" : denses);
          list.layer(dense(name, layer, variant));
        }
      }
    }
    return list.layer(output(variant))
        .setInputType(InputType.convolutional(input.rows(), input.columns(), input.channels()))
        .build();
  }

  private ConvolutionLayer convolution(String name, PlannedLayer layer, Variant variant) {
    boolean first = layer == plan.layers().get(0);
    return new ConvolutionLayer.Builder(layer.kernel(), layer.kernel())
        .name(name)
        .nOut(layer.units())
        .stride(layer.stride(), layer.stride())
        .convolutionMode(ConvolutionMode.Same)
        .hasBias(!variant.normalised())
        .activation(variant.normalised() ? Activation.IDENTITY : Activation.RELU)
        .l2(first ? Math.max(variant.decay(), variant.firstDecay()) : variant.decay())
        .build();
  }

  private static DenseLayer dense(String name, PlannedLayer layer, Variant variant) {
    DenseLayer.Builder dense =
        new DenseLayer.Builder().name(name).nOut(layer.units()).activation(Activation.RELU);
    if (variant.dropout() > 0) {
      dense.dropOut(1 - variant.dropout());
    }
    return dense.build();
  }

  private OutputLayer output(Variant variant) {
    OutputLayer.Builder output =
        variant.softmax()
            ? new OutputLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX)
            : new OutputLayer.Builder(LossFunction.MSE).activation(Activation.IDENTITY);
    if (variant.dropout() > 0) {
      output.dropOut(1 - variant.dropout());
    }
    return output.name("output").nOut(classes).weightInit(WeightInit.XAVIER).build();
  }
}
