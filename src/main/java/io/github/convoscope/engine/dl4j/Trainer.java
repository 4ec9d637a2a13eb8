package io.github.convoscope.engine.dl4j;

/** A network in training. One thread at a time. */
public interface Trainer {
  /**
   * Makes one step down the gradient of the cross entropy, averaged over a batch.
   *
   * @param inputs count × channels × rows × columns, in the network's numbers
   * @param targets count × classes; those of each example add up to 1
   * @param learningRate size of the step
   * @return the batch's loss before the step, including weight decay
   */
  double step(float[] inputs, float[] targets, double learningRate);

  /** Sets the seed of the random numbers that steps draw, so that a stopped run can continue. */
  void seed(long seed);

  /** A copy of the present parameters. */
  float[] parameters();

  /**
   * Computes the logits with given parameters, which may differ from the present ones.
   *
   * @param parameters in the order of {@link #parameters()}
   * @param inputs examples × channels × rows × columns
   * @return examples × classes
   */
  float[] logits(float[] parameters, float[] inputs);

  /**
   * The parameters of the network for use, without what only training needs, in DL4J's order.
   *
   * @param parameters in the order of {@link #parameters()}
   */
  float[] plain(float[] parameters);

  /** DL4J's description of the network for use, as JSON. */
  String plainConfiguration();

  /** The state from which training can continue later. */
  TrainerState state();

  /** Restores a state from {@link #state()}. */
  void restore(TrainerState state);
}
