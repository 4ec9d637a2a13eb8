package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.Activations;

/**
 * A number computed from one example's activations, to be made as large as possible. See {@link
 * Objectives} for the kinds there are. Immutable.
 */
public interface Objective {
  /** Its value for one example of a finished forward pass. */
  double value(Activations at, int example);

  /**
   * Adds {@code factor} times its derivative by the layers' values.
   *
   * @param at a finished forward pass
   * @param example which of its examples
   * @param factor weight of this objective within a larger one
   * @param into collects the derivatives
   */
  void slope(Activations at, int example, double factor, LayerGradients into);
}
