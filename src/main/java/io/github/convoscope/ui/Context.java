package io.github.convoscope.ui;

/**
 * Where a key holds. The first of these that is active and has a command for a pressed key gets it,
 * in this order.
 */
public enum Context {
  /** While a step mode runs. */
  STEPPING,
  /** While the drawing pad has the focus. */
  DRAWING,
  /** While the 3D scene has the focus. */
  SCENE,
  /** Always. */
  ANYWHERE;

  /** True when one key may not stand for two commands in these contexts. */
  public boolean clashesWith(Context other) {
    return this == other || this == ANYWHERE || other == ANYWHERE;
  }
}
