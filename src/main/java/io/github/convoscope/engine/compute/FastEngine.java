package io.github.convoscope.engine.compute;

import io.github.convoscope.engine.BackwardRule;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.Operation;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Our own engine: computes networks forwards and backwards in plain Java. The same input gives the
 * same bits, alone or in a batch; a call allocates nothing once the buffers have their size.
 */
public final class FastEngine implements Engine {
  private final NetworkSpec spec;
  private final Weights weights;
  private final List<LayerComputation> computations;
  private final float[][][] inputs;
  private final boolean[] reached;
  private float[] byBefore = new float[0];
  private float[] further = new float[0];

  /**
   * An engine for a network.
   *
   * @throws IllegalArgumentException if a layer is not {@link #supports supported}
   */
  public FastEngine(NetworkSpec spec, Weights weights) {
    this(spec, weights, computations(spec, weights, Map.of()));
  }

  /**
   * An engine for a network in which something else computes some of the layers.
   *
   * @param others by the layer's index
   */
  public static FastEngine with(NetworkSpec spec, Weights weights, Map<Integer, Operation> others) {
    return new FastEngine(spec, weights, computations(spec, weights, others));
  }

  private FastEngine(NetworkSpec spec, Weights weights, List<LayerComputation> computations) {
    this.spec = spec;
    this.weights = weights;
    this.computations = computations;
    inputs = new float[spec.depth()][][];
    for (LayerSpec layer : spec.layers()) {
      inputs[layer.index()] = new float[layer.inputs().size()][];
    }
    reached = new boolean[spec.depth()];
  }

  /** True when every layer is of a kind that this engine computes. */
  public static boolean supports(NetworkSpec spec) {
    return spec.layers().stream().allMatch(layer -> layer.kind() != LayerKind.OTHER);
  }

  private static List<LayerComputation> computations(
      NetworkSpec spec, Weights weights, Map<Integer, Operation> others) {
    List<LayerComputation> computations = new ArrayList<>();
    for (LayerSpec layer : spec.layers()) {
      Operation other = others.get(layer.index());
      if (other == null && layer.kind() == LayerKind.OTHER) {
        throw new IllegalArgumentException(layer.name() + " is of another kind");
      }
      computations.add(
          other != null
              ? LayerComputation.of(other)
              : LayerComputation.of(
                  layer, spec.inputShapes(layer.index()), weights.of(layer.index())));
    }
    return computations;
  }

  @Override
  public NetworkSpec spec() {
    return spec;
  }

  @Override
  public Weights weights() {
    return weights;
  }

  @Override
  public void forward(float[] input, Interventions clamped, Activations into) {
    int count = into.count();
    System.arraycopy(input, 0, into.after(0), 0, count * spec.input().shape().size());
    for (int i = 1; i < spec.depth(); i++) {
      LayerSpec layer = spec.layer(i);
      computations.get(i).forward(inputs(layer, into), into.before(i), count);
      boolean last = i == spec.depth() - 1;
      if (last) {
        clamp(clamped, i, into.before(i), count);
      }
      FunctionKernels.apply(
          layer.activation(), into.before(i), into.after(i), count, layer.shape());
      if (!last) {
        clamp(clamped, i, into.after(i), count);
      }
    }
    forgetInputs();
  }

  /** The values of a large network are not to be kept alive by an engine that rests. */
  private void forgetInputs() {
    for (float[][] read : inputs) {
      Arrays.fill(read, null);
    }
  }

  private float[][] inputs(LayerSpec layer, Activations from) {
    float[][] read = inputs[layer.index()];
    for (int k = 0; k < read.length; k++) {
      read[k] = from.after(layer.inputs().get(k));
    }
    return read;
  }

  private void clamp(Interventions clamped, int layer, float[] values, int count) {
    if (clamped.isEmpty()) {
      return;
    }
    for (Interventions.Clamp clamp : clamped.clamps()) {
      if (clamp.layer() == layer) {
        fill(clamp, values, clamp.value(), count);
      }
    }
    for (Interventions.Cell cell : clamped.cells()) {
      if (cell.layer() == layer) {
        fill(cell, values, cell.value(), count);
      }
    }
  }

