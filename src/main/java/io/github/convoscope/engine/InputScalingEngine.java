package io.github.convoscope.engine;

import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.network.Weights;

/**
 * Lets image optimisation work on ink (0 to 1) when a network takes another range. Gradients are
 * with respect to ink; the values of the input layer stay in the network's range.
 */
public final class InputScalingEngine implements Engine {
  private final Engine inner;
  private final InputRange range;
  private float[] numbers = new float[0];

  private InputScalingEngine(Engine inner, InputRange range) {
    this.inner = inner;
    this.range = range;
  }

  /**
   * An engine that takes ink.
   *
   * @param engine takes the network's numbers; it is used, and closed with the result
   * @param range numbers that the network takes for ink
   * @return the engine itself where the network takes ink
   */
  public static Engine of(Engine engine, InputRange range) {
    return range.equals(InputRange.INK) ? engine : new InputScalingEngine(engine, range);
  }

  @Override
  public NetworkSpec spec() {
    return inner.spec();
  }

  @Override
  public Weights weights() {
    return inner.weights();
  }

  @Override
  public void forward(float[] inputs, Interventions clamped, Activations into) {
    if (numbers.length != inputs.length) {
      numbers = new float[inputs.length];
    }
    int size = spec().input().shape().size();
    for (int i = 0; i < inputs.length; i++) {
      numbers[i] = range.number(inputs[i], i % size, size);
    }
    inner.forward(numbers, clamped, into);
  }

  @Override
  public void backward(
      Activations at, Scalar scalar, BackwardRule rule, Interventions clamped, Gradients into) {
    inner.backward(at, scalar, rule, clamped, into);
    float[] byInk = into.input();
    for (int i = 0; i < byInk.length; i++) {
      byInk[i] *= (float) range.slope(i, byInk.length);
    }
  }

  @Override
  public Engine copy() {
    return new InputScalingEngine(inner.copy(), range);
  }

  @Override
  public void close() {
    inner.close();
  }
}
