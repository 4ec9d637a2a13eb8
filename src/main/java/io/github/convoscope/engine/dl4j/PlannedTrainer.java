package io.github.convoscope.engine.dl4j;

import io.github.convoscope.engine.dl4j.PlannedConfigurations.Variant;
import io.github.convoscope.network.Shape;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.util.ModelSerializer;
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

  private final PlannedConfigurations configurations;
  private final ExternalLearningRate rate = new ExternalLearningRate();
  private final FittedNetwork fitted;

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
    configurations = new PlannedConfigurations(plan, input, classes);
    Nd4j.zeros(1);
    Variant fitting = new Variant(true, true, decay, 0, 0);
    fitted =
        new FittedNetwork(
            input,
            classes,
            configurations.build(fitting, seed, new Nesterovs(rate, momentum)),
            configurations.build(fitting.forLogits(), 0, new NoOp()));
  }

  @Override
  public double step(float[] pictures, float[] targets, double learningRate) {
    rate.set(learningRate);
    return fitted.step(pictures, targets);
  }

  /** Draws no random numbers. */
  @Override
  public void seed(long seed) {}

  /** A copy of the present parameters, means and variances of batch normalisation included. */
  @Override
  public float[] parameters() {
    return fitted.parameters();
  }

  @Override
  public float[] logits(float[] parameters, float[] pictures) {
    return fitted.logits(parameters, pictures, VALIDATION_BATCH);
  }

  @Override
  public float[] plain(float[] parameters) {
    return FittedNetwork.copy(folded(parameters).params());
  }

  @Override
  public String plainConfiguration() {
    return configurations.build(Variant.PLAIN, 0, new NoOp()).toJson();
  }

  @Override
  public TrainerState state() {
    return fitted.state();
  }

  @Override
  public void restore(TrainerState state) {
    fitted.restore(state);
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
    fitted.judgeBy(parameters);
    MultiLayerNetwork plain =
        new MultiLayerNetwork(configurations.build(Variant.PLAIN, 0, new NoOp()));
    plain.init();
    int to = 0;
    for (Layer layer : fitted.judge().getLayers()) {
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
    return fitted.network();
  }
}
