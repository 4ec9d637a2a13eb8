package io.github.convoscope.engine;

/**
 * Says how a signal g passes backwards through a ReLU f, also one with an upper limit, with
 * pre-activation z. Through other functions it is multiplied by their derivative, as in Captum.
 */
public enum BackwardRule {
  /** The true derivative: g f'(z). */
  GRADIENT,
  /** Guided backpropagation (Springenberg et al. 2015): g f'(z) where z > 0 and g > 0, else 0. */
  GUIDED,
  /** Deconvolution (Zeiler and Fergus 2014): g where g > 0, else 0. */
  DECONVOLUTION
}
