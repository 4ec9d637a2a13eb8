package io.github.convoscope.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes pictures that show nothing: noise, plain colours, slopes, stripes and blurred spots. */
final class OtherPictures {
  private static final int CHANNELS = 3;
  private static final int KINDS = 5;

  private OtherPictures() {}

  /**
   * Makes pictures.
   *
   * @param size height and width in pixels
   * @return pictures of [3 × size × size], −1 to 1
   */
  static List<float[]> pictures(int count, int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<float[]> pictures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pictures.add(picture(i % KINDS, size, random));
    }
    return pictures;
  }

  private static float[] picture(int kind, int size, SplittableRandom random) {
    float[] picture = new float[CHANNELS * size * size];
    double[] from = colour(random);
    double[] to = colour(random);
    double angle = 2 * Math.PI * random.nextDouble();
    double waves = 1 + 7 * random.nextDouble();
    double[] x = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
    double[] y = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
    double width = 0.05 + 0.2 * random.nextDouble();
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        double u = column / (size - 1.0);
        double v = row / (size - 1.0);
        double along = 0.5 + (u - 0.5) * Math.cos(angle) + (v - 0.5) * Math.sin(angle);
        double part =
            switch (kind) {
              case 0 -> random.nextDouble();
              case 1 -> 0;
              case 2 -> Math.max(0, Math.min(1, along));
              case 3 -> 0.5 + 0.5 * Math.sin(2 * Math.PI * waves * along);
              default -> spots(u, v, x, y, width);
            };
        for (int channel = 0; channel < CHANNELS; channel++) {
          double grain = kind == 0 ? random.nextDouble() : part;
          picture[(channel * size + row) * size + column] =
              (float) (from[channel] + grain * (to[channel] - from[channel]));
        }
      }
    }
    return picture;
  }

  private static double spots(double u, double v, double[] x, double[] y, double width) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double distance = Math.hypot(u - x[i], v - y[i]) / width;
      sum += Math.exp(-distance * distance / 2);
    }
    return Math.min(1, sum);
  }

  private static double[] colour(SplittableRandom random) {
    return random.doubles(CHANNELS, -1, 1).toArray();
  }
}
