package io.github.convoscope.colour;

import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.PictureInput.ChannelOrder;

/**
 * Converts the input of a network with three channels back to the picture in colours that it was
 * made from. Immutable, for any thread.
 *
 * @param range the numbers that the network takes for no and full light of a channel
 * @param order which channel is red
 */
public record PictureColours(InputRange range, ChannelOrder order) {
  /** Light as it is, red first. */
  public static final PictureColours PLAIN = new PictureColours(InputRange.INK, ChannelOrder.RGB);

  /**
   * Writes the colour of each pixel.
   *
   * @param tensor [3 × rows × columns], in the numbers that the network takes
   * @param from index of its first value
   * @param into 0xAARRGGBB, opaque, [rows × columns]
   */
  public void paint(float[] tensor, int from, int[] into) {
    int map = into.length;
    int size = 3 * map;
    int red = order == ChannelOrder.BGR ? 2 * map : 0;
    int blue = 2 * map - red;
    for (int i = 0; i < map; i++) {
      into[i] =
          0xff000000
              | light(tensor[from + red + i], red + i, size) << 16
              | light(tensor[from + map + i], map + i, size) << 8
              | light(tensor[from + blue + i], blue + i, size);
    }
  }

  private int light(float number, int at, int size) {
    return (int) Math.round(255 * Math.max(0, Math.min(1, range.ink(number, at, size))));
  }
}
