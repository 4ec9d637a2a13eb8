package io.github.convoscope.explain.versus;

import io.github.convoscope.message.Message;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds feature maps of two networks that are alike: Pearson's correlation of their values over
 * examples and over the cells of a coarse grid, to which every map is averaged, so that maps of any
 * size can be compared (units matched by correlation: Li et al. 2016, Convergent learning). Only
 * convolutions are compared.
 */
final class MapSimilarity {
  /** Rows and columns of the grid. */
  private static final int GRID = 4;

  /** Products that all correlations together may take. */
  private static final double MOST_PRODUCTS = 4e9;

  private static final int MOST_EXAMPLES = 500;

  private final Maps a;
  private final Maps b;
  private final int every;
  private final int kept;

  MapSimilarity(NetworkSpec a, NetworkSpec b, int examples) {
    this.a = new Maps(a);
    this.b = new Maps(b);
    double each = (double) GRID * GRID * Math.max(1, this.a.count()) * Math.max(1, this.b.count());
    int most = (int) Math.max(1, Math.min(MOST_EXAMPLES, MOST_PRODUCTS / each));
    every = Math.max(1, (examples + most - 1) / most);
    kept = (examples + every - 1) / every;
  }

  /** Whether an example counts; some of very many are passed over. */
  boolean wants(int example) {
    return example % every == 0;
  }

  /** Adds what both networks compute for an example, if it counts. */
  void add(int example, Activations one, Activations other) {
    if (wants(example)) {
      a.add(one, example / every, kept);
      b.add(other, example / every, kept);
    }
  }

  /** For each map of the first network that varies, the most similar one of the second. */
  List<MapPair> mostAlike(Progress progress) {
    List<Row> rowsA = a.rows();
    List<Row> rowsB = b.rows();
    List<MapPair> pairs = new ArrayList<>();
    for (Row one : rowsA) {
      progress.check();
      progress.report(0.9 + 0.1 * pairs.size() / rowsA.size(), Message.of("versus.comparing-maps"));
      Row best = one;
      double most = Double.NEGATIVE_INFINITY;
      for (Row other : rowsB) {
        double correlation = product(one.values(), other.values());
        if (correlation > most) {
          most = correlation;
          best = other;
        }
      }
      if (!rowsB.isEmpty()) {
        pairs.add(
            new MapPair(one.layer(), one.channel(), best.layer(), best.channel(), clip(most)));
      }
    }
    pairs.sort(Comparator.comparingDouble(MapPair::correlation).reversed());
    return pairs;
  }

  private static double clip(double correlation) {
    return Math.max(-1, Math.min(1, correlation));
  }

  private static double product(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  /** A map's values, with mean 0 and length 1. */
  private record Row(int layer, int channel, float[] values) {}

  /** The coarse maps of one network over all examples. */
  private static final class Maps {
    private final NetworkSpec spec;
    private final List<LayerSpec> layers;
    private final Map<Integer, float[][]> values = new TreeMap<>();

    Maps(NetworkSpec spec) {
      this.spec = spec;
      layers =
          spec.layers().stream().filter(layer -> layer.kind() == LayerKind.CONVOLUTION).toList();
    }

    int count() {
      return layers.stream().mapToInt(layer -> layer.shape().channels()).sum();
    }

    void add(Activations activations, int example, int examples) {
      for (LayerSpec layer : layers) {
        Shape shape = layer.shape();
        float[][] rows =
            values.computeIfAbsent(
                layer.index(), made -> new float[shape.channels()][examples * GRID * GRID]);
        float[] after = activations.after(layer.index());
        for (int c = 0; c < rows.length; c++) {
          coarse(after, c * shape.mapSize(), shape, rows[c], example * GRID * GRID);
        }
      }
    }

    private static void coarse(float[] map, int from, Shape shape, float[] into, int to) {
      for (int i = 0; i < GRID * GRID; i++) {
        int top = i / GRID * shape.rows() / GRID;
        int bottom = Math.max(top + 1, (i / GRID + 1) * shape.rows() / GRID);
        int left = i % GRID * shape.columns() / GRID;
        int right = Math.max(left + 1, (i % GRID + 1) * shape.columns() / GRID);
        double sum = 0;
        for (int y = top; y < bottom; y++) {
          for (int x = left; x < right; x++) {
            sum += map[from + y * shape.columns() + x];
          }
        }
        into[to + i] = (float) (sum / ((bottom - top) * (right - left)));
      }
    }

    List<Row> rows() {
      List<Row> rows = new ArrayList<>();
      for (Map.Entry<Integer, float[][]> entry : values.entrySet()) {
        float[][] maps = entry.getValue();
        for (int c = 0; c < maps.length; c++) {
          if (standardise(maps[c])) {
            rows.add(new Row(spec.layer(entry.getKey()).index(), c, maps[c]));
          }
        }
      }
      return rows;
    }

    /** Moves to mean 0 and scales to length 1; false where nothing varies. */
    private static boolean standardise(float[] row) {
      double mean = 0;
      for (float value : row) {
        mean += value / row.length;
      }
      double squares = 0;
      for (float value : row) {
        squares += (value - mean) * (value - mean);
      }
      double length = Math.sqrt(squares);
      if (!(length > 1e-6)) {
        return false;
      }
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) ((row[i] - mean) / length);
      }
      return true;
    }
  }
}
