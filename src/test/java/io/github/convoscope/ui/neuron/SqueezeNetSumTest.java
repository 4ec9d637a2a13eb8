package io.github.convoscope.ui.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.model.SqueezeNetSample;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The sums of a card over hundreds of input maps. */
class SqueezeNetSumTest {
  private static final int NEURONS_A_LAYER = 4;

  @Test
  void theStrongestMapsComeFirstTheOthersAreOneNumberAndAllAddUpAsPrinted() {
    SqueezeNetSample sample = SqueezeNetSample.of("daisy");
    NetworkSpec spec = sample.engine().spec();
    Random random = new Random(7);
    int most = 0;
    for (LayerSpec layer : spec.layers()) {
      for (int i = 0; layer.kind() == LayerKind.CONVOLUTION && i < NEURONS_A_LAYER; i++) {
        Neuron neuron = layer.shape().neuron(layer.index(), random.nextInt(layer.shape().size()));
        NeuronInputs inputs = NeuronInputs.of(spec, sample.engine().weights(), neuron);
        Arithmetic sum = Arithmetic.of(inputs, sample.at(), 0, Interventions.NONE);
        most = Math.max(most, sum.groupsBySize().length);
        check(sum);
        int cell = layer.shape().index(neuron.channel(), neuron.row(), neuron.column());
        double size =
            IntStream.range(0, inputs.groups().terms())
                .mapToDouble(term -> Math.abs(sum.contribution(term)))
                .sum();
        assertEquals(
            sample.at().before(layer.index())[cell], sum.total(), 1e-5 * Math.max(1, size));
      }
    }
    assertEquals(512, most);
  }

  private static void check(Arithmetic sum) {
    int[] order = sum.groupsBySize();
    for (int i = 1; i < order.length; i++) {
      assertTrue(Math.abs(sum.groupSum(order[i - 1])) >= Math.abs(sum.groupSum(order[i])));
    }
    List<BigDecimal> added = new ArrayList<>();
    BigDecimal total = BigDecimal.ZERO;
    for (FormulaToken token : SumTokens.of(sum, 5, true)) {
      switch (token.style()) {
        case RESULT -> total = number(token.text());
        case PLAIN, MUTED -> {
          if (token.text().matches("[+\u2212][0-9.]+")) {
            added.add(number(token.text()));
          }
        }
        default -> added.add(number(token.text()));
      }
    }
    int written = Math.min(order.length, SumTokens.WRITTEN_MAPS);
    double rest = sum.total() - sum.bias();
    for (int i = 0; i < written; i++) {
      assertNear(sum.groupSum(order[i]), added.get(i));
      rest -= sum.groupSum(order[i]);
    }
    if (order.length > written) {
      assertNear(rest, added.get(written));
    }
    assertEquals(
        0, total.compareTo(added.stream().reduce(BigDecimal.ZERO, BigDecimal::add)), added + "");
  }

  private static void assertNear(double expected, BigDecimal printed) {
    double digit = Math.pow(10, -printed.scale());
    assertEquals(expected, printed.doubleValue(), 1.001 * digit + 1e-6 * Math.abs(expected));
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text.replace('\u2212', '-'));
  }
}
