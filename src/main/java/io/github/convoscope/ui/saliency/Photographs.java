package io.github.convoscope.ui.saliency;

import io.github.convoscope.colour.PictureColours;
import org.jspecify.annotations.Nullable;

/** Makes the photograph that maps lie over from the network's input. Any thread. */
final class Photographs {
  private static final int CHANNELS = 3;

  private Photographs() {}

  /**
   * The colours of the input's pixels.
   *
   * @param input [3 × rows × columns], in the numbers that the network takes
   * @param colours makes colours of them; null for a network that takes none
   * @return 0xAARRGGBB, opaque, [rows × columns]; null for a network that takes no colours
   */
  static int @Nullable [] of(float[] input, @Nullable PictureColours colours) {
    if (colours == null) {
      return null;
    }
    int[] pixels = new int[input.length / CHANNELS];
    colours.paint(input, 0, pixels);
    return pixels;
  }
}
