package io.github.convoscope.training;

import io.github.convoscope.engine.dl4j.LayerPlan;
import io.github.convoscope.engine.dl4j.TrainableLayout;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;

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
 */
public record TrainingRecipe(String layers, Flaws flaws, long seed, int batch, double rate) {
  /** The learning rate to begin with. */
  public static final double RATE = 0.004;

  private static final int BATCH = 32;
  private static final int MOST_BATCH = 256;
  private static final double MOST_RATE = 0.1;

  /** A preset with usual numbers and nothing wrong. */
  public static TrainingRecipe of(TrainingPreset preset) {
    return new TrainingRecipe(preset.layers(), Flaws.NONE, 1, BATCH, RATE);
  }

  /**
   * The network to be trained.
   *
   * @throws Problem a sentence, when the layers don't fit together or a number makes no sense
   */
  public TrainableLayout layout() {
    if (batch < 1 || batch > MOST_BATCH) {
      throw Problem.input(Message.of("training.no-batch", batch, MOST_BATCH));
    }
    if (!(rate > 0 && rate <= MOST_RATE)) {
      throw Problem.input(Message.of("training.no-rate", rate, MOST_RATE));
    }
    TrainableLayout layout = TrainingPreset.layout(LayerPlan.parse(layers));
    layout.plan().check(layout.input());
    return layout;
  }

  /** The command that makes the same network. */
  String command(long steps) {
    return "./run train --steps "
        + steps
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
