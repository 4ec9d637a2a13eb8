package io.github.convoscope.engine.dl4j;

import io.github.convoscope.engine.dl4j.PlannedConfigurations.Variant;
import io.github.convoscope.network.Shape;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Trains a planned network in DL4J by gradient descent with Nesterov's momentum, with batch
 * normalisation after every convolution (Ioffe and Szegedy 2015); the caller gives the learning
 * rate of each step. What it saves has no batch normalisation: it is folded into the convolutions.
 * The same seed and the same steps give the same parameters on the same machine. One thread at a
 * time.
 */
public final class PlannedTrainer implements Trainer {
  private static final int VALIDATION_BATCH = 100;

  private final Shape input;
  private final int classes;
  private final PlannedConfigurations configurations;
  private final ExternalLearningRate rate = new ExternalLearningRate();
  private final MultiLayerNetwork network;
  private final MultiLayerNetwork judge;

  /**
   * Makes a network with random parameters.
   *
   * @param plan the layers
   * @param input shape of the input
   * @param classes number of classes
   * @param momentum share of the last step that the next one keeps, 0 to 1
   * @param decay weight decay (L2)
   * @param seed the seed of the random numbers
   * @throws io.github.convoscope.message.Problem when the input is too small for the plan
   */
  public PlannedTrainer(
      LayerPlan plan, Shape input, int classes, double momentum, double decay, long seed) {
    plan.check(input);
    this.input = input;
    this.classes = classes;
    configurations = new PlannedConfigurations(plan, input, classes);
    Nd4j.zeros(1);
    Variant fitting = new Variant(true, true, decay, 0, 0);
    network =
        new MultiLayerNetwork(configurations.build(fitting, seed, new Nesterovs(rate, momentum)));
    network.init();
    OneDnnHelpers.plant(network);
    judge = new MultiLayerNetwork(configurations.build(fitting.forLogits(), 0, new NoOp()));
    judge.init();
    OneDnnHelpers.plant(judge);
  }

  @Override
  public double step(float[] pictures, float[] targets, double learningRate) {
    int count = targets.length / classes;
    INDArray x = array(pictures, 0, count);
    INDArray y = Nd4j.createUninitialized(DataType.FLOAT, count, classes);
    buffer(y).put(targets);
    rate.set(learningRate);
    network.fit(x, y);
    x.close();
    y.close();
    return network.score();
  }

  /** Draws no random numbers. */
  @Override
  public void seed(long seed) {}

  /** A copy of the present parameters, means and variances of batch normalisation included. */
  @Override
  public float[] parameters() {
    return copy(network.params());
  }

  @Override
  public float[] logits(float[] parameters, float[] pictures) {
    buffer(judge.params()).put(parameters);
    int count = pictures.length / input.size();
    float[] logits = new float[count * classes];
    for (int from = 0; from < count; from += VALIDATION_BATCH) {
      int n = Math.min(VALIDATION_BATCH, count - from);
      INDArray x = array(pictures, from, n);
      INDArray out = judge.output(x).dup('c');
      buffer(out).get(logits, from * classes, n * classes);
      x.close();
    }
    return logits;
  }

  @Override
  public TrainerState state() {
    return new TrainerState(
        copy(network.params()),
        copy(network.getUpdater().getStateViewArray()),
        network.getLayerWiseConfigurations().getIterationCount());
  }

  @Override
  public void restore(TrainerState state) {
    buffer(network.params()).put(state.parameters());
    buffer(network.getUpdater().getStateViewArray()).put(state.updater());
    network.getLayerWiseConfigurations().setIterationCount(state.iteration());
  }

  /**
   * Writes a model file with DL4J's ModelSerializer, without batch normalisation and without the
   * updater's state.
   *
   * @param file the file to write
   * @param parameters in the order of {@link #parameters()}
   * @param temperature divides the logits (Guo et al. 2017); folded into the last layer
   */
  public void save(Path file, float[] parameters, double temperature) throws IOException {
    MultiLayerNetwork plain = folded(parameters);
    Layer last = plain.getOutputLayer();
    last.getParam("W").divi(temperature);
    last.getParam("b").divi(temperature);
    ModelSerializer.writeModel(plain, file.toFile(), false);
  }

  /**
   * The network for use. A convolution W followed by a normalisation with mean m, variance v, scale
   * g and shift b is a convolution W g/√(v+ε) with bias b − m g/√(v+ε).
   */
  MultiLayerNetwork folded(float[] parameters) {
    buffer(judge.params()).put(parameters);
    MultiLayerNetwork plain =
        new MultiLayerNetwork(configurations.build(Variant.PLAIN, 0, new NoOp()));
    plain.init();
    int to = 0;
    for (Layer layer : judge.getLayers()) {
      if (layer instanceof BatchNormalization normalisation) {
        fold(normalisation, plain.getLayer(to - 1));
        continue;
      }
      Layer target = plain.getLayer(to++);
      layer.paramTable().forEach((name, values) -> target.getParam(name).assign(values));
    }
    return plain;
  }

  private static void fold(BatchNormalization from, Layer convolution) {
    double epsilon = from.layerConf().getEps();
    INDArray deviation =
        Transforms.sqrt(
            from.getParam(BatchNormalizationParamInitializer.GLOBAL_VAR).ravel().add(epsilon));
    INDArray factor =
        from.getParam(BatchNormalizationParamInitializer.GAMMA).ravel().div(deviation);
    INDArray kernels = convolution.getParam(ConvolutionParamInitializer.WEIGHT_KEY);
    kernels.muli(factor.reshape(factor.length(), 1, 1, 1));
    INDArray shift =
        from.getParam(BatchNormalizationParamInitializer.BETA)
            .ravel()
            .sub(from.getParam(BatchNormalizationParamInitializer.GLOBAL_MEAN).ravel().mul(factor));
    INDArray bias = convolution.getParam(ConvolutionParamInitializer.BIAS_KEY);
    bias.assign(shift.reshape(bias.shape()));
  }

  /** DL4J's own object. */
  MultiLayerNetwork network() {
    return network;
  }

  private INDArray array(float[] pictures, int from, int count) {
    INDArray x =
        Nd4j.createUninitialized(
            DataType.FLOAT, count, input.channels(), input.rows(), input.columns());
    buffer(x).put(pictures, from * input.size(), count * input.size());
    return x;
  }

  private static float[] copy(INDArray array) {
    float[] values = new float[(int) array.length()];
    buffer(array).get(values);
    return values;
  }

  private static FloatBuffer buffer(INDArray array) {
    return array.data().asNioFloat();
  }
}
