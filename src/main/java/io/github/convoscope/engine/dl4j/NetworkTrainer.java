package io.github.convoscope.engine.dl4j;

import io.github.convoscope.engine.dl4j.PlannedConfigurations.Variant;
import io.github.convoscope.engine.dl4j.PlannedLayer.Kind;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Trains a network in DL4J with Adam (Kingma and Ba 2015); the caller gives the learning rate of
 * each step. The same seed and the same steps give the same parameters on the same machine. One
 * thread at a time.
 */
public final class NetworkTrainer implements Trainer {
  private final TrainableLayout layout;
  private final PlannedConfigurations configurations;
  private final ExternalLearningRate rate = new ExternalLearningRate();
  private final MultiLayerNetwork network;
  private final MultiLayerNetwork judge;
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
    network = new MultiLayerNetwork(configurations.build(fitting, seed, new Adam(rate)));
    network.init();
    OneDnnHelpers.plant(network);
    boolean smooth =
        layout.smoothing() > 0 && layout.plan().layers().get(0).kind() == Kind.CONVOLUTION;
    smoothing = smooth ? new KernelSmoothing(network.getLayer(0).getParam("W")) : null;
    judge = new MultiLayerNetwork(configurations.build(fitting.forLogits(), 0, new NoOp()));
    judge.init();
    OneDnnHelpers.plant(judge);
  }

  /** The layers. */
  public TrainableLayout layout() {
    return layout;
  }

  @Override
  public double step(float[] images, float[] targets, double learningRate) {
    int count = targets.length / layout.classes();
    INDArray x =
        Nd4j.createUninitialized(DataType.FLOAT, count, 1, layout.rows(), layout.columns());
    INDArray y = Nd4j.createUninitialized(DataType.FLOAT, count, layout.classes());
    buffer(x).put(images, 0, count * layout.rows() * layout.columns());
    buffer(y).put(targets);
    rate.set(learningRate);
    network.fit(x, y);
    double loss = network.score();
    if (smoothing != null) {
      smoothing.apply(learningRate * layout.smoothing());
    }
    x.close();
    y.close();
    return loss;
  }

  @Override
  public void seed(long seed) {
    Nd4j.getRandom().setSeed(seed);
  }

  @Override
  public float[] parameters() {
    return copy(network.params());
  }

  @Override
  public float[] logits(float[] parameters, float[] images) {
    buffer(judge.params()).put(parameters);
    int size = layout.rows() * layout.columns();
    int count = images.length / size;
    float[] logits = new float[count * layout.classes()];
    int batch = 250;
    for (int from = 0; from < count; from += batch) {
      int n = Math.min(batch, count - from);
      INDArray x = Nd4j.createUninitialized(DataType.FLOAT, n, 1, layout.rows(), layout.columns());
      buffer(x).put(images, from * size, n * size);
      INDArray out = judge.output(x).dup('c');
      buffer(out).get(logits, from * layout.classes(), n * layout.classes());
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
    buffer(plain.params()).put(folded(parameters, temperature));
    ModelSerializer.writeModel(plain, file.toFile(), false);
  }

  /** Divides the last layer's weights and biases by a temperature; returns all parameters. */
  public float[] folded(float[] parameters, double temperature) {
    float[] folded = parameters.clone();
    int last = (int) judge.getOutputLayer().numParams();
    for (int i = folded.length - last; i < folded.length; i++) {
      folded[i] = (float) (folded[i] / temperature);
    }
    return folded;
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
