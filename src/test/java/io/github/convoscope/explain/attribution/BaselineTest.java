package io.github.convoscope.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.InputScalingEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BaselineTest {
  private static final InputRange SIGNED = new InputRange(-1, 1);

  @ParameterizedTest
  @EnumSource(Baseline.class)
  void inputsAreNumbersThatTheNetworkTakes(Baseline baseline) {
    Shape shape = Shape.maps(2, 28, 28);
    List<float[]> ink = baseline.inputs(new InputEncoder(shape, InputRange.INK));
    List<float[]> numbers = baseline.inputs(new InputEncoder(shape, SIGNED));
    assertEquals(baseline == Baseline.DIGITS ? 10 : 1, numbers.size());
    for (int i = 0; i < ink.size(); i++) {
      assertArrayEquals(SIGNED.numbers(ink.get(i)), numbers.get(i), 1e-5f);
    }
  }

  @Test
  void aNetworkOfAnotherRangeIsExplainedAsOneThatTakesInk() {
    Engine ink = UntrainedNetworks.untrainedDigits(3);
    // The same network, but given numbers from -1 to 1: it takes back what the encoder does.
    InputRange back = new InputRange(0.5, 1);
    Engine signed = InputScalingEngine.of(ink.copy(), back);
    float[] input = Toys.noise(784, 4);
    AttributionTarget target = new AttributionTarget.Logit(2);
    Attribution expected =
        new Attributor(ink).explain(input, target, IntegratedGradients.DEFAULT, Progress.NONE);
    Attribution actual =
        new Attributor(signed, Interventions.NONE, SIGNED)
            .explain(SIGNED.numbers(input), target, IntegratedGradients.DEFAULT, Progress.NONE);
    assertEquals(expected.score(), actual.score(), 1e-4);
    assertEquals(expected.baselineScore(), actual.baselineScore(), 1e-4);
    assertArrayEquals(expected.values(), actual.values(), 1e-4);
  }
}
