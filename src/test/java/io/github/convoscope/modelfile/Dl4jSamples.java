package io.github.convoscope.modelfile;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.model.ModelOpener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks as people build them with DL4J, each with what the others lack. */
public enum Dl4jSamples {
  SHIPPED(
      InputType.convolutional(28, 28, 1),
      List.of("conv1", "pool1", "conv2", "pool2", "dense", "output"),
      same(7, 1, 8, Activation.RELU),
      pool(SubsamplingLayer.PoolingType.MAX),
      same(5, 1, 16, Activation.RELU),
      pool(SubsamplingLayer.PoolingType.MAX),
      dense(64, Activation.RELU),
      output(10)),
  FLAT_INPUT_AND_SOFTMAX_OUTSIDE(
      InputType.convolutionalFlat(28, 28, 1),
      List.of("conv1", "act1", "pool1", "dense", "act2", "drop1", "output"),
      new ConvolutionLayer.Builder(5, 5).nOut(4).activation(Activation.IDENTITY).build(),
      new ActivationLayer(Activation.TANH),
      pool(SubsamplingLayer.PoolingType.AVG),
      dense(12, Activation.IDENTITY),
      new ActivationLayer(Activation.SIGMOID),
      new DropoutLayer(0.5),
      dense(10, Activation.IDENTITY),
      new LossLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX).build()),
  EVEN_KERNELS_STRIDES_AND_DILATION(
      InputType.convolutional(23, 26, 2),
      List.of("first", "pool1", "conv2", "pool2", "output"),
      new ConvolutionLayer.Builder(4, 3)
          .name("first")
          .nOut(3)
          .stride(2, 1)
          .convolutionMode(ConvolutionMode.Same)
          .activation(Activation.LEAKYRELU)
          .build(),
      new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
          .kernelSize(3, 3)
          .stride(2, 2)
          .convolutionMode(ConvolutionMode.Same)
          .build(),
      new ConvolutionLayer.Builder(2, 3)
          .nOut(5)
          .dilation(2, 2)
          .padding(1, 2)
          .convolutionMode(ConvolutionMode.Truncate)
          .activation(Activation.ELU)
          .build(),
      new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
          .kernelSize(3, 2)
          .stride(1, 2)
          .padding(1, 1)
          .convolutionMode(ConvolutionMode.Truncate)
          .build(),
      output(4)) {
    @Override
    int[] inputShape() {
      return new int[] {2, 21, 23};
    }
  },
  AVERAGES_AT_THE_BORDER(
      InputType.convolutional(9, 9, 1),
      List.of("conv1", "pool1", "dense", "output"),
      same(3, 2, 3, Activation.SOFTPLUS),
      new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
          .kernelSize(3, 3)
          .stride(2, 2)
          .padding(1, 1)
          .convolutionMode(ConvolutionMode.Truncate)
          .build(),
      dense(7, Activation.TANH),
      dense(3, Activation.SOFTMAX)),
  NORMALISED(
      InputType.convolutional(28, 28, 1),
      List.of("conv1", "norm1", "act1", "pool1", "conv2", "pool2", "dense1", "dense2", "output"),
      new ConvolutionLayer.Builder(3, 3)
          .nOut(4)
          .hasBias(false)
          .activation(Activation.IDENTITY)
          .build(),
      new BatchNormalization.Builder().build(),
      new ActivationLayer(Activation.RELU),
      pool(SubsamplingLayer.PoolingType.MAX),
      same(3, 1, 6, Activation.RELU),
      pool(SubsamplingLayer.PoolingType.MAX),
      dense(9, Activation.RELU),
      dense(8, Activation.RELU),
      output(10)),
  NORMALISED_BY_LOGARITHM_AND_POOLED_WHOLE(
      InputType.convolutional(14, 14, 1),
      List.of("conv1", "norm1", "conv2", "pool1", "output"),
      same(3, 1, 4, Activation.RELU),
      new BatchNormalization.Builder().useLogStd(true).build(),
      same(3, 1, 6, Activation.RELU),
      new GlobalPoolingLayer.Builder(PoolingType.AVG).build(),
      output(5)) {
    @Override
    int[] inputShape() {
      return new int[] {1, 28, 28};
    }
  },
  ONLY_DENSE(
      InputType.feedForward(784),
      List.of("dense", "output"),
      dense(20, Activation.SIGMOID),
      new OutputLayer.Builder(LossFunction.XENT).nOut(1).activation(Activation.SIGMOID).build()),
  OTHER_KINDS(
      InputType.convolutional(28, 28, 1),
      List.of("conv1", "other1", "other2", "other3", "dense", "output"),
      same(3, 1, 4, Activation.RELU),
      new Deconvolution2D.Builder(2, 2).nOut(4).stride(2, 2).activation(Activation.TANH).build(),
      new SpaceToDepthLayer.Builder(2).build(),
      new ConvolutionLayer.Builder(3, 3).nOut(3).activation(Activation.CUBE).build(),
      dense(8, Activation.RELU),
      output(3)),
  LESS_USUAL_KINDS(
      InputType.convolutional(12, 12, 2),
      List.of(
          "conv1",
          "norm1",
          "pad1",
          "conv2",
          "crop1",
          "act1",
          "up1",
          "conv3-depth",
          "conv3",
          "dense",
          "output"),
      same(3, 1, 4, Activation.GELU),
      new LocalResponseNormalization.Builder().n(4).alpha(0.3).beta(0.6).k(1.5).build(),
      new ZeroPaddingLayer(1, 0, 2, 1),
      new DepthwiseConvolution2D.Builder()
          .kernelSize(3, 2)
          .depthMultiplier(2)
          .nOut(8)
          .activation(Activation.RELU6)
          .build(),
      new Cropping2D(1, 0, 0, 2),
      new PReLULayer.Builder().inputShape(8, 10, 12).sharedAxes(2, 3).build(),
      new Upsampling2D.Builder(2).build(),
      new SeparableConvolution2D.Builder(3, 3)
          .depthMultiplier(2)
          .nOut(5)
          .stride(2, 2)
          .activation(Activation.SWISH)
          .build(),
      dense(8, Activation.SELU),
      output(3));

  private final InputType input;
  private final List<String> layers;
  private final Layer[] chain;

  Dl4jSamples(InputType input, List<String> layers, Layer... chain) {
    this.input = input;
    this.layers = layers;
    this.chain = chain;
  }

  private static ConvolutionLayer same(int kernel, int stride, int maps, Activation function) {
    return new ConvolutionLayer.Builder(kernel, kernel)
        .nOut(maps)
        .stride(stride, stride)
        .convolutionMode(ConvolutionMode.Same)
        .activation(function)
        .build();
  }

  private static SubsamplingLayer pool(SubsamplingLayer.PoolingType type) {
    return new SubsamplingLayer.Builder(type).kernelSize(2, 2).stride(2, 2).build();
  }

  private static DenseLayer dense(int units, Activation function) {
    return new DenseLayer.Builder().nOut(units).activation(function).build();
  }

  private static OutputLayer output(int units) {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(units)
        .activation(Activation.SOFTMAX)
        .build();
  }

  public MultiLayerConfiguration configuration() {
    NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder().seed(1).list();
    for (Layer layer : chain) {
      list.layer(layer.clone());
    }
    return list.setInputType(input).build();
  }

  /** The network with random weights, as the program opens it from a file in a folder. */
  public Engine opened(Path folder) throws IOException {
    Path file = folder.resolve(name() + ".zip");
    ModelSerializer.writeModel(network(configuration(), 5), file.toFile(), false);
    return new ModelOpener().open(file).newEngine();
  }

  /** The layers' names as they must be found. */
  public List<String> layers() {
    java.util.ArrayList<String> all = new java.util.ArrayList<>(layers);
    all.add(0, "input");
    return all;
  }

  /** Channels, rows and columns that are taken for the input. */
  int[] inputShape() {
    return switch (input.getType()) {
      case CNN -> {
        var cnn = (InputType.InputTypeConvolutional) input;
        yield new int[] {(int) cnn.getChannels(), (int) cnn.getHeight(), (int) cnn.getWidth()};
      }
      default -> new int[] {1, 28, 28};
    };
  }

  /** The values as DL4J takes them. */
  public INDArray input(float[] values, int count) {
    INDArray flat = Nd4j.createFromArray(values).reshape('c', count, values.length / count);
    if (input.getType() != InputType.Type.CNN) {
      return flat;
    }
    int[] shape = inputShape();
    return flat.reshape('c', count, shape[0], shape[1], shape[2]);
  }

  /** A network with random weights whose normalisations are sound. */
  public static MultiLayerNetwork network(MultiLayerConfiguration configuration, long seed) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    Random random = new Random(seed);
    float[] values = new float[(int) network.numParams()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.15 * random.nextGaussian());
    }
    network.setParams(Nd4j.createFromArray(values));
    network.paramTable().forEach((name, array) -> positive(name, array));
    return network;
  }

  private static void positive(String name, INDArray array) {
    if (name.endsWith("_var")) {
      array.assign(org.nd4j.linalg.ops.transforms.Transforms.abs(array).add(0.2));
    } else if (name.endsWith("_gamma")) {
      array.addi(1);
    }
  }
}
