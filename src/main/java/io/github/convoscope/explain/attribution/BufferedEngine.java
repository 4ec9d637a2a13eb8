package io.github.convoscope.explain.attribution;

import io.github.convoscope.engine.BackwardRule;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Scalar;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An engine with buffers, so that passes of the same size allocate nothing. To be used by one
 * thread.
 */
final class BufferedEngine {
  private static final int MOST_AT_ONCE = 16;
  private static final int MOST_NEURONS = 1 << 20;

  private final Engine engine;
  private final Interventions clamped;
  private final int size;
  private final int batch;
  private @Nullable Activations activations;
  private @Nullable Gradients gradients;
  private int forwardPasses;

  /**
   * For an engine with some units clamped to a value; the engine is used, not closed.
   *
   * @param clamped the units
   */
  BufferedEngine(Engine engine, Interventions clamped) {
    this.engine = engine;
    this.clamped = clamped;
    NetworkSpec spec = engine.spec();
    size = spec.input().shape().size();
    batch = Math.max(1, Math.min(MOST_AT_ONCE, MOST_NEURONS / Math.max(1, spec.neurons())));
  }

  NetworkSpec spec() {
    return engine.spec();
  }

  /** Neurons of the input. */
  int size() {
    return size;
  }

  /** How many examples one pass takes. */
  int batch() {
    return batch;
  }

  /** How many forward passes there were; every pass overwrites the activations. */
  int forwardPasses() {
    return forwardPasses;
  }

  /** A forward pass of the first {@code count} inputs; the result is overwritten by the next. */
  Activations forward(float[] inputs, int count) {
    Activations into = activations;
    if (into == null || into.count() != count) {
      into = new Activations(engine.spec(), count);
      activations = into;
    }
    float[] own = inputs.length == count * size ? inputs : Arrays.copyOf(inputs, count * size);
    engine.forward(own, clamped, into);
    forwardPasses++;
    return into;
  }

  /** The backward pass from the last forward pass; the result is overwritten by the next. */
  Gradients backward(Activations at, Scalar scalar, BackwardRule rule) {
    Gradients into = gradients;
    if (into == null || into.count() != at.count()) {
      into = new Gradients(engine.spec(), at.count());
      gradients = into;
    }
    engine.backward(at, scalar, rule, clamped, into);
    return into;
  }

  /** The scalar as a function of the input. */
  ScalarField field(Scalar scalar) {
    return new ScalarField() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public int batch() {
        return batch;
      }

      @Override
      public void values(float[] points, int count, double[] into) {
        read(forward(points, count), into);
      }

      @Override
      public void gradients(float[] points, int count, double[] values, float[] into) {
        Activations at = forward(points, count);
        read(at, values);
        float[] byInput = backward(at, scalar, BackwardRule.GRADIENT).input();
        System.arraycopy(byInput, 0, into, 0, count * size);
      }

      private void read(Activations at, double[] into) {
        for (int i = 0; i < at.count(); i++) {
          into[i] = scalar.value(at, i);
        }
      }
    };
  }
}
