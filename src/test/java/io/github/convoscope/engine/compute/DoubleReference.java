package io.github.convoscope.engine.compute;

import io.github.convoscope.engine.BackwardRule;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Connection;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Wiring;
import io.github.convoscope.network.operator.MergeOperator;
import io.github.convoscope.network.operator.MergeRule;
import io.github.convoscope.network.operator.PoolingOperator;
import io.github.convoscope.network.operator.ResponseNormalisationOperator;
import io.github.convoscope.network.operator.StandardisationOperator;
import java.util.Arrays;
import java.util.List;

/** A network computed neuron by neuron along its wiring, in double precision. */
final class DoubleReference {
  final double[][] before;
  final double[][] after;
  final double[][] byOutput;
  private final NetworkSpec spec;
  private final Weights weights;
  private final Wiring wiring;
  private List<Interventions.Cell> painted = List.of();

  DoubleReference(NetworkSpec spec, Weights weights) {
    this.spec = spec;
    this.weights = weights;
    wiring = new Wiring(spec);
    before = new double[spec.depth()][];
    after = new double[spec.depth()][];
    byOutput = new double[spec.depth()][];
    for (LayerSpec layer : spec.layers()) {
      before[layer.index()] = new double[layer.shape().size()];
      after[layer.index()] = new double[layer.shape().size()];
      byOutput[layer.index()] = new double[layer.shape().size()];
    }
  }

  /** Gives neurons a value of their own from now on. */
  void paint(List<Interventions.Cell> cells) {
    painted = cells;
  }

  void forward(double[] input) {
    System.arraycopy(input, 0, after[0], 0, input.length);
    for (LayerSpec layer : spec.layers().subList(1, spec.depth())) {
      int l = layer.index();
      for (int i = 0; i < after[l].length; i++) {
        before[l][i] = value(layer, i);
      }
      if (layer.activation() == ActivationFunction.SOFTMAX) {
        int cells = layer.shape().mapSize();
        double[] sums = new double[cells];
        for (int i = 0; i < before[l].length; i++) {
          sums[i % cells] += Math.exp(before[l][i]);
        }
        Arrays.setAll(after[l], i -> Math.exp(before[l][i]) / sums[i % cells]);
      } else {
        Arrays.setAll(after[l], i -> layer.activation().apply(before[l][i]));
      }
      painted.stream()
          .filter(cell -> cell.layer() == l)
          .forEach(cell -> after[l][cell.index()] = cell.value());
    }
  }

  private double value(LayerSpec layer, int index) {
    Neuron neuron = layer.shape().neuron(layer.index(), index);
    LayerWeights own = weights.of(layer.index());
    List<Connection> sources = wiring.sources(neuron);
    if (layer.kind() == LayerKind.POOLING) {
      return layer.requirePooling() == PoolingKind.AVERAGE
          ? sources.stream().mapToDouble(c -> below(c)).sum() / divisor(layer, sources)
          : sources.stream().mapToDouble(c -> below(c)).max().orElseThrow();
    }
    if (layer.kind() == LayerKind.MULTIPLY) {
      return sources.stream().mapToDouble(c -> below(c)).reduce(1, (a, b) -> a * b);
    }
    if (layer.operator() instanceof MergeOperator merge && merge.rule() != MergeRule.SUM) {
      double[] values = sources.stream().mapToDouble(c -> below(c)).toArray();
      return switch (merge.rule()) {
        case AVERAGE -> Arrays.stream(values).sum() / values.length;
        case DIFFERENCE -> values[0] - values[1];
        case MAXIMUM -> Arrays.stream(values).max().orElseThrow();
        default -> Arrays.stream(values).min().orElseThrow();
      };
    }
    if (layer.kind() == LayerKind.PARAMETRIC_RELU) {
      double x = below(sources.get(0));
      return x >= 0 ? x : x * slope(layer, index);
    }
    if (layer.operator() instanceof ResponseNormalisationOperator lrn) {
      return after[layer.input()][index] * Math.pow(base(lrn, sources), -lrn.beta());
    }
    if (layer.operator() instanceof StandardisationOperator standardisation) {
      double standard =
          (after[layer.input()][index] - mean(sources)) / deviation(standardisation, sources);
      return standard * own.kernel()[neuron.channel()] + own.bias()[neuron.channel()];
    }
    double sum = own.bias().length == 0 ? 0 : own.bias()[neuron.channel()];
    for (Connection connection : sources) {
      sum += below(connection) * (connection.weighted() ? own.kernel()[connection.weight()] : 1);
    }
    return sum;
  }

  private static double divisor(LayerSpec layer, List<Connection> sources) {
    return ((PoolingOperator) layer.operator()).countPadding()
        ? layer.requireWindow().taps()
        : sources.size();
  }

  private double slope(LayerSpec layer, int index) {
    float[] slopes = weights.of(layer.index()).kernel();
    return slopes.length == layer.shape().size()
        ? slopes[index]
        : slopes[index / layer.shape().mapSize()];
  }

  private double mean(List<Connection> sources) {
    return sources.stream().mapToDouble(c -> below(c)).average().orElseThrow();
  }

