package io.github.convoscope.engine;

import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.network.Weights;

/**
 * Lets image optimisation work on ink (0 to 1) when a network takes another range, and on red,
 * green and blue in this order when it takes them the other way round. Gradients are with respect
 * to ink; the values of the input layer stay in the network's range and order.
 */
public final class InputScalingEngine implements Engine {
  private final Engine inner;
  private final InputRange range;
  private final boolean reversed;
  private float[] numbers = new float[0];

  private InputScalingEngine(Engine inner, InputRange range, boolean reversed) {
    this.inner = inner;
    this.range = range;
    this.reversed = reversed;
  }

  /** An engine that takes ink, for a network that takes its channels in the usual order. */
  public static Engine of(Engine engine, InputRange range) {
    return of(engine, range, false);
  }

  /**
   * An engine that takes ink.
   *
   * @param engine takes the network's numbers; it is used, and closed with the result
   * @param range numbers that the network takes for ink
   * @param reversed whether the network's channels are blue, green and red
   * @return the engine itself where the network takes ink in this order
   */
  public static Engine of(Engine engine, InputRange range, boolean reversed) {
    return range.equals(InputRange.INK) && !reversed
        ? engine
        : new InputScalingEngine(engine, range, reversed);
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
      numbers[i] = range.number(inputs[ink(i)], i % size, size);
    }
    inner.forward(numbers, clamped, into);
  }

  @Override
  public void backward(
      Activations at, Scalar scalar, BackwardRule rule, Interventions clamped, Gradients into) {
    inner.backward(at, scalar, rule, clamped, into);
    float[] byInk = into.input();
    int size = spec().input().shape().size();
    for (int i = 0; i < byInk.length; i++) {
      byInk[i] *= (float) range.slope(i % size, size);
    }
    for (int i = 0; reversed && i < byInk.length; i++) {
      int other = ink(i);
      if (other > i) {
        float here = byInk[i];
        byInk[i] = byInk[other];
        byInk[other] = here;
      }
    }
  }

  /** Where the ink of a number of the network's input stands; its own inverse. */
  private int ink(int number) {
    if (!reversed) {
      return number;
    }
    int size = spec().input().shape().size();
    int plane = spec().input().shape().mapSize();
    int at = number % size;
    return number - at + size - plane * (at / plane + 1) + at % plane;
  }

  @Override
  public Engine upTo(int layer) {
    Engine lower = inner.upTo(layer);
    return lower == inner ? this : new InputScalingEngine(lower, range, reversed);
  }

  @Override
  public Engine copy() {
    return new InputScalingEngine(inner.copy(), range, reversed);
  }

  @Override
  public void close() {
    inner.close();
  }
}
