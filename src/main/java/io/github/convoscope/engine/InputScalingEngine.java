package io.github.convoscope.engine;

import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.network.Weights;

/**
 * A network that is given ink, 0 to 1, and takes it as numbers of another range, as its model card
 * says. Gradients are by the ink. The input layer keeps the numbers that the network takes.
 */
public final class InputScalingEngine implements Engine {
  private final Engine inner;
  private final double low;
  private final double high;
  private float[] numbers = new float[0];

  private InputScalingEngine(Engine inner, double low, double high) {
    this.inner = inner;
    this.low = low;
    this.high = high;
  }

  /**
   * An engine that takes ink.
   *
   * @param engine is used, and closed with the result
   * @param low what the network takes for no ink
   * @param high what it takes for full ink; where it is not above {@code low}, nothing is changed
   * @return the engine itself where the network takes 0 to 1
   */
  public static Engine of(Engine engine, double low, double high) {
    boolean same = low == 0 && high == 1;
    return same || !(high > low) ? engine : new InputScalingEngine(engine, low, high);
  }

  /** The numbers that a network of that range takes for ink, in a new array. */
  public static float[] numbers(float[] ink, double low, double high) {
    float[] numbers = new float[ink.length];
    for (int i = 0; i < ink.length; i++) {
      numbers[i] = (float) (low + (high - low) * ink[i]);
    }
    return numbers;
  }

  /** The ink behind numbers that a network of that range takes, in a new array. */
  public static float[] ink(float[] numbers, double low, double high) {
    float[] ink = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      ink[i] = (float) ((numbers[i] - low) / (high - low));
    }
    return ink;
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
  public void forward(float[] inputs, Interventions held, Activations into) {
    if (numbers.length != inputs.length) {
      numbers = new float[inputs.length];
    }
    for (int i = 0; i < inputs.length; i++) {
      numbers[i] = (float) (low + (high - low) * inputs[i]);
    }
    inner.forward(numbers, held, into);
  }

  @Override
  public void backward(
      Activations at, Scalar scalar, BackwardRule rule, Interventions held, Gradients into) {
    inner.backward(at, scalar, rule, held, into);
    float[] byInk = into.input();
    for (int i = 0; i < byInk.length; i++) {
      byInk[i] *= (float) (high - low);
    }
  }

  @Override
  public Engine copy() {
    return new InputScalingEngine(inner.copy(), low, high);
  }

  @Override
  public void close() {
    inner.close();
  }
}
