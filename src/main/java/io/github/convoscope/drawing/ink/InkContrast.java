package io.github.convoscope.drawing.ink;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Measures how much each pixel differs from the ground around it, as a share of the brighter of the
 * two, so that ink has one contrast in light and in shadow. The ground is what a closing leaves of
 * the picture (an opening, for bright ink): it passes over lines that are narrower than its square,
 * and keeps the edges of a sheet, a frame or a hard shadow where they are.
 */
final class InkContrast {
  /** A brightness that ratios are never taken of less than, as dark pixels are mostly noise. */
  private static final float DARK = 40;

  /** Noise from which a picture is smoothed, in 255ths. */
  private static final double NOISY = 1.2;

  /**
   * The share of the pixels around a stroke that may be like it. Beside the edge of a sheet half of
   * them are.
   */
  private static final double AROUND = 0.35;

  /** How far outside of a blob its ground is looked at, in pixels; edges are soft. */
  private static final int BESIDE = 3;

  /** The share of a blob's contrast that is a step. */
  private static final double STEP = 0.4;

  /** Mean difference of channels from which a picture is colourful, in 255ths. */
  private static final double COLOURFUL = 25;

  private final List<GreyPlane> channels;
  private final double noise;

  private InkContrast(List<GreyPlane> channels, double noise) {
    this.channels = channels;
    this.noise = noise;
  }

  /**
   * Prepares a picture: its channels, one where it is grey, smoothed where there is noise.
   *
   * @param reduced whether the picture was much larger; a thin line is then now in one row of
   *     pixels and now in two, which smoothing evens out
   */
  static InkContrast of(ArgbImage image, boolean reduced) {
    List<GreyPlane> channels = channels(image);
    double noise = 0;
    for (GreyPlane channel : channels) {
      noise = Math.max(noise, noise(channel));
    }
    if (reduced || noise > NOISY) {
      channels = channels.stream().map(GreyPlane::smoothed).toList();
    }
    return new InkContrast(channels, noise);
  }

  /** Whether there is no noise. */
  boolean clean() {
    return noise < NOISY;
  }

  /**
   * The contrast of ink.
   *
   * @param reach of the square that must be wider than a line, in pixels
   * @param brighter whether the ink is brighter than its ground
   * @return 0 (ground) to 1
   */
  GreyPlane of(int reach, boolean brighter) {
    GreyPlane first = channels.get(0);
    GreyPlane contrast = GreyPlane.empty(first.rows(), first.columns());
    float[] into = contrast.values();
    for (GreyPlane channel : channels) {
      GreyPlane ground = channel.extreme(reach, !brighter).extreme(reach, brighter);
      for (int i = 0; i < into.length; i++) {
        float value = channel.values()[i];
        float back = ground.values()[i];
        float difference = Math.abs(value - back);
        into[i] = Math.max(into[i], difference / Math.max(DARK, Math.max(value, back)));
      }
    }
    return contrast;
  }

  /**
   * What contrasts to try: that of all channels together and, in a colourful picture, of each
   * alone. Red ink on a green ground is brighter in one channel and darker in another.
   */
  List<InkContrast> choices() {
    List<InkContrast> choices = new ArrayList<>(List.of(this));
    double colour = 0;
    if (channels.size() == 3) {
      for (int i = 0; i < channels.get(0).values().length; i += 7) {
        float green = channels.get(1).values()[i];
        colour += Math.abs(channels.get(0).values()[i] - green);
        colour += Math.abs(channels.get(2).values()[i] - green);
      }
      if (7 * colour > COLOURFUL * channels.get(0).values().length) {
        for (int i = 1; i <= channels.size(); i++) {
          choices.add(choice(i));
        }
      }
    }
    return choices;
  }

  /** One of {@link #choices}: 0 for all channels, then each alone. */
  InkContrast choice(int number) {
    return number == 0 ? this : new InkContrast(List.of(channels.get(number - 1)), noise);
  }

  int rows() {
    return channels.get(0).rows();
  }

  int columns() {
    return channels.get(0).columns();
  }

  /**
   * Whether a blob differs from most of what is around it. The paper inside a ring of ink stands
   * out of the ring, but not of the paper around it.
   */
  boolean standsOut(Blob blob, int[] labels, boolean brighter) {
    int margin = Math.max(2, blob.size() / 6);
    int top = Math.max(0, blob.top() - margin);
    int bottom = Math.min(rows(), blob.bottom() + margin + 1);
    int left = Math.max(0, blob.left() - margin);
    int right = Math.min(columns(), blob.right() + margin + 1);
    int step = Math.max(1, (int) Math.sqrt((bottom - top) * (right - left) / 900.0));
    double most = 0;
    for (GreyPlane channel : channels) {
      List<Float> around = new ArrayList<>();
      double own = 0;
      int pixels = 0;
      for (int row = top; row < bottom; row += step) {
        for (int at = row * columns() + left; at < row * columns() + right; at += step) {
          if (labels[at] == blob.label()) {
            own += channel.values()[at];
            pixels++;
          } else {
            around.add(channel.values()[at]);
          }
        }
      }
      if (pixels == 0 || around.isEmpty()) {
        return false;
      }
      Collections.sort(around);
      int rank = (int) (around.size() * (brighter ? 1 - AROUND : AROUND));
      double middle = around.get(Math.min(around.size() - 1, rank));
      double mean = own / pixels;
      double difference = brighter ? mean - middle : middle - mean;
      most = Math.max(most, difference / Math.max(DARK, Math.max(mean, middle)));
    }
    return most > 0.5 * blob.contrast();
  }

