package io.github.convoscope.engine.compute;

import io.github.convoscope.engine.BackwardRule;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Connection;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Wiring;
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

  void forward(double[] input) {
    System.arraycopy(input, 0, after[0], 0, input.length);
    for (LayerSpec layer : spec.layers().subList(1, spec.depth())) {
      int l = layer.index();
      for (int i = 0; i < after[l].length; i++) {
        before[l][i] = value(layer, i);
      }
      if (layer.activation() == ActivationFunction.SOFTMAX) {
        double sum = Arrays.stream(before[l]).map(Math::exp).sum();
        Arrays.setAll(after[l], i -> Math.exp(before[l][i]) / sum);
      } else {
        Arrays.setAll(after[l], i -> layer.activation().apply(before[l][i]));
      }
    }
  }

  private double value(LayerSpec layer, int index) {
    Neuron neuron = layer.shape().neuron(layer.index(), index);
    LayerWeights own = weights.of(layer.index());
    List<Connection> sources = wiring.sources(neuron);
    if (layer.kind() == LayerKind.POOLING) {
      return layer.requirePooling() == PoolingKind.AVERAGE
          ? sources.stream().mapToDouble(c -> below(c)).average().orElseThrow()
          : sources.stream().mapToDouble(c -> below(c)).max().orElseThrow();
    }
    double sum = own.bias().length == 0 ? 0 : own.bias()[neuron.channel()];
    for (Connection connection : sources) {
      sum += below(connection) * (connection.weighted() ? own.kernel()[connection.weight()] : 1);
    }
    return sum;
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
        down(layer, i, byBefore[i]);
      }
    }
  }

  private static double through(LayerSpec layer, BackwardRule rule, double before, double g) {
    if (layer.activation() != ActivationFunction.RELU || rule == BackwardRule.GRADIENT) {
      return g * layer.activation().derivative(before);
    }
    boolean passes = g > 0 && (rule == BackwardRule.DECONVOLUTION || before > 0);
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
          factor = 1.0 / sources.size();
        } else {
          largest = largest == null || below(c) > below(largest) ? c : largest;
          continue;
        }
      }
      byOutput[layer.index() - 1][index(c.from())] += g * factor;
    }
    if (largest != null) {
      byOutput[layer.index() - 1][index(largest.from())] += g;
    }
  }
}
