package io.github.convoscope.ui.saliency;

import io.github.convoscope.colour.ColourMap;
import io.github.convoscope.colour.MapTint;
import io.github.convoscope.colour.Palette;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Computes the colours of a map that lies over a picture. The sign of a number decides the hue.
 * Over ink, zero is transparent and the magnitude decides the opacity; a photograph is tinted and
 * keeps its brightness, see {@link MapTint}.
 *
 * @param map a diverging colour map
 * @param reach the magnitude at which the colour is full; 0 draws nothing
 * @param opacity of a full colour, or of a whole tint, 0 to 1
 */
record MapColours(ColourMap map, double reach, double opacity) {
  private static final double PALEST = 0.27;

  /** How bright the photograph's grey is taken to be where only a tint is shown, as in legends. */
  private static final int MEDIUM = 0xff909090;

  private static final Map<String, MapTint> TINTS = new ConcurrentHashMap<>();

  /**
   * The colours over a picture, which is the same in both themes.
   *
   * @param colours the palette of either theme
   */
  static MapColours overPicture(Palette colours, double reach, double opacity) {
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

  /**
   * The colours of a map over a photograph, 0xAARRGGBB, opaque.
   *
   * @param values one number for each pixel
   * @param photo colours of the pixels, 0xAARRGGBB
   * @param into receives the colours
   */
  void tint(double[] values, int[] photo, int[] into) {
    MapTint tint = tint();
    for (int i = 0; i < into.length; i++) {
      into[i] = tint.colour(photo[i], strength(values[i]), opacity);
    }
  }

  /** The tint of a number on medium grey, for legends. */
  int tint(double value) {
    return tint().colour(MEDIUM, strength(value), 1);
  }

  private MapTint tint() {
    return TINTS.computeIfAbsent(map.name(), name -> new MapTint(map));
  }

  private double strength(double value) {
    return reach > 0 ? Math.max(-1, Math.min(1, value / reach)) : 0;
  }

  /** The place of a number on the legend, 0 to 1, 0.5 for zero. */
  double position(double value) {
    return reach > 0 ? Math.max(0, Math.min(1, 0.5 + 0.5 * value / reach)) : 0.5;
  }
}