  private void block(Interventions clamped, int layer, float[] derivatives, int count) {
    if (clamped.isEmpty()) {
      return;
    }
    for (Interventions.Clamp clamp : clamped.clamps()) {
      if (clamp.layer() == layer) {
        fill(clamp, derivatives, 0, count);
      }
    }
    for (Interventions.Cell cell : clamped.cells()) {
      if (cell.layer() == layer) {
        fill(cell, derivatives, 0, count);
      }
    }
  }

  private void fill(Interventions.Clamp clamp, float[] values, float value, int count) {
    Shape shape = spec.layer(clamp.layer()).shape();
    for (int n = 0; n < count; n++) {
      int from = n * shape.size() + clamp.channel() * shape.mapSize();
      Arrays.fill(values, from, from + shape.mapSize(), value);
    }
  }

  private void fill(Interventions.Cell cell, float[] values, float value, int count) {
    int size = spec.layer(cell.layer()).shape().size();
    for (int n = 0; n < count; n++) {
      values[n * size + cell.index()] = value;
    }
  }

  @Override
  public void backward(
      Activations at, Scalar scalar, BackwardRule rule, Interventions clamped, Gradients into) {
    int count = at.count();
    int top = scalar.layer();
    Arrays.fill(reached, false);
    reached[top] = true;
    boolean identity = spec.layer(top).activation() == ActivationFunction.IDENTITY;
    boolean before = scalar.beforeFunction() && !identity;
    if (before) {
      Arrays.fill(into.of(top), 0);
    } else {
      spread(scalar, into.of(top), count);
    }
    for (int i = spec.depth() - 1; i >= 0; i--) {
      if (!reached[i]) {
        Arrays.fill(into.of(i), 0);
      } else if (i > 0) {
        LayerSpec layer = spec.layer(i);
        byBefore = room(byBefore, count * layer.shape().size());
        if (i == top && before) {
          spread(scalar, byBefore, count);
        } else {
          FunctionKernels.backward(
              layer.activation(),
              rule,
              at.before(i),
              at.after(i),
              into.of(i),
              byBefore,
              count,
              layer.shape());
        }
        block(clamped, i, byBefore, count);
        backward(layer, inputs(layer, at), into, count);
      }
    }
    forgetInputs();
  }

  /** Carries {@link #byBefore} to the layers that a layer reads. */
  private void backward(LayerSpec layer, float[][] read, Gradients into, int count) {
    LayerComputation computation = computations.get(layer.index());
    for (int k = 0; k < read.length; k++) {
      int input = layer.inputs().get(k);
      float[] byInput = into.of(input);
      if (!reached[input]) {
        computation.backward(read, byBefore, k, byInput, count);
        reached[input] = true;
      } else {
        int length = count * spec.layer(input).shape().size();
        further = room(further, length);
        computation.backward(read, byBefore, k, further, count);
        VectorKernels.add(byInput, 0, length, further);
      }
    }
  }

  private static float[] room(float[] buffer, int length) {
    return buffer.length < length ? new float[length] : buffer;
  }

  private void spread(Scalar scalar, float[] derivatives, int count) {
    int size = spec.layer(scalar.layer()).shape().size();
    float[] own = scalar.weights();
    for (int n = 0; n < count; n++) {
      System.arraycopy(own, own.length == size ? 0 : n * size, derivatives, n * size, size);
    }
  }

  @Override
  public Engine upTo(int layer) {
    if (layer == spec.depth() - 1) {
      return this;
    }
    return new FastEngine(
        spec.upTo(layer),
        new Weights(weights.layers().subList(0, layer + 1)),
        computations.subList(0, layer + 1));
  }

  @Override
  public Engine copy() {
    return new FastEngine(
        spec, weights, computations.stream().map(LayerComputation::copy).toList());
  }

  @Override
  public void close() {}
}
