package io.github.convoscope.explain.trust;

import io.github.convoscope.drawing.ColourImage;

/**
 * Fills the outline of one object with the skin of another: a square from the middle of the other
 * picture's frame, mirrored at its edges to go on for ever, in its own size. Outside the outline is
 * grey, so that shape and texture are all there is (cue conflict, after Geirhos et al. 2019, arXiv
 * 1811.12231, who used style transfer).
 */
public final class TextureFill {
  private static final float GREY = 0.5f;

  /** The square's side, as a share of the frame's shorter side. */
  private static final double SQUARE = 0.6;

  private TextureFill() {}

  /**
   * The mixture, in the outline's size.
   *
   * @param frame round the object of the texture's picture, in its pixels
   */
  public static ColourImage of(Silhouette outline, ColourImage texture, PixelFrame frame) {
    int high = frame.bottom() - frame.top();
    int wide = frame.right() - frame.left();
    int side = Math.max(1, (int) Math.round(SQUARE * Math.min(high, wide)));
    int top = frame.top() + (high - side) / 2;
    int left = frame.left() + (wide - side) / 2;
    int size = outline.rows() * outline.columns();
    float[] values = new float[ColourImage.CHANNELS * size];
    for (int channel = 0; channel < ColourImage.CHANNELS; channel++) {
      for (int i = 0; i < size; i++) {
        int row = top + mirrored(i / outline.columns(), side);
        int column = left + mirrored(i % outline.columns(), side);
        int at = (channel * texture.rows() + row) * texture.columns() + column;
        values[channel * size + i] = outline.inside()[i] ? texture.values()[at] : GREY;
      }
    }
    return new ColourImage(outline.rows(), outline.columns(), values);
  }

  /** 0, 1, … side − 1, side − 1, … 1, 0, 0, 1 … */
  private static int mirrored(int place, int side) {
    int along = place % (2 * side);
    return along < side ? along : 2 * side - 1 - along;
  }
}
