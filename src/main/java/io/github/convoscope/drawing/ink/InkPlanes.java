package io.github.convoscope.drawing.ink;

/**
 * What is known of each pixel when strokes are sought.
 *
 * @param contrast to the ground, printed lines taken out
 * @param ridge the largest contrast near: that of the middle of a stroke, also at its edge
 * @param floor the contrast that noise does not reach
 * @param lines [rows × columns], where printed lines were taken out
 */
record InkPlanes(GreyPlane contrast, GreyPlane ridge, GreyPlane floor, boolean[] lines) {
  /** How far a pixel at a stroke's edge is from the stroke's middle, or from full contrast. */
  private static final int NEAR = 2;

  static InkPlanes of(GreyPlane contrast, GreyPlane floor, boolean[] lines) {
    return new InkPlanes(contrast, contrast.extreme(NEAR, true), floor, lines);
  }

  /** Planes of a picture without noise or lines. */
  static InkPlanes of(GreyPlane contrast) {
    GreyPlane none = GreyPlane.empty(contrast.rows(), contrast.columns());
    return of(contrast, none, new boolean[contrast.values().length]);
  }
}
