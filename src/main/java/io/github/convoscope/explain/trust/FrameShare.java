package io.github.convoscope.explain.trust;

import io.github.convoscope.explain.attribution.AttributionPicture;

/**
 * How much of an attribution lies inside a frame round the object, and how much outside: what the
 * class looks for that is not the object. Magnitudes count, so evidence for and against alike.
 *
 * <pre>{@code
 * FrameShare share = FrameShare.of(AttributionPicture.of(map), frame);
 * share.outside(); // 0.6: more than half of it lies outside
 * }</pre>
 *
 * @param inside share of the sum of magnitudes, 0 to 1
 * @param outside share of the sum of magnitudes; with {@code inside} exactly 1
 * @param area the frame's share of the picture's pixels: the share inside of a map that knows
 *     nothing
 * @param empty true for a map that is zero everywhere, which is split as the area is
 */
public record FrameShare(double inside, double outside, double area, boolean empty) {
  /** Splits a map of the input. */
  public static FrameShare of(AttributionPicture map, PixelFrame frame) {
    double in = 0;
    double out = 0;
    int pixels = 0;
    for (int row = 0; row < map.rows(); row++) {
      for (int column = 0; column < map.columns(); column++) {
        double size = Math.abs(map.values()[row * map.columns() + column]);
        if (frame.contains(row, column)) {
          in += size;
          pixels++;
        } else {
          out += size;
        }
      }
    }
    double area = (double) pixels / (map.rows() * map.columns());
    boolean empty = in + out == 0;
    double inside = empty ? area : in / (in + out);
    double outside = empty ? 1 - area : out / (in + out);
    // 1 minus the larger share is exact, 1 minus the smaller one may not be.
    return inside >= outside
        ? new FrameShare(inside, 1 - inside, area, empty)
        : new FrameShare(1 - outside, outside, area, empty);
  }

  /**
   * How many times as much as by chance lies inside; 1 for a map that knows nothing of the frame.
   */
  public double concentration() {
    return inside / area;
  }
}
