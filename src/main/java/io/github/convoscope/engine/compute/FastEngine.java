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
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Our own engine for the layer kinds that matter. The same input gives the same bits, alone or in a
 * batch; a call allocates nothing once the buffers have their size.
 */
public final class FastEngine implements Engine {
  private final NetworkSpec spec;
  private final Weights weights;
  private final List<Operation> operations;
  private float[] byBefore = new float[0];

  /**
   * An engine for a network.
   *
   * @throws IllegalArgumentException if a layer is not {@link #supports supported}
   */
  public FastEngine(NetworkSpec spec, Weights weights) {
    this(spec, weights, operations(spec, weights, Map.of()));
  }

  /**
   * An engine for a network in which something else computes some of the layers.
   *
   * @param others by the layer's index
   */
  public static FastEngine with(NetworkSpec spec, Weights weights, Map<Integer, Operation> others) {
    return new FastEngine(spec, weights, operations(spec, weights, others));
  }

  private FastEngine(NetworkSpec spec, Weights weights, List<Operation> operations) {
    this.spec = spec;
    this.weights = weights;
    this.operations = operations;
  }

  /** True when every layer is of a kind that this engine computes. */
  public static boolean supports(NetworkSpec spec) {
    return spec.layers().stream().allMatch(FastEngine::supports);
  }

  private static boolean supports(LayerSpec layer) {
    boolean softmaxOverMaps =
        layer.activation() == ActivationFunction.SOFTMAX && layer.shape().spatial();
    return layer.kind() != LayerKind.OTHER && !softmaxOverMaps;
  }

  private static List<Operation> operations(
      NetworkSpec spec, Weights weights, Map<Integer, Operation> others) {
    List<Operation> operations = new ArrayList<>();
    for (LayerSpec layer : spec.layers()) {
      Operation other = others.get(layer.index());
      if (other == null && !supports(layer)) {
        throw new IllegalArgumentException(layer.name() + " is of another kind");
      }
      Shape below = spec.layer(Math.max(0, layer.index() - 1)).shape();
      operations.add(other != null ? other : operation(below, layer, weights.of(layer.index())));
    }
    return operations;
  }

  private static Operation operation(Shape below, LayerSpec layer, LayerWeights own) {
    Shape shape = layer.shape();
    return switch (layer.kind()) {
      case CONVOLUTION -> new ConvolutionOperation(below, shape, layer.requireWindow(), own);
      case POOLING ->
          new PoolingOperation(below, shape, layer.requireWindow(), layer.requirePooling());
      case DENSE, OUTPUT -> new DenseOperation(below.size(), shape.size(), own);
      case NORMALISATION -> new ScaleOperation(shape, own);
      case INPUT, ACTIVATION, DROPOUT, OTHER -> new CopyOperation(shape.size());
    };
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
  public void forward(float[] inputs, Interventions held, Activations into) {
    int count = into.count();
    System.arraycopy(inputs, 0, into.after(0), 0, count * spec.input().shape().size());
    for (int i = 1; i < spec.depth(); i++) {
      LayerSpec layer = spec.layer(i);
      operations.get(i).forward(into.after(i - 1), into.before(i), count);
      boolean last = i == spec.depth() - 1;
      if (last) {
        hold(held, i, into.before(i), count);
      }
      FunctionKernels.apply(
          layer.activation(), into.before(i), into.after(i), count, layer.shape().size());
      if (!last) {
        hold(held, i, into.after(i), count);
      }
    }
  }

  private void hold(Interventions held, int layer, float[] values, int count) {
    if (held.isEmpty()) {
      return;
    }
    for (Interventions.Clamp clamp : held.clamps()) {
      if (clamp.layer() == layer) {
        fill(clamp, values, clamp.value(), count);
      }
    }
  }

  private void block(Interventions held, int layer, float[] derivatives, int count) {
    if (held.isEmpty()) {
      return;
    }
    for (Interventions.Clamp clamp : held.clamps()) {
      if (clamp.layer() == layer) {
        fill(clamp, derivatives, 0, count);
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

  @Override
  public void backward(
      Activations at, Scalar scalar, BackwardRule rule, Interventions held, Gradients into) {
    int count = at.count();
    int top = scalar.layer();
    for (int i = spec.depth() - 1; i > top; i--) {
      Arrays.fill(into.of(i), 0);
    }
    boolean identity = spec.layer(top).activation() == ActivationFunction.IDENTITY;
    boolean before = scalar.beforeFunction() && !identity;
    if (before) {
      Arrays.fill(into.of(top), 0);
    } else {
      spread(scalar, into.of(top), count);
    }
    for (int i = top; i > 0; i--) {
      LayerSpec layer = spec.layer(i);
      int size = layer.shape().size();
      if (byBefore.length < count * size) {
        byBefore = new float[count * size];
      }
      if (i == top && before) {
        spread(scalar, byBefore, count);
      } else {
        FunctionKernels.backward(
            layer.activation(), rule, at.before(i), at.after(i), into.of(i), byBefore, count, size);
      }
      block(held, i, byBefore, count);
      operations.get(i).backward(at.after(i - 1), byBefore, into.of(i - 1), count);
    }
  }

  private void spread(Scalar scalar, float[] derivatives, int count) {
    int size = spec.layer(scalar.layer()).shape().size();
    float[] own = scalar.weights();
    for (int n = 0; n < count; n++) {
      System.arraycopy(own, own.length == size ? 0 : n * size, derivatives, n * size, size);
    }
  }

  @Override
  public Engine copy() {
    return new FastEngine(spec, weights, operations.stream().map(Operation::copy).toList());
  }

  @Override
  public void close() {}
}
