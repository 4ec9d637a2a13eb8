package io.github.convoscope.engine;

/** How a signal g passes backwards through a ReLU with pre-activation z. */
public enum BackwardRule {
  /** The true derivative: g where z > 0. */
  GRADIENT,
  /** Guided backpropagation (Springenberg et al. 2015): g where z > 0 and g > 0. */
  GUIDED,
  /** Deconvolution (Zeiler and Fergus 2014): g where g > 0. */
  DECONVOLUTION
}
