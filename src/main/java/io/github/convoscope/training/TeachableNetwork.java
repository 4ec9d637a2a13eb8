package io.github.convoscope.training;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.dl4j.LayerPlan;
import io.github.convoscope.engine.dl4j.NetworkTrainer;
import io.github.convoscope.engine.dl4j.TrainableLayout;
import io.github.convoscope.engine.dl4j.TrainerState;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Window;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads an open digits network as training needs it: its layers as a plan, its parameters in DL4J's
 * order.
 *
 * @param model the network
 * @param plan its layers without input and output
 * @param parameters in DL4J's order: of a convolution the biases first, of a dense layer last
 */
record TeachableNetwork(Model model, LayerPlan plan, float[] parameters) {
  private static final int SIDE = 28;

  /** The largest difference of a logit between DL4J and our engine. */
  private static final double SAME = 1e-2;

  /**
   * Reads a network.
   *
   * @throws Problem a sentence, when its layers can't be trained here
   */
  static TeachableNetwork of(Model model) {
    NetworkSpec spec = model.spec();
    List<String> layers = new ArrayList<>();
    int count = 0;
    for (LayerSpec layer : spec.layers().subList(1, spec.depth())) {
      if (layer.index() < spec.depth() - 1) {
        layers.add(planned(layer, spec));
      }
      LayerWeights weights = model.weights().of(layer.index());
      count += weights.kernel().length + weights.bias().length;
    }
    FloatBuffer parameters = FloatBuffer.allocate(count);
    for (LayerSpec layer : spec.layers()) {
      LayerWeights weights = model.weights().of(layer.index());
      if (layer.kind() == LayerKind.CONVOLUTION) {
        parameters.put(weights.bias()).put(weights.kernel());
      } else {
        parameters.put(weights.kernel()).put(weights.bias());
      }
    }
    return new TeachableNetwork(
        model, LayerPlan.parse(String.join(", ", layers)), parameters.array());
  }

  private static String planned(LayerSpec layer, NetworkSpec spec) {
    if (layer.kind() == LayerKind.CONVOLUTION && layer.window() != null) {
      Window window = layer.requireWindow();
      return String.format(
          Locale.ROOT,
          "conv %d@%dx%d/%d",
          layer.shape().channels(),
          window.kernelRows(),
          window.kernelColumns(),
          window.strideRows());
    }
    if (layer.kind() == LayerKind.POOLING) {
      return layer.requirePooling() == PoolingKind.MAX ? "pool" : "mean";
    }
    if (layer.kind() == LayerKind.DENSE) {
      return "dense " + layer.shape().size();
    }
    throw unteachable(spec);
  }

  private static Problem unteachable(NetworkSpec spec) {
    return Problem.input(Message.of("training.teach-layers", spec.name()));
  }

  /** A trainer of these layers with so many classes, and random parameters. */
  NetworkTrainer trainer(int classes) {
    return new NetworkTrainer(new TrainableLayout(SIDE, SIDE, plan, classes, 0, 0, 0), 1);
  }

  /**
   * Brings parameters into a trainer, with an updater that knows nothing, and checks that DL4J
   * computes what our engine does.
   *
   * @param parameters of as many classes as the trainer's
   * @param seen an input
   * @throws Problem if DL4J's layers are others
   */
  void start(NetworkTrainer trainer, float[] parameters, float[] seen) {
    TrainerState fresh = trainer.state();
    if (parameters.length != fresh.parameters().length) {
      throw unteachable(model.spec());
    }
    trainer.restore(new TrainerState(parameters.clone(), new float[fresh.updater().length], 0));
    float[] theirs = trainer.logits(parameters, seen);
    Activations activations = new Activations(model.spec(), 1);
    try (Engine engine = model.newEngine()) {
      engine.forward(seen, activations);
    }
    for (int i = 0; i < model.spec().classes(); i++) {
      if (!(Math.abs(theirs[i] - activations.logits()[i]) <= SAME)) {
        throw unteachable(model.spec());
      }
    }
  }
}
