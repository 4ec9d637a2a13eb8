package io.github.convoscope.explain.contribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.Neuron;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ArithmeticTableTest {
  private final Engine engine = UntrainedNetworks.untrainedDigits(21);

  @Test
  void theCsvHasALineForEachTermInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      Arithmetic corner = arithmetic(new Neuron(1, 3, 0, 0));
      String[] lines = ArithmeticTable.csv(corner).split("\n");
      assertEquals(1 + 49 + 3, lines.length);
      double sum = 0;
      for (int i = 1; i <= 49; i++) {
        String[] cells = lines[i].split(",", -1);
        assertEquals(8, cells.length, lines[i]);
        sum += Double.parseDouble(cells[7]);
      }
      assertTrue(lines[1].startsWith("0,padding,,,,0.0,"), lines[1]);
      assertTrue(lines[25].startsWith("24,input,0,0,0,"), lines[25]);
      double bias = Double.parseDouble(lines[50].split(",", -1)[7]);
      assertEquals(corner.preActivation(), sum + bias, 1e-5);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theJsonHasTheNumbersOfTheCard() throws Exception {
    Arithmetic answer = arithmetic(Neuron.unit(6, 7));
    JsonNode json = new ObjectMapper().readTree(ArithmeticTable.json(answer));
    assertEquals("output", json.at("/neuron/layer").asText());
    assertEquals(64, json.get("terms").size());
    assertEquals("softmax", json.get("activation").asText());
    assertEquals(answer.output(), json.get("output").floatValue());
    double probability =
        json.at("/softmax/exponentials/7").doubleValue() / json.at("/softmax/total").doubleValue();
    assertEquals(answer.output(), probability, 1e-6);
  }

  private Arithmetic arithmetic(Neuron neuron) {
    Activations at = new Activations(engine.spec(), 1);
    engine.forward(SampleNetworks.images().get(0), at);
    return Arithmetic.of(
        NeuronInputs.of(engine.spec(), engine.weights(), neuron), at, 0, Interventions.NONE);
  }
}
