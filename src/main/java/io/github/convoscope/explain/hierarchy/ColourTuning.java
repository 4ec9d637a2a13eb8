package io.github.convoscope.explain.hierarchy;

import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PictureInput.ChannelOrder;
import io.github.convoscope.network.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * Which colours the kernels of one unit of the first layer react to. The energy of its kernels is
 * divided among the axes of the cells before the visual cortex (Derrington, Krauskopf and Lennie
 * 1984): brightness, red against green, and blue against yellow.
 *
 * <pre>{@code
 * for (ColourTuning tuning : ColourTuning.of(spec, weights, ChannelOrder.RGB)) {
 *   boolean sharp = tuning.colourShare() > 0.5;
 * }
 * }</pre>
 *
 * @param colourShare share of the energy that is not brightness, 0 to 1; 2/3 where chance alone
 *     mixes three channels
 * @param hue angle of the strongest colour in the plane of the two colour axes, in degrees from 0
 *     to 180: 0 is red against green, 90 blue against yellow
 * @param direction the colour in which the kernels are strongest: weights of red, green and blue,
 *     of length 1
 * @param plane the kernels in that colour, [rows × columns]
 */
public record ColourTuning(double colourShare, double hue, double[] direction, float[] plane) {
  /** Brightness, red against green, blue against yellow: orthonormal rows over red, green, blue. */
  private static final double[][] AXES = {
    {1 / Math.sqrt(3), 1 / Math.sqrt(3), 1 / Math.sqrt(3)},
    {1 / Math.sqrt(2), -1 / Math.sqrt(2), 0},
    {-1 / Math.sqrt(6), -1 / Math.sqrt(6), 2 / Math.sqrt(6)}
  };

  private static final int POWER_STEPS = 200;

  /**
   * The tuning of every unit of the first layer.
   *
   * @param spec a network whose input is a picture in colours and whose first layer is a
   *     convolution
   * @param order the order of the network's channels
   */
  public static List<ColourTuning> of(NetworkSpec spec, Weights weights, ChannelOrder order) {
    int plane = spec.layer(1).requireWindow().taps();
    float[] all = weights.of(1).kernel().clone();
    for (int from = 0; order == ChannelOrder.BGR && from < all.length; from += 3 * plane) {
      for (int i = from; i < from + plane; i++) {
        float first = all[i];
        all[i] = all[i + 2 * plane];
        all[i + 2 * plane] = first;
      }
    }
    List<ColourTuning> tunings = new ArrayList<>();
    for (int from = 0; from < all.length; from += 3 * plane) {
      tunings.add(of(all, from, plane));
    }
    return tunings;
  }

  /**
   * The tuning of one unit.
   *
   * @param kernels weights of red, green and blue, [3 × cells], from {@code from} on
   */
  static ColourTuning of(float[] kernels, int from, int cells) {
    double[][] products = new double[3][3];
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        for (int i = 0; i < cells; i++) {
          products[a][b] += (double) kernels[from + a * cells + i] * kernels[from + b * cells + i];
        }
      }
    }
    double total = products[0][0] + products[1][1] + products[2][2];
    double bright = product(AXES[0], products, AXES[0]);
    double redGreen = product(AXES[1], products, AXES[1]);
    double blueYellow = product(AXES[2], products, AXES[2]);
    double both = product(AXES[1], products, AXES[2]);
    double hue = Math.toDegrees(0.5 * Math.atan2(2 * both, redGreen - blueYellow));
    double[] direction = strongest(products);
    float[] plane = new float[cells];
    for (int i = 0; i < cells; i++) {
      double sum = 0;
      for (int channel = 0; channel < 3; channel++) {
        sum += direction[channel] * kernels[from + channel * cells + i];
      }
      plane[i] = (float) sum;
    }
    double share = total > 0 ? Math.max(0, 1 - bright / total) : 0;
    return new ColourTuning(share, hue < 0 ? hue + 180 : hue, direction, plane);
  }

  private static double product(double[] one, double[][] matrix, double[] other) {
    double sum = 0;
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        sum += one[a] * matrix[a][b] * other[b];
      }
    }
    return sum;
  }

  /** The eigenvector of the largest eigenvalue, by the power method; its largest part positive. */
  private static double[] strongest(double[][] products) {
    double[] vector = {0.62, 0.55, 0.56};
    for (int step = 0; step < POWER_STEPS; step++) {
      double[] next = new double[3];
      double length = 0;
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < 3; b++) {
          next[a] += products[a][b] * vector[b];
        }
        length += next[a] * next[a];
      }
      if (length == 0) {
        return vector;
      }
      for (int a = 0; a < 3; a++) {
        vector[a] = next[a] / Math.sqrt(length);
      }
    }
    double sum = vector[0] + vector[1] + vector[2];
    double sign = sum < 0 ? -1 : 1;
    return new double[] {sign * vector[0], sign * vector[1], sign * vector[2]};
  }

  /** How far its hue is from the nearer of the two colour axes, 0 to 45 degrees. */
  public double fromAxis() {
    double within = hue % 90;
    return Math.min(within, 90 - within);
  }

  /** Whether its kernels carry more colour than brightness. */
  public boolean inColour() {
    return colourShare > 0.5;
  }

  /** Whether its kernels carry brightness nearly alone. */
  public boolean inBrightness() {
    return colourShare < 0.1;
  }
}
