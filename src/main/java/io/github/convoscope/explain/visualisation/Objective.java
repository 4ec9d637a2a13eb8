package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.Activations;

/**
 * A number computed from the activations of one image, to be maximised. {@link Objectives} has all
 * kinds. Immutable.
 */
public interface Objective {
  /** The highest layer whose values it is computed from; no later layer needs to be computed. */
  int topLayer();

  /** Its value for one example of a finished forward pass. */
  double value(Activations at, int example);

  /**
   * What the best image of an ascent is chosen by: the value, or, where it stays zero for a while,
   * a number below zero that rises towards it.
   */
  default double progress(Activations at, int example) {
    return value(at, example);
  }

  /**
   * Adds {@code factor} times its gradient with respect to the layers' values.
   *
   * @param at a finished forward pass
   * @param example index of the example within the batch
   * @param factor weight of this objective
   * @param into collects the gradients
   */
  void addGradient(Activations at, int example, double factor, LayerGradients into);
}