  private double deviation(StandardisationOperator operator, List<Connection> sources) {
    double mean = mean(sources);
    double variance =
        sources.stream().mapToDouble(c -> Math.pow(below(c) - mean, 2)).average().orElseThrow();
    return Math.sqrt(variance + operator.epsilon());
  }

  private double base(ResponseNormalisationOperator lrn, List<Connection> sources) {
    return lrn.k() + lrn.alpha() * sources.stream().mapToDouble(c -> below(c) * below(c)).sum();
  }

  private double below(Connection connection) {
    return after[connection.from().layer()][index(connection.from())];
  }

  private int index(Neuron neuron) {
    return spec.layer(neuron.layer())
        .shape()
        .index(neuron.channel(), neuron.row(), neuron.column());
  }

  /** Carries a scalar's derivative down; the last layer's softmax is left to {@code before}. */
  void backward(Scalar scalar, BackwardRule rule) {
    for (double[] layer : byOutput) {
      Arrays.fill(layer, 0);
    }
    int top = scalar.layer();
    for (int l = top; l > 0; l--) {
      LayerSpec layer = spec.layer(l);
      double[] byBefore = new double[after[l].length];
      for (int i = 0; i < byBefore.length; i++) {
        if (l == top && scalar.beforeFunction()) {
          byBefore[i] = scalar.weights()[i];
        } else {
          if (l == top) {
            byOutput[l][i] = scalar.weights()[i];
          }
          byBefore[i] = through(layer, rule, before[l][i], byOutput[l][i]);
        }
        if (!isPainted(l, i)) {
          down(layer, i, byBefore[i]);
        }
      }
    }
  }

  private boolean isPainted(int layer, int index) {
    return painted.stream().anyMatch(cell -> cell.layer() == layer && cell.index() == index);
  }

  private static double through(LayerSpec layer, BackwardRule rule, double before, double g) {
    boolean softmax = layer.activation() == ActivationFunction.SOFTMAX;
    double slope = softmax ? 0 : layer.activation().derivative(before);
    if (!layer.activation().rectifies() || rule == BackwardRule.GRADIENT) {
      return g * slope;
    }
    boolean capped =
        layer.activation().kind() == ActivationFunction.Kind.CLIPPED_RELU
            && before >= layer.activation().a();
    boolean passes = g > 0 && !capped && (rule == BackwardRule.DECONVOLUTION || before > 0);
    return passes ? g : 0;
  }

  private void down(LayerSpec layer, int index, double g) {
    List<Connection> sources = wiring.sources(layer.shape().neuron(layer.index(), index));
    float[] kernel = weights.of(layer.index()).kernel();
    Connection largest = null;
    for (Connection c : sources) {
      double factor = c.weighted() ? kernel[c.weight()] : 1;
      if (layer.kind() == LayerKind.POOLING) {
        if (layer.requirePooling() == PoolingKind.AVERAGE) {
          factor = 1.0 / divisor(layer, sources);
        } else {
          largest = largest == null || below(c) > below(largest) ? c : largest;
          continue;
        }
      }
      byOutput[c.from().layer()][index(c.from())] += g * factor * local(layer, index, c, sources);
    }
    if (largest != null) {
      byOutput[largest.from().layer()][index(largest.from())] += g;
    }
  }

  /** What one source adds where it moves, beside its weight. */
  private double local(LayerSpec layer, int index, Connection c, List<Connection> sources) {
    if (layer.kind() == LayerKind.MULTIPLY) {
      return sources.stream()
          .filter(other -> other != c)
          .mapToDouble(other -> below(other))
          .reduce(1, (a, b) -> a * b);
    }
    if (layer.kind() == LayerKind.AVERAGE) {
      return 1.0 / sources.size();
    }
    if (layer.kind() == LayerKind.DIFFERENCE) {
      return c == sources.get(0) ? 1 : -1;
    }
    if (layer.kind() == LayerKind.MAXIMUM || layer.kind() == LayerKind.MINIMUM) {
      double value = value(layer, index);
      // The first of equals wins.
      return c == sources.stream().filter(s -> below(s) == value).findFirst().orElseThrow() ? 1 : 0;
    }
    if (layer.kind() == LayerKind.PARAMETRIC_RELU) {
      return below(c) >= 0 ? 1 : slope(layer, index);
    }
    if (layer.operator() instanceof ResponseNormalisationOperator lrn) {
      double base = base(lrn, sources);
      double x = after[layer.input()][index];
      double own = index(c.from()) == index ? Math.pow(base, -lrn.beta()) : 0;
      return own - 2 * lrn.alpha() * lrn.beta() * x * below(c) * Math.pow(base, -lrn.beta() - 1);
    }
    if (layer.operator() instanceof StandardisationOperator standardisation) {
      double deviation = deviation(standardisation, sources);
      double mean = mean(sources);
      double own = (after[layer.input()][index] - mean) / deviation;
      double other = (below(c) - mean) / deviation;
      double itself = index(c.from()) == index ? 1 : 0;
      return (itself - (1 + own * other) / sources.size()) / deviation;
    }
    return 1;
  }
}
