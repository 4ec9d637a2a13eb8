package io.github.convoscope.explain.versus;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The units of a layer in two networks of the same layers, matched one to one.
 *
 * <pre>{@code
 * List<UnitMatching> layers = UnitMatching.of(a, b, samples, Progress.NONE);
 * layers.get(0).pairs().get(0).correlation(); // of the two units that are most alike
 * }</pre>
 *
 * <p>Two units are alike as far as their outputs correlate (Pearson) over the samples and the
 * places of their maps. Of all one-to-one assignments the one with the largest sum of correlations
 * is taken ({@link Assignment}). Source: Li et al. 2016, Convergent learning: do different neural
 * networks learn the same representations?
 *
 * @param layer index of the layer in both networks
 * @param pairs all pairs, the most alike first; a unit whose output never changes is in none
 * @param silentA units of the first network whose output never changes
 * @param silentB units of the second network whose output never changes
 */
public record UnitMatching(
    int layer, List<Pair> pairs, List<Integer> silentA, List<Integer> silentB) {
  /** Below this correlation two units are no partners: what they have in common is the ink. */
  public static final double PARTNERS = 0.5;

  /** Places of a map that are compared, about. */
  private static final int PLACES = 100;

  /** Copies the lists. */
  public UnitMatching {
    pairs = List.copyOf(pairs);
    silentA = List.copyOf(silentA);
    silentB = List.copyOf(silentB);
  }

  /**
   * Two units that were assigned to each other.
   *
   * @param a the first network's
   * @param b the second network's
   * @param correlation of their outputs, −1 to 1
   */
  public record Pair(int a, int b, double correlation) {
    /** True where they do much the same. */
    public boolean partners() {
      return correlation >= PARTNERS;
    }
  }

  /** The number of pairs that are partners. */
  public int partners() {
    return (int) pairs.stream().filter(Pair::partners).count();
  }

  /** The mean correlation of the pairs that are partners; 0 for none. */
  public double meanOfPartners() {
    return pairs.stream().filter(Pair::partners).mapToDouble(Pair::correlation).average().orElse(0);
  }

  /**
   * Matches the units of every convolution.
   *
   * @param a engine of the first network; used here only
   * @param b engine of the second network, whose layers have the same shapes
   * @param samples inputs of both
   * @throws io.github.convoscope.task.CancelledException when cancelled
   */
  public static List<UnitMatching> of(
      Engine a, Engine b, List<float[]> samples, Progress progress) {
    List<Sums> sums = new ArrayList<>();
    for (LayerSpec layer : a.spec().layers()) {
      if (layer.kind() == LayerKind.CONVOLUTION) {
        sums.add(new Sums(layer));
      }
    }
    Activations ofA = new Activations(a.spec(), 1);
    Activations ofB = new Activations(b.spec(), 1);
    for (float[] sample : samples) {
      progress.check();
      a.forward(sample, ofA);
      b.forward(sample, ofB);
      for (Sums one : sums) {
        one.add(ofA.after(one.layer.index()), ofB.after(one.layer.index()));
      }
    }
    return sums.stream().map(Sums::matching).toList();
  }

  /** Sums over samples and places from which all correlations of a layer follow. */
  private static final class Sums {
    private final LayerSpec layer;
    private final int units;
    private final int size;
    private final int step;
    private final double[] sumA;
    private final double[] sumB;
    private final double[] squaresA;
    private final double[] squaresB;
    private final double[][] products;
    private long count;

    Sums(LayerSpec layer) {
      this.layer = layer;
      units = layer.shape().channels();
      size = layer.shape().mapSize();
      // A step that shares no factor with the width visits all columns.
      int wanted = Math.max(1, size / PLACES);
      while (wanted > 1 && gcd(wanted, layer.shape().columns()) > 1) {
        wanted--;
      }
      step = wanted;
      sumA = new double[units];
      sumB = new double[units];
      squaresA = new double[units];
      squaresB = new double[units];
      products = new double[units][units];
    }

    private static int gcd(int a, int b) {
      return b == 0 ? a : gcd(b, a % b);
    }

    void add(float[] ofA, float[] ofB) {
      for (int place = 0; place < size; place += step) {
        count++;
        for (int i = 0; i < units; i++) {
          double a = ofA[i * size + place];
          double b = ofB[i * size + place];
          sumA[i] += a;
          sumB[i] += b;
          squaresA[i] += a * a;
          squaresB[i] += b * b;
          if (a != 0) {
            double[] row = products[i];
            for (int j = 0; j < units; j++) {
              row[j] += a * ofB[j * size + place];
            }
          }
        }
      }
    }

    UnitMatching matching() {
      List<Integer> silentA = silent(sumA, squaresA);
      List<Integer> silentB = silent(sumB, squaresB);
      double[][] correlations = new double[units][units];
      for (int i = 0; i < units; i++) {
        for (int j = 0; j < units; j++) {
          boolean silent = silentA.contains(i) || silentB.contains(j);
          correlations[i][j] = silent ? -1 : correlation(i, j);
        }
      }
      int[] partner = Assignment.best(correlations);
      List<Pair> pairs = new ArrayList<>();
      for (int i = 0; i < units; i++) {
        if (!silentA.contains(i) && !silentB.contains(partner[i])) {
          pairs.add(new Pair(i, partner[i], correlations[i][partner[i]]));
        }
      }
      pairs.sort(Comparator.comparingDouble(Pair::correlation).reversed());
      return new UnitMatching(layer.index(), pairs, silentA, silentB);
    }

    private List<Integer> silent(double[] sum, double[] squares) {
      List<Integer> silent = new ArrayList<>();
      for (int i = 0; i < units; i++) {
        if (!(variance(sum[i], squares[i]) > 1e-12 * (1 + squares[i]))) {
          silent.add(i);
        }
      }
      return silent;
    }

    private double variance(double sum, double squares) {
      return squares - sum * sum / count;
    }

    private double correlation(int i, int j) {
      double covariance = products[i][j] - sumA[i] * sumB[j] / count;
      double spread = Math.sqrt(variance(sumA[i], squaresA[i]) * variance(sumB[j], squaresB[j]));
      return Math.max(-1, Math.min(1, covariance / spread));
    }
  }
}
