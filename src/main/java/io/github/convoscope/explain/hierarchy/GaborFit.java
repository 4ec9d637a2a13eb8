package io.github.convoscope.explain.hierarchy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The Gabor function nearest to a kernel. It is found by trying a grid of parameters and refining
 * the best ones.
 *
 * @param goodness share of the kernel's energy (sum of squares) that it explains, 0 to 1
 * @param orientation direction of the edge or line, in degrees counter-clockwise from horizontal, 0
 *     to 180
 * @param frequency waves per cell; a kernel with a frequency near 0 is a blob
 * @param oddness 0 for a line (even), 1 for an edge (odd)
 * @param elongation width of the bell along the crests over that across
 * @param fitted the fitted kernel [size × size]
 */
public record GaborFit(
    double goodness,
    double orientation,
    double frequency,
    double oddness,
    double elongation,
    float[] fitted) {
  private static final int REFINED = 3;
  private static final int ITERATIONS = 260;

  private record Candidate(double[] numbers, double error) {}

  /**
   * Fits a square kernel.
   *
   * @param kernel [size × size]
   */
  public static GaborFit of(float[] kernel, int size) {
    double energy = 0;
    for (float weight : kernel) {
      energy += (double) weight * weight;
    }
    List<Candidate> candidates = grid(kernel, size);
    candidates.sort(Comparator.comparingDouble(Candidate::error));
    Candidate best = candidates.get(0);
    for (Candidate start : candidates.subList(0, REFINED)) {
      Candidate refined = refine(start, kernel, size);
      best = refined.error < best.error ? refined : best;
    }
    Gabor gabor = Gabor.of(best.numbers, size);
    double[] fitted = new double[kernel.length];
    double[] wave = gabor.fit(kernel, size, fitted);
    float[] picture = new float[fitted.length];
    for (int i = 0; i < fitted.length; i++) {
      picture[i] = (float) fitted[i];
    }
    double crests = Math.toDegrees(-gabor.angle()) + 90;
    double amplitude = Math.hypot(wave[0], wave[1]);
    return new GaborFit(
        energy > 0 ? Math.max(0, 1 - wave[2] / energy) : 0,
        ((crests % 180) + 180) % 180,
        gabor.frequency(),
        amplitude > 0 ? Math.abs(wave[1]) / amplitude : 0,
        gabor.along() / gabor.across(),
        picture);
  }

  /** True where the kernel has an orientation: its frequency is at least 0.05. */
  public boolean oriented() {
    return frequency >= 0.05;
  }

  private static List<Candidate> grid(float[] kernel, int size) {
    List<Candidate> candidates = new ArrayList<>();
    double[] fitted = new double[kernel.length];
    double centre = (size - 1) / 2.0;
    double shift = size / 5.0;
    for (int orientation = 0; orientation < 8; orientation++) {
      for (double frequency : new double[] {0, 0.08, 0.15, 0.25}) {
        for (double width : new double[] {size / 5.0, size / 3.0}) {
          for (int place = 0; place < 9; place++) {
            double[] numbers = {
              centre + shift * (place / 3 - 1),
              centre + shift * (place % 3 - 1),
              Math.PI * orientation / 8,
              frequency,
              width,
              1.3 * width
            };
            double error = Gabor.of(numbers, size).fit(kernel, size, fitted)[2];
            candidates.add(new Candidate(numbers, error));
          }
        }
      }
    }
    return candidates;
  }

  /** Minimises the error by the simplex method (Nelder and Mead 1965). */
  private static Candidate refine(Candidate start, float[] kernel, int size) {
    double[] steps = {size / 8.0, size / 8.0, 0.2, 0.04, size / 10.0, size / 10.0};
    List<Candidate> simplex = new ArrayList<>(List.of(start));
    for (int i = 0; i < steps.length; i++) {
      double[] vertex = start.numbers.clone();
      vertex[i] += steps[i];
      simplex.add(candidate(vertex, kernel, size));
    }
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      simplex.sort(Comparator.comparingDouble(Candidate::error));
      Candidate worst = simplex.remove(simplex.size() - 1);
      double[] centre = new double[steps.length];
      for (Candidate vertex : simplex) {
        for (int i = 0; i < centre.length; i++) {
          centre[i] += vertex.numbers[i] / simplex.size();
        }
      }
      Candidate best = simplex.get(0);
      Candidate reflected = candidate(pointBetween(centre, worst.numbers, -1), kernel, size);
      if (reflected.error < best.error) {
        Candidate expanded = candidate(pointBetween(centre, worst.numbers, -2), kernel, size);
        simplex.add(expanded.error < reflected.error ? expanded : reflected);
      } else if (reflected.error < simplex.get(simplex.size() - 1).error) {
        simplex.add(reflected);
      } else {
        Candidate contracted = candidate(pointBetween(centre, worst.numbers, 0.5), kernel, size);
        if (contracted.error < worst.error) {
          simplex.add(contracted);
        } else {
          simplex.add(worst);
          simplex.replaceAll(
              c -> candidate(pointBetween(best.numbers, c.numbers, 0.5), kernel, size));
        }
      }
    }
    simplex.sort(Comparator.comparingDouble(Candidate::error));
    return simplex.get(0);
  }

  private static double[] pointBetween(double[] from, double[] to, double share) {
    double[] point = new double[from.length];
    for (int i = 0; i < point.length; i++) {
      point[i] = from[i] + share * (to[i] - from[i]);
    }
    return point;
  }

  private static Candidate candidate(double[] numbers, float[] kernel, int size) {
    double[] fitted = new double[kernel.length];
    return new Candidate(numbers, Gabor.of(numbers, size).fit(kernel, size, fitted)[2]);
  }
}
