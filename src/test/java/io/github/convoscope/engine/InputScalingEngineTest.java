package io.github.convoscope.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.convoscope.engine.compute.FastEngineTest;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Scalar;
import org.junit.jupiter.api.Test;

class InputScalingEngineTest {
  private static final InputRange SIGNED = new InputRange(-1, 1);

  private final Engine plain = UntrainedNetworks.untrainedDigits(4);
  private final float[] ink = FastEngineTest.noise(784, 2);

  @Test
  void inkIsWhatTheNetworkTakesForIt() {
    Engine signed = InputScalingEngine.of(plain.copy(), SIGNED);
    float[] numbers = new float[784];
    for (int i = 0; i < 784; i++) {
      numbers[i] = 2 * ink[i] - 1;
    }
    assertArrayEquals(numbers, SIGNED.numbers(ink), 1e-6f);
    Activations expected = new Activations(plain.spec(), 1);
    Activations actual = new Activations(plain.spec(), 1);
    plain.forward(numbers, expected);
    signed.forward(ink, actual);
    assertArrayEquals(expected.logits(), actual.logits(), 1e-5f);
    assertArrayEquals(numbers, actual.after(0), 1e-6f);
    Scalar logit = Scalar.logit(plain.spec(), 3);
    Gradients byNumber = new Gradients(plain.spec(), 1);
    Gradients byInk = new Gradients(plain.spec(), 1);
    plain.gradient(expected, logit, byNumber);
    signed.copy().gradient(actual, logit, byInk);
    for (int i = 0; i < 784; i++) {
      assertEquals(2 * byNumber.input()[i], byInk.input()[i], 1e-4);
    }
  }

  @Test
  void aNetworkThatTakesInkIsLeftAsItIs() {
    assertSame(plain, InputScalingEngine.of(plain, InputRange.INK));
    assertSame(plain, InputScalingEngine.of(plain, InputRange.orInk(1, 1)));
  }
}
