package io.github.convoscope.training;

import io.github.convoscope.data.Cifar10;
import io.github.convoscope.data.LabelledPictures;
import io.github.convoscope.engine.dl4j.LayerPlan;
import io.github.convoscope.engine.dl4j.PlannedShape;
import io.github.convoscope.engine.dl4j.TrainableLayout;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.Shape;
import java.util.List;

/**
 * What is trained while someone watches, and how.
 *
 * <pre>{@code
 * TrainingRecipe recipe = TrainingRecipe.of(TrainingPreset.SMALL);
 * }</pre>
 *
 * @param layers as {@link LayerPlan} reads them
 * @param flaws what is wrong, on purpose, with the examples
 * @param seed of all random numbers
 * @param batch examples of a step, 1 to 256
 * @param rate largest learning rate, above 0, at most 0.1
 * @param source where the examples come from
 */
public record TrainingRecipe(
    String layers, Flaws flaws, long seed, int batch, double rate, ExampleSource source) {
  /** The learning rate to begin with. */
  public static final double RATE = 0.004;

  private static final int BATCH = 32;
  private static final int MOST_BATCH = 256;
  private static final double MOST_RATE = 0.1;

  /** Learns digits of the handwriting model. */
  public TrainingRecipe(String layers, Flaws flaws, long seed, int batch, double rate) {
    this(layers, flaws, seed, batch, rate, ExampleSource.HANDWRITING);
  }

  /** A preset with usual numbers and nothing wrong. */
  public static TrainingRecipe of(TrainingPreset preset) {
    return new TrainingRecipe(preset.layers(), Flaws.NONE, 1, BATCH, RATE);
  }

  /** The same with other random numbers. */
  public TrainingRecipe withSeed(long other) {
    return new TrainingRecipe(layers, flaws, other, batch, rate, source);
  }

  /**
   * The layers with their output's shape and number of parameters, the output layer last.
   *
   * @throws Problem a sentence, when the layers don't fit together or a number makes no sense
   */
  public List<PlannedShape> shapes() {
    return source.kind().inColours()
        ? PlannedShape.all(
            checkedPlan(),
            Shape.maps(LabelledPictures.CHANNELS, Cifar10.SIDE, Cifar10.SIDE),
            Cifar10.NAMES.size())
        : layout().shapes();
  }

  /**
   * The network for digits to be trained.
   *
   * @throws Problem a sentence, when the layers don't fit together or a number makes no sense
   */
  public TrainableLayout layout() {
    TrainableLayout layout = TrainingPreset.layout(checkedPlan());
    layout.plan().check(layout.input());
    return layout;
  }

  private LayerPlan checkedPlan() {
    if (batch < 1 || batch > MOST_BATCH) {
      throw Problem.input(Message.of("training.no-batch", batch, MOST_BATCH));
    }
    if (!(rate > 0 && rate <= MOST_RATE)) {
      throw Problem.input(Message.of("training.no-rate", rate, MOST_RATE));
    }
    return LayerPlan.parse(layers);
  }

  /** The command that makes the same network. */
  String command(long steps) {
    return "./run train --steps "
        + steps
        + source.options()
        + " --layers \""
        + layers
        + "\" --seed "
        + seed
        + " --batch "
        + batch
        + " --rate "
        + rate
        + flaws.options()
        + " -o MODEL.zip";
  }
}
