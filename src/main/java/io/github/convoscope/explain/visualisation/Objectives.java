package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.Activations;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.network.Shape;
import java.util.List;

/**
 * Makes objectives, as Lucid's {@code objectives} module does. They use values before the
 * activation function where nothing else is said.
 */
public final class Objectives {
  /** Keeps a caricature from being maximised by size alone: smaller cosines count as this one. */
  private static final double LEAST_COSINE = 0.1;

  private Objectives() {}

  /** A weighted sum of one layer's values: a neuron, a unit's mean, a logit. */
  public static Objective of(Scalar scalar) {
    return new Linear(scalar);
  }

  /**
   * A unit or neuron. While a closed ReLU leaves it without a gradient, as happens to what only
   * passes values on, ascent follows the value before that ReLU.
   */
  public static Objective of(NetworkSpec spec, UnitTarget target) {
    return RectifiedSource.guided(spec, target);
  }

  /**
   * An objective whose gradient is that of a guide wherever its own value is exactly zero: there a
   * ReLU has closed every way to it, and it has no gradient of its own.
   */
  static Objective guided(Objective objective, Objective guide) {
    return new Guided(objective, guide);
  }

  /** The strongest neuron of a unit's feature map, wherever it is. */
  public static Objective strongestNeuron(NetworkSpec spec, int layer, int channel) {
    return new StrongestNeuron(layer, channel, spec.layer(layer).shape());
  }

  /** The mean square of a layer's outputs (DeepDream). */
  public static Objective deepDream(NetworkSpec spec, int layer) {
    return new MeanSquare(layer, spec.layer(layer).shape().size());
  }

  /** A weighted sum of objectives; a negative weight minimises. */
  public static Objective sum(List<Objective> parts, double... weights) {
    if (parts.size() != weights.length) {
      throw new IllegalArgumentException(parts.size() + " parts, " + weights.length + " weights");
    }
    return new Sum(List.copyOf(parts), weights.clone());
  }

  /** The negative of an objective. */
  public static Objective negative(Objective objective) {
    return sum(List.of(objective), -1);
  }

  /** Interpolates linearly between two objectives: the first at share 0, the second at share 1. */
  public static Objective between(Objective one, Objective other, double share) {
    return sum(List.of(one, other), 1 - share, share);
  }

  /**
   * Exaggerates what a layer finds in an image: the inner product of its outputs with those for
   * that image, times their cosine (Lucid's caricature).
   *
   * @param layer the layer
   * @param outputs the layer's outputs for that image
   */
  public static Objective caricature(int layer, float[] outputs) {
    return new Caricature(layer, outputs.clone());
  }

  private record Linear(Scalar scalar) implements Objective {
    @Override
    public int topLayer() {
      return scalar.layer();
    }

    @Override
    public double value(Activations at, int example) {
      return scalar.value(at, example);
    }

    @Override
    public void addGradient(Activations at, int example, double factor, LayerGradients into) {
      float[] gradient = into.of(scalar.layer(), scalar.beforeFunction(), at);
      float[] weights = scalar.weights();
      for (int i = 0; i < weights.length; i++) {
        gradient[example * weights.length + i] += (float) (factor * weights[i]);
      }
    }
  }

  private record Guided(Objective objective, Objective guide) implements Objective {
    @Override
    public int topLayer() {
      return Math.max(objective.topLayer(), guide.topLayer());
    }

    @Override
    public double value(Activations at, int example) {
      return objective.value(at, example);
    }

    @Override
    public double progress(Activations at, int example) {
      double value = objective.value(at, example);
      return value == 0 ? Math.min(0, guide.value(at, example)) : value;
    }

    @Override
    public void addGradient(Activations at, int example, double factor, LayerGradients into) {
      Objective way = objective.value(at, example) == 0 ? guide : objective;
      way.addGradient(at, example, factor, into);
    }
  }

  private record StrongestNeuron(int layer, int channel, Shape shape) implements Objective {
    @Override
    public int topLayer() {
      return layer;
    }

    @Override
    public double value(Activations at, int example) {
      return at.before(layer)[strongest(at, example)];
    }

    @Override
    public void addGradient(Activations at, int example, double factor, LayerGradients into) {
      into.of(layer, true, at)[strongest(at, example)] += (float) factor;
    }

    private int strongest(Activations at, int example) {
      float[] values = at.before(layer);
      int from = example * shape.size() + channel * shape.mapSize();
      int best = from;
      for (int i = from; i < from + shape.mapSize(); i++) {
        best = values[i] > values[best] ? i : best;
      }
      return best;
    }
  }

  private record MeanSquare(int layer, int size) implements Objective {
    @Override
    public int topLayer() {
      return layer;
    }

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
    public void addGradient(Activations at, int example, double factor, LayerGradients into) {
      float[] gradient = into.of(layer, false, at);
      float[] values = at.after(layer);
      for (int i = example * size; i < (example + 1) * size; i++) {
        gradient[i] += (float) (2 * factor * values[i] / size);
      }
    }
  }

  private record Sum(List<Objective> parts, double[] weights) implements Objective {
    @Override
    public int topLayer() {
      return parts.stream().mapToInt(Objective::topLayer).max().orElse(0);
    }

    @Override
    public double value(Activations at, int example) {
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * parts.get(i).value(at, example);
      }
      return sum;
    }

    @Override
    public void addGradient(Activations at, int example, double factor, LayerGradients into) {
      for (int i = 0; i < weights.length; i++) {
        parts.get(i).addGradient(at, example, factor * weights[i], into);
      }
    }
  }

  private record Caricature(int layer, float[] outputs) implements Objective {
    @Override
    public int topLayer() {
      return layer;
    }

    @Override
    public double value(Activations at, int example) {
      double[] products = products(at, example);
      return products[0] * cosine(products);
    }

    @Override
    public void addGradient(Activations at, int example, double factor, LayerGradients into) {
      double[] products = products(at, example);
      double dot = products[0];
      double lengths = Math.sqrt(products[1] * products[2]);
      boolean grows = lengths > 0 && dot / lengths > LEAST_COSINE;
      double byOutputs = grows ? 2 * dot / lengths : LEAST_COSINE;
      double byOwn = grows ? -dot * dot / lengths / products[1] : 0;
      float[] gradient = into.of(layer, false, at);
      float[] values = at.after(layer);
      for (int i = 0; i < outputs.length; i++) {
        int here = example * outputs.length + i;
        gradient[here] += (float) (factor * (byOutputs * outputs[i] + byOwn * values[here]));
      }
    }

    private static double cosine(double[] products) {
      double lengths = Math.sqrt(products[1] * products[2]);
      return lengths > 0 ? Math.max(LEAST_COSINE, products[0] / lengths) : LEAST_COSINE;
    }

    private double[] products(Activations at, int example) {
      float[] values = at.after(layer);
      double dot = 0;
      double own = 0;
      double other = 0;
      for (int i = 0; i < outputs.length; i++) {
        double value = values[example * outputs.length + i];
        dot += value * outputs[i];
        own += value * value;
        other += (double) outputs[i] * outputs[i];
      }
      return new double[] {dot, own, other};
    }
  }
}
