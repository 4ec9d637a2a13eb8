package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.Activations;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.network.Shape;
import java.util.List;

/** The kinds of objectives. All work on values before the layer's function where not said. */
public final class Objectives {
  /** A caricature must not gain by growing without likeness: the least that likeness counts. */
  private static final double LEAST_LIKENESS = 0.1;

  private Objectives() {}

  /** A weighted sum of one layer's values: a neuron, a unit's mean, a logit. */
  public static Objective of(Scalar scalar) {
    return new Linear(scalar);
  }

  /** The largest neuron of a unit's feature map. */
  public static Objective largest(NetworkSpec spec, int layer, int channel) {
    return new Largest(layer, channel, spec.layer(layer).shape());
  }

  /** Mean of the squares of a layer's outputs: whatever excites the layer (DeepDream). */
  public static Objective layer(NetworkSpec spec, int layer) {
    return new Energy(layer, spec.layer(layer).shape().size());
  }

  /** A sum of objectives, each times its weight; a negative weight makes small. */
  public static Objective sum(List<Objective> parts, double... weights) {
    if (parts.size() != weights.length) {
      throw new IllegalArgumentException(parts.size() + " parts, " + weights.length + " weights");
    }
    return new Sum(List.copyOf(parts), weights.clone());
  }

  /** What makes an objective small. */
  public static Objective negative(Objective objective) {
    return sum(List.of(objective), -1);
  }

  /** The way from one objective (share 0) to another (share 1). */
  public static Objective between(Objective one, Objective other, double share) {
    return sum(List.of(one, other), 1 - share, share);
  }

  /**
   * What a layer sees in an image, exaggerated: the inner product with its outputs for that image
   * times their cosine (lucid's caricature).
   *
   * @param layer the layer
   * @param seen the layer's outputs for the image
   */
  public static Objective caricature(int layer, float[] seen) {
    return new Caricature(layer, seen.clone());
  }

  private record Linear(Scalar scalar) implements Objective {
    @Override
    public double value(Activations at, int example) {
      return scalar.value(at, example);
    }

    @Override
    public void slope(Activations at, int example, double factor, LayerGradients into) {
      float[] slopes = into.of(scalar.layer(), scalar.beforeFunction(), at);
      float[] weights = scalar.weights();
      for (int i = 0; i < weights.length; i++) {
        slopes[example * weights.length + i] += (float) (factor * weights[i]);
      }
    }
  }

  private record Largest(int layer, int channel, Shape shape) implements Objective {
    @Override
    public double value(Activations at, int example) {
      return at.before(layer)[place(at, example)];
    }

    @Override
    public void slope(Activations at, int example, double factor, LayerGradients into) {
      into.of(layer, true, at)[place(at, example)] += (float) factor;
    }

    private int place(Activations at, int example) {
      float[] values = at.before(layer);
      int from = example * shape.size() + channel * shape.mapSize();
      int best = from;
      for (int i = from; i < from + shape.mapSize(); i++) {
        best = values[i] > values[best] ? i : best;
      }
      return best;
    }
  }

  private record Energy(int layer, int size) implements Objective {
    @Override
    public double value(Activations at, int example) {
      float[] values = at.after(layer);
      double sum = 0;
      for (int i = example * size; i < (example + 1) * size; i++) {
        sum += (double) values[i] * values[i];
      }
      return sum / size;
    }

    @Override
    public void slope(Activations at, int example, double factor, LayerGradients into) {
      float[] slopes = into.of(layer, false, at);
      float[] values = at.after(layer);
      for (int i = example * size; i < (example + 1) * size; i++) {
        slopes[i] += (float) (2 * factor * values[i] / size);
      }
    }
  }

  private record Sum(List<Objective> parts, double[] weights) implements Objective {
    @Override
    public double value(Activations at, int example) {
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * parts.get(i).value(at, example);
      }
      return sum;
    }

    @Override
    public void slope(Activations at, int example, double factor, LayerGradients into) {
      for (int i = 0; i < weights.length; i++) {
        parts.get(i).slope(at, example, factor * weights[i], into);
      }
    }
  }

  private record Caricature(int layer, float[] seen) implements Objective {
    @Override
    public double value(Activations at, int example) {
      double[] products = products(at, example);
      return products[0] * likeness(products);
    }

    @Override
    public void slope(Activations at, int example, double factor, LayerGradients into) {
      double[] products = products(at, example);
      double dot = products[0];
      double lengths = Math.sqrt(products[1] * products[2]);
      boolean grows = lengths > 0 && dot / lengths > LEAST_LIKENESS;
      double bySeen = grows ? 2 * dot / lengths : LEAST_LIKENESS;
      double byOwn = grows ? -dot * dot / lengths / products[1] : 0;
      float[] slopes = into.of(layer, false, at);
      float[] values = at.after(layer);
      for (int i = 0; i < seen.length; i++) {
        int here = example * seen.length + i;
        slopes[here] += (float) (factor * (bySeen * seen[i] + byOwn * values[here]));
      }
    }

    private static double likeness(double[] products) {
      double lengths = Math.sqrt(products[1] * products[2]);
      return lengths > 0 ? Math.max(LEAST_LIKENESS, products[0] / lengths) : LEAST_LIKENESS;
    }

    private double[] products(Activations at, int example) {
      float[] values = at.after(layer);
      double dot = 0;
      double own = 0;
      double other = 0;
      for (int i = 0; i < seen.length; i++) {
        double value = values[example * seen.length + i];
        dot += value * seen[i];
        own += value * value;
        other += (double) seen[i] * seen[i];
      }
      return new double[] {dot, own, other};
    }
  }
}
