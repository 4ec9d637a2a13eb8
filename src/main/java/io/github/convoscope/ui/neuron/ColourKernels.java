package io.github.convoscope.ui.neuron;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.network.PictureInput.ChannelOrder;

/** Kernels that read red, green and blue as one picture in colours; middle grey is weight 0. */
public final class ColourKernels {
  private static final int COLOURS = 3;

  private ColourKernels() {}

  /**
   * The colour of each cell of a kernel.
   *
   * @param weights [3 × rows × columns]
   * @param scale symmetric: its high end is full light, its low end none
   * @param order which channel is red
   * @return 0xAARRGGBB, opaque, [rows × columns]
   */
  public static int[] colours(float[] weights, ColourScale scale, ChannelOrder order) {
    int cells = weights.length / COLOURS;
    int red = order == ChannelOrder.BGR ? 2 * cells : 0;
    int blue = 2 * cells - red;
    int[] packed = new int[cells];
    for (int i = 0; i < cells; i++) {
      packed[i] =
          0xff000000
              | level(weights[red + i], scale) << 16
              | level(weights[cells + i], scale) << 8
              | level(weights[blue + i], scale);
    }
    return packed;
  }

  private static int level(float weight, ColourScale scale) {
    float share = (weight - scale.low()) / (scale.high() - scale.low());
    return Math.round(255 * Math.max(0, Math.min(1, share)));
  }
}
