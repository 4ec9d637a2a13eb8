package io.github.convoscope.colour;

import java.util.ArrayList;
import java.util.List;

/**
 * Computes the tables of colour maps: a smooth curve through a few colours in OKLab (Björn
 * Ottosson, "A perceptual color space for image processing", 2020), cut into steps of equal length.
 * Distances in OKLab are differences that people see, so equal steps are equally visible.
 */
final class ColourPath {
  /** Points for each part of the curve; many more than a table has entries. */
  private static final int FINE = 4000;

  private ColourPath() {}

  /**
   * A table of colours, 0xRRGGBB.
   *
   * @param entries number of colours
   * @param through the colours that the curve leads through, at least two; the first and last one
   *     are the ends of the table
   */
  static int[] table(int entries, List<Integer> through) {
    List<double[]> points = new ArrayList<>();
    for (int part = 0; part + 1 < through.size(); part++) {
      double[] from = lab(through.get(part));
      double[] to = lab(through.get(part + 1));
      double[] before = part == 0 ? mirrored(from, to) : lab(through.get(part - 1));
      double[] after = part + 2 == through.size() ? mirrored(to, from) : lab(through.get(part + 2));
      for (int i = part == 0 ? 0 : 1; i <= FINE; i++) {
        points.add(between(before, from, to, after, (double) i / FINE));
      }
    }
    double[] along = new double[points.size()];
    for (int i = 1; i < along.length; i++) {
      along[i] = along[i - 1] + distance(points.get(i - 1), points.get(i));
    }
    int[] table = new int[entries];
    int at = 0;
    for (int entry = 0; entry < entries; entry++) {
      double wanted = along[along.length - 1] * entry / (entries - 1);
      while (at + 1 < along.length && along[at + 1] <= wanted) {
        at++;
      }
      table[entry] = packed(points.get(at));
    }
    table[entries - 1] = packed(points.get(points.size() - 1));
    return table;
  }

  /** The difference between two colours 0xRRGGBB in OKLab. */
  static double difference(int one, int other) {
    return distance(lab(one), lab(other));
  }

  /** The lightness of a colour 0xRRGGBB in OKLab, 0 (black) to 1 (white). */
  static double lightness(int colour) {
    return lab(colour)[0];
  }

  /** A point of the Catmull-Rom curve between two of its points. */
  private static double[] between(
      double[] before, double[] from, double[] to, double[] after, double t) {
    double[] point = new double[3];
    for (int k = 0; k < 3; k++) {
      double leave = (to[k] - before[k]) / 2;
      double arrive = (after[k] - from[k]) / 2;
      double way = to[k] - from[k];
      point[k] =
          from[k]
              + t * (leave + t * (3 * way - 2 * leave - arrive + t * (leave + arrive - 2 * way)));
    }
    return point;
  }

  private static double[] mirrored(double[] end, double[] other) {
    return new double[] {2 * end[0] - other[0], 2 * end[1] - other[1], 2 * end[2] - other[2]};
  }

  private static double distance(double[] one, double[] other) {
    return Math.hypot(one[0] - other[0], Math.hypot(one[1] - other[1], one[2] - other[2]));
  }

  private static double[] lab(int colour) {
    double red = linear(colour >> 16 & 0xff);
    double green = linear(colour >> 8 & 0xff);
    double blue = linear(colour & 0xff);
    double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  private static int packed(double[] lab) {
    double l = Math.pow(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2], 3);
    double m = Math.pow(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2], 3);
    double s = Math.pow(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2], 3);
    return channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16
        | channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8
        | channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
  }

  private static double linear(int channel) {
    double part = channel / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  private static int channel(double linear) {
    double part = Math.max(0, Math.min(1, linear));
    double encoded = part <= 0.0031308 ? 12.92 * part : 1.055 * Math.pow(part, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * encoded);
  }
}
