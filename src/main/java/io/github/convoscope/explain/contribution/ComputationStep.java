package io.github.convoscope.explain.contribution;

/**
 * One step of step mode: the neurons of one layer that are computed in it.
 *
 * @param layer index of the layer, at least 1
 * @param from flat index of the first neuron of the step
 * @param until flat index after the last one
 * @param grain how much the step computes at once
 */
public record ComputationStep(int layer, int from, int until, Grain grain) {
  /** How much a step computes at once. */
  public enum Grain {
    /** All neurons after the first until the drawing begins, and the first one in it. */
    BLANK,
    /** One neuron. */
    CELL,
    /** One row of a feature map. */
    ROW,
    /** One feature map. */
    MAP,
    /** The whole layer. */
    LAYER
  }

  /** Flat index of the neuron that the step explains: the last one. */
  public int focus() {
    return until - 1;
  }
}
