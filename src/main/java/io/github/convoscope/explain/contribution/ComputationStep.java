package io.github.convoscope.explain.contribution;

/**
 * One step of watching a layer compute: the neurons that appear, a run of the layer's flat array.
 *
 * @param layer the layer that computes, at least 1
 * @param from flat index of the first neuron that appears
 * @param until flat index after the last one
 * @param grain how much appears at once
 */
public record ComputationStep(int layer, int from, int until, Grain grain) {
  /** How much appears at once. */
  public enum Grain {
    /** Everything before the drawing, with the first neuron that sees something. */
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

  /** The neuron that the explanation is about: the last that appears. */
  public int focus() {
    return until - 1;
  }
}