  /**
   * The share of a blob's outline at which the picture has a step. Strokes have one all around;
   * what a closing leaves of a sheet has none where its square was cut out.
   */
  double edge(Blob blob, int[] labels, boolean brighter) {
    int steps = 0;
    int sides = 0;
    for (int row = blob.top(); row <= blob.bottom(); row++) {
      for (int column = blob.left(); column <= blob.right(); column++) {
        if (labels[row * columns() + column] != blob.label()) {
          continue;
        }
        for (int side = 0; side < 4; side++) {
          int dy = side < 2 ? 2 * side - 1 : 0;
          int dx = side < 2 ? 0 : 2 * side - 5;
          int y = row + BESIDE * dy;
          int x = column + BESIDE * dx;
          boolean inside = y >= 0 && y < rows() && x >= 0 && x < columns();
          if (inside
              && labels[(row + dy) * columns() + column + dx] != blob.label()
              && labels[y * columns() + x] != blob.label()) {
            sides++;
            double step = step(row, column, y * columns() + x, brighter);
            steps += step > STEP * blob.contrast() ? 1 : 0;
          }
        }
      }
    }
    return sides == 0 ? 0 : steps / (double) sides;
  }

  /** The contrast between the most inked pixel near a place and another pixel. */
  private double step(int row, int column, int other, boolean brighter) {
    double most = 0;
    for (GreyPlane channel : channels) {
      float[] values = channel.values();
      float ink = values[row * columns() + column];
      for (int y = Math.max(0, row - 2); y <= Math.min(rows() - 1, row + 2); y++) {
        for (int x = Math.max(0, column - 2); x <= Math.min(columns() - 1, column + 2); x++) {
          float value = values[y * columns() + x];
          ink = brighter ? Math.max(ink, value) : Math.min(ink, value);
        }
      }
      float ground = values[other];
      double difference = brighter ? ink - ground : ground - ink;
      most = Math.max(most, difference / Math.max(DARK, Math.max(ink, ground)));
    }
    return most;
  }

  private static double noise(GreyPlane plane) {
    GreyPlane rough = GreyPlane.empty(plane.rows(), plane.columns());
    int columns = plane.columns();
    float[] v = plane.values();
    for (int row = 1; row < plane.rows() - 1; row++) {
      for (int at = row * columns + 1; at < row * columns + columns - 1; at++) {
        // The second difference both ways: it is blind to slopes of light (Immerkær 1996).
        float second =
            4 * v[at]
                - 2 * (v[at - 1] + v[at + 1] + v[at - columns] + v[at + columns])
                + v[at - columns - 1]
                + v[at - columns + 1]
                + v[at + columns - 1]
                + v[at + columns + 1];
        rough.values()[at] = Math.abs(second) / 6;
      }
    }
    return Patches.medians(rough, 24).overall() / 0.6745;
  }

  private static List<GreyPlane> channels(ArgbImage image) {
    int[] argb = image.argb();
    double bright = 0;
    double opaque = 0;
    double colour = 0;
    for (int pixel : argb) {
      double alpha = (pixel >>> 24) / 255.0;
      int red = pixel >> 16 & 0xff;
      int green = pixel >> 8 & 0xff;
      int blue = pixel & 0xff;
      opaque += alpha;
      bright += alpha * (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
      colour += alpha * (Math.abs(red - green) + Math.abs(green - blue));
    }
    // What is transparent is ground, and so gets the brightness that the opaque pixels stand out
    // of.
    int behind = bright > opaque / 2 ? 0 : 255;
    boolean grey = colour == 0;
    List<GreyPlane> channels = new ArrayList<>();
    for (int shift = 16; shift >= (grey ? 16 : 0); shift -= 8) {
      GreyPlane plane = GreyPlane.empty(image.rows(), image.columns());
      for (int i = 0; i < argb.length; i++) {
        float alpha = (argb[i] >>> 24) / 255f;
        plane.values()[i] = alpha * (argb[i] >> shift & 0xff) + (1 - alpha) * behind;
      }
      channels.add(plane);
    }
    return channels;
  }
}
