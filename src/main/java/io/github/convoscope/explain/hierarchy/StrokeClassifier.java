package io.github.convoscope.explain.hierarchy;

import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Classifies the ink around a point of a drawing, by how strokes cross a ring of 4.5 pixels around
 * it.
 */
final class StrokeClassifier {
  private static final int SAMPLES = 48;
  private static final double RADIUS = 4.5;
  private static final double INK = 0.4;
  private static final int MOST_SAMPLES_A_CROSSING = SAMPLES * 3 / 8;
  private static final double OPPOSITE = Math.toRadians(140);

  private StrokeClassifier() {}

  /**
   * Classifies the ink around a point.
   *
   * @param image an image in [0, 1]; its first channel is used
   * @param row row of the point, which may lie between pixels
   * @param column column of the point
   */
  static StrokeKind at(Shape shape, float[] image, double row, double column) {
    if (ink(shape, image, row, column) < INK) {
      return StrokeKind.BESIDE;
    }
    boolean[] inked = new boolean[SAMPLES];
    int start = -1;
    for (int i = 0; i < SAMPLES; i++) {
      double angle = 2 * Math.PI * i / SAMPLES;
      inked[i] =
          value(shape, image, row + RADIUS * Math.sin(angle), column + RADIUS * Math.cos(angle))
              >= INK;
      start = inked[i] ? start : i;
    }
    if (start < 0) {
      return StrokeKind.BLOT;
    }
    List<Double> crossings = new ArrayList<>();
    int run = 0;
    for (int k = 1; k <= SAMPLES; k++) {
      if (inked[(start + k) % SAMPLES]) {
        run++;
      } else if (run > 0) {
        if (run > MOST_SAMPLES_A_CROSSING) {
          return StrokeKind.BLOT;
        }
        crossings.add(2 * Math.PI * (start + k - (run + 1) / 2.0) / SAMPLES);
        run = 0;
      }
    }
    return kind(crossings);
  }

  /** True where there is ink at the point or on the ring around it. */
  static boolean near(Shape shape, float[] image, double row, double column) {
    boolean any = ink(shape, image, row, column) >= INK;
    for (int i = 0; i < SAMPLES && !any; i++) {
      double angle = 2 * Math.PI * i / SAMPLES;
      any =
          value(shape, image, row + RADIUS * Math.sin(angle), column + RADIUS * Math.cos(angle))
              >= INK;
    }
    return any;
  }

  private static StrokeKind kind(List<Double> crossings) {
    return switch (crossings.size()) {
      case 0 -> StrokeKind.BLOT;
      case 1 -> StrokeKind.END;
      case 2 -> {
        double between = Math.abs(crossings.get(0) - crossings.get(1)) % (2 * Math.PI);
        boolean opposite = Math.min(between, 2 * Math.PI - between) >= OPPOSITE;
        yield opposite ? StrokeKind.STRAIGHT : StrokeKind.BEND;
      }
      default -> StrokeKind.JUNCTION;
    };
  }

  /**
   * The most ink among the nine pixels around the point, so that a thin stroke beside it counts.
   */
  private static double ink(Shape shape, float[] image, double row, double column) {
    double most = 0;
    for (int i = 0; i < 9; i++) {
      most = Math.max(most, value(shape, image, row + i / 3 - 1, column + i % 3 - 1));
    }
    return most;
  }

  private static double value(Shape shape, float[] image, double row, double column) {
    int r = (int) Math.round(row);
    int c = (int) Math.round(column);
    return shape.contains(0, r, c) ? image[shape.index(0, r, c)] : 0;
  }
}
