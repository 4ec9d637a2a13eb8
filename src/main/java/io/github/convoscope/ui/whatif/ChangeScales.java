package io.github.convoscope.ui.whatif;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.Palette;

/**
 * Keeps a colour scale for the changes in each layer. A clamped unit often changes later layers by
 * little: on the scale of the activations they would be black. A scale is as wide as the largest
 * change, and stays the same until that is much smaller or larger.
 */
final class ChangeScales {
  /** Changes that are smaller than this part of a scale's end make it narrower. */
  private static final float TOO_WIDE = 0.4f;

  /** A new scale ends above the largest change by this factor. */
  private static final float MARGIN = 1.2f;

  private static final float SMALLEST = 1e-6f;

  private float[] ends = new float[0];

  /**
   * Follows the largest change of each layer.
   *
   * @return true if a scale has changed
   */
  boolean follow(float[] reaches) {
    boolean changed = ends.length != reaches.length;
    float[] next = changed ? new float[reaches.length] : ends.clone();
    for (int layer = 0; layer < reaches.length; layer++) {
      float reach = reaches[layer];
      if (reach > SMALLEST && (reach > next[layer] || reach < TOO_WIDE * next[layer])) {
        next[layer] = MARGIN * reach;
        changed = true;
      }
    }
    ends = next;
    return changed;
  }

  /** The scale for a layer's changes. */
  ColourScale of(Palette palette, int layer) {
    float end = layer < ends.length && ends[layer] > 0 ? ends[layer] : 1;
    return ColourScale.symmetric(palette.diverging(), end);
  }
}
