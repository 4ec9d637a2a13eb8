package io.github.convoscope.ui.saliency;

import io.github.convoscope.colour.ColourMap;
import io.github.convoscope.colour.Palette;

/**
 * Computes the colours of a map that lies over a picture. Zero is transparent; the sign of a number
 * decides the hue, and its magnitude decides the opacity.
 *
 * @param map a diverging colour map
 * @param reach the magnitude at which the colour is full; 0 draws nothing
 * @param opacity of a full colour, 0 to 1
 */
record MapColours(ColourMap map, double reach, double opacity) {
  private static final double PALEST = 0.27;

  /**
   * The colours over a picture of ink, which is black in both themes.
   *
   * @param colours the palette of either theme
   */
  static MapColours overInk(Palette colours, double reach, double opacity) {
    return new MapColours(colours.diverging().on(false), reach, opacity);
  }

  /** The colour of a number with its opacity, packed as 0xAARRGGBB, premultiplied. */
  int colour(double value) {
    double size = reach > 0 ? Math.min(1, Math.abs(value) / reach) : 0;
    double position = 0.5 + Math.signum(value) * (PALEST + (0.5 - PALEST) * 0.5 * size);
    int alpha = (int) Math.round(255 * size * opacity);
    int full = map.colour(position);
    int packed = alpha;
    for (int shift = 16; shift >= 0; shift -= 8) {
      packed = packed << 8 | ((full >> shift & 0xff) * alpha + 127) / 255;
    }
    return packed;
  }

  /** The place of a number on the legend, 0 to 1, 0.5 for zero. */
  double position(double value) {
    return reach > 0 ? Math.max(0, Math.min(1, 0.5 + 0.5 * value / reach)) : 0.5;
  }
}
