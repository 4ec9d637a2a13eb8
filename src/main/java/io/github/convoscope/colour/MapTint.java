package io.github.convoscope.colour;

/**
 * Tints a photograph with a signed map and keeps the photograph's brightness: where the map is zero
 * the photograph is grey, and the larger the number, the more colour it gets, in the hue of its
 * sign. So neither does the map hide what is in the photograph, nor are its colours taken for the
 * map's.
 *
 * <pre>{@code
 * MapTint tint = new MapTint(palette.diverging());
 * pixels[i] = tint.colour(photo[i], map[i] / reach, 0.9);
 * }</pre>
 *
 * <p>Colours are mixed in OKLab (Björn Ottosson 2020), where equal lightness looks equally bright
 * in every hue. Lightness is drawn in a little from black and white, where no screen has colours.
 * Immutable.
 */
public final class MapTint {
  /** Steps of strength on either side of zero. */
  private static final int STEPS = 48;

  private static final double DARKEST = 0.2;
  private static final double BRIGHTEST = 0.9;

  /** More colour than this is loud. */
  private static final double MOST_CHROMA = 0.19;

  /** Where a diverging map's hue is clearest, from its middle. */
  private static final double HUE_AT = 0.36;

  private static final int LEVELS = 256;

  /** Colours by the photograph's brightness and the strength, opaque. */
  private final int[][] table = new int[LEVELS][2 * STEPS + 1];

  /** Makes the table for a diverging colour map. */
  public MapTint(ColourMap map) {
    double[] negative = oklab(map.colour(0.5 - HUE_AT));
    double[] positive = oklab(map.colour(0.5 + HUE_AT));
    for (int level = 0; level < LEVELS; level++) {
      double brightness = oklab(0xff000000 | level << 16 | level << 8 | level)[0];
      double lightness = DARKEST + (BRIGHTEST - DARKEST) * brightness;
      double below = chroma(lightness, negative);
      double above = chroma(lightness, positive);
      for (int step = -STEPS; step <= STEPS; step++) {
        double[] hue = step < 0 ? negative : positive;
        double chroma = (step < 0 ? below : above) * Math.abs(step) / STEPS;
        table[level][step + STEPS] = packed(lightness, hue, chroma);
      }
    }
  }

  /**
   * A tinted pixel.
   *
   * @param photo its colour, 0xAARRGGBB
   * @param strength −1 to 1
   * @param opacity 0 for the photograph as it is, 1 for the tint alone
   */
  public int colour(int photo, double strength, double opacity) {
    int tinted = table[brightness(photo)][(int) Math.round(STEPS * (strength + 1))];
    int mixed = 0xff;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int below = photo >> shift & 0xff;
      int above = tinted >> shift & 0xff;
      mixed = mixed << 8 | (int) Math.round(below + (above - below) * opacity);
    }
    return mixed;
  }

  /** How bright a colour looks, as the level of the grey that looks so, 0 to 255 (Rec. 709). */
  public static int brightness(int rgb) {
    return (int)
        Math.round(
            0.2126 * (rgb >> 16 & 0xff) + 0.7152 * (rgb >> 8 & 0xff) + 0.0722 * (rgb & 0xff));
  }

  /** The most colour that a hue has at a lightness, and that is not loud. */
  private static double chroma(double lightness, double[] hue) {
    double least = 0;
    double most = MOST_CHROMA;
    for (int i = 0; i < 16; i++) {
      double middle = (least + most) / 2;
      boolean shown = true;
      for (double channel : linear(lightness, hue, middle)) {
        shown &= channel >= 0 && channel <= 1;
      }
      least = shown ? middle : least;
      most = shown ? most : middle;
    }
    return least;
  }

  private static int packed(double lightness, double[] hue, double chroma) {
    int packed = 0xff;
    for (double channel : linear(lightness, hue, chroma)) {
      double light = Math.max(0, Math.min(1, channel));
      double level = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
      packed = packed << 8 | (int) Math.round(255 * level);
    }
    return packed;
  }

  /** Linear red, green and blue of a colour of OKLab. */
  private static double[] linear(double lightness, double[] hue, double chroma) {
    double size = Math.hypot(hue[1], hue[2]);
    double a = chroma * hue[1] / size;
    double b = chroma * hue[2] / size;
    double l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    double m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    double s = Math.pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
    return new double[] {
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    };
  }

  /** Lightness and the two axes of colour of an sRGB colour. */
  private static double[] oklab(int rgb) {
    double red = light(rgb >> 16 & 0xff);
    double green = light(rgb >> 8 & 0xff);
    double blue = light(rgb & 0xff);
    double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  private static double light(int level) {
    double value = level / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
