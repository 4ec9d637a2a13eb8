package io.github.convoscope.engine.dl4j;

import io.github.convoscope.engine.dl4j.PlannedConfigurations.Variant;
import io.github.convoscope.engine.dl4j.PlannedLayer.Kind;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Trains a network in DL4J with Adam (Kingma and Ba 2015); the caller gives the learning rate of
 * each step. The same seed and the same steps give the same parameters on the same machine. One
 * thread at a time.
 */
public final class NetworkTrainer implements Trainer {
  private static final int VALIDATION_BATCH = 250;

  private final TrainableLayout layout;
  private final PlannedConfigurations configurations;
  private final ExternalLearningRate rate = new ExternalLearningRate();
  private final FittedNetwork fitted;
  private final @Nullable KernelSmoothing smoothing;

  /**
   * Makes a network with random parameters.
   *
   * @param layout the layers
   * @param seed the seed of the random numbers
   * @throws io.github.convoscope.message.Problem when the input is too small for the plan
   */
  public NetworkTrainer(TrainableLayout layout, long seed) {
    this.layout = layout;
    layout.plan().check(layout.input());
    configurations = new PlannedConfigurations(layout.plan(), layout.input(), layout.classes());
    Nd4j.zeros(1);
    Variant fitting = new Variant(false, true, 0, layout.decay(), layout.dropout());
    fitted =
        new FittedNetwork(
            layout.input(),
            layout.classes(),
            configurations.build(fitting, seed, new Adam(rate)),
            configurations.build(fitting.forLogits(), 0, new NoOp()));
    boolean smooth =
        layout.smoothing() > 0 && layout.plan().layers().get(0).kind() == Kind.CONVOLUTION;
    smoothing = smooth ? new KernelSmoothing(fitted.network().getLayer(0).getParam("W")) : null;
  }

  /** The layers. */
  public TrainableLayout layout() {
    return layout;
  }

  @Override
  public double step(float[] images, float[] targets, double learningRate) {
    rate.set(learningRate);
    double loss = fitted.step(images, targets);
    if (smoothing != null) {
      smoothing.apply(learningRate * layout.smoothing());
    }
    return loss;
  }

  @Override
  public void seed(long seed) {
    Nd4j.getRandom().setSeed(seed);
  }

  @Override
  public float[] parameters() {
    return fitted.parameters();
  }

  @Override
  public float[] logits(float[] parameters, float[] images) {
    return fitted.logits(parameters, images, VALIDATION_BATCH);
  }

  @Override
  public float[] plain(float[] parameters) {
    return parameters.clone();
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
   * Writes a model file with DL4J's ModelSerializer, without the updater's state.
   *
   * @param file the file to write
   * @param parameters in the order of {@link #parameters()}
   * @param temperature divides the logits (Guo et al. 2017); folded into the last layer
   */
  public void save(Path file, float[] parameters, double temperature) throws IOException {
    MultiLayerNetwork plain =
        new MultiLayerNetwork(configurations.build(Variant.PLAIN, 0, new NoOp()));
    plain.init();
    FittedNetwork.buffer(plain.params()).put(folded(parameters, temperature));
    ModelSerializer.writeModel(plain, file.toFile(), false);
  }

  /** Divides the last layer's weights and biases by a temperature; returns all parameters. */
  public float[] folded(float[] parameters, double temperature) {
    float[] folded = parameters.clone();
    int last = (int) fitted.judge().getOutputLayer().numParams();
    for (int i = folded.length - last; i < folded.length; i++) {
      folded[i] = (float) (folded[i] / temperature);
    }
    return folded;
  }
}
