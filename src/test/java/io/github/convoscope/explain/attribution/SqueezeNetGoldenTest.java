package io.github.convoscope.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Gradients and attributions of SqueezeNet at 227 pixels beside those of an independent program in
 * double precision, squeezenet-reference.py among the test resources.
 */
class SqueezeNetGoldenTest {
  private static final Path FILE = Path.of("../shared/models/squeezenet/compressed_SqueezeNet.net");
  private static final int SIDE = 227;
  private static final double[] MEAN = {104, 117, 123};

  /** Largest difference, as a share of the map's largest number. */
  private static final double TOLERANCE = 1e-4;

  private static JsonNode golden() throws IOException {
    try (InputStream in = SqueezeNetGoldenTest.class.getResourceAsStream("squeezenet-227.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  /**
   * Waves, a disc and noise, in whole numbers as pixels have them. The noise keeps patches from
   * being alike: of equal cells, rounding would choose the one that max pooling takes.
   */
  private static float[] picture() {
    float[] tensor = new float[3 * SIDE * SIDE];
    double[] disc = {40, 90, 150};
    for (int c = 0; c < 3; c++) {
      for (int r = 0; r < SIDE; r++) {
        for (int q = 0; q < SIDE; q++) {
          double waves = Math.sin(r * (0.05 + 0.02 * c) + 0.7 * c + 0.05) * Math.cos(q * 0.043 - c);
          double value = Math.rint(127.5 + 70 * waves + 30 * Math.sin((r + 2 * q) * 0.31 + c));
          if ((r - 100) * (r - 100) + (q - 130) * (q - 130) < 55 * 55) {
            value = Math.rint(value * 0.3 + disc[c]);
          }
          value += (73 * r + 151 * q + 57 * c + r * q) % 13 - 6;
          tensor[(c * SIDE + r) * SIDE + q] = (float) (Math.max(0, Math.min(255, value)) - MEAN[c]);
        }
      }
    }
    return tensor;
  }

  private static AttributionMethod method(NetworkSpec spec, JsonNode map) {
    Map<String, Object> values = new HashMap<>();
    for (String option : List.of("steps", "window", "stride", "channels")) {
      if (map.has(option)) {
        values.put(option, map.get(option).asInt());
      }
    }
    AttributionMethod method =
        AttributionMethods.named(map.get("method").asText())
            .orElseThrow()
            .with(new OptionValues(values));
    return map.has("layer") && method instanceof LayerMethod layered
        ? layered.at(spec.layer(map.get("layer").asText()).index())
        : method;
  }

  @Test
  void everyMapIsThatOfAnIndependentProgram() throws IOException {
    Assumptions.assumeTrue(Files.isRegularFile(FILE), "no SqueezeNet in ../shared/models");
    Model model = new ModelOpener().open(FILE);
    JsonNode golden = golden();
    float[] x = picture();
    List<String> wrong = new ArrayList<>();
    try (Engine engine = model.newEngine()) {
      Attributor attributor = new Attributor(engine, Interventions.NONE, model.inputRange());
      float[] logits = attributor.logits(x);
      int answer = golden.get("answer").asInt();
      int second = golden.get("second").asInt();
      assertEquals(new AttributionTarget.Logit(answer), AttributionTarget.answer(logits));
      assertEquals(
          new AttributionTarget.Difference(answer, second), AttributionTarget.margin(logits));
      assertEquals(
          golden.get("logits").get(0).asDouble(), logits[answer], TOLERANCE * logits[answer]);
      for (JsonNode map : golden.get("maps")) {
        AttributionTarget target =
            map.has("against")
                ? new AttributionTarget.Difference(answer, map.get("against").asInt())
                : new AttributionTarget.Logit(answer);
        Attribution own = attributor.explain(x, target, method(model.spec(), map), Progress.NONE);
        double largest = map.get("largest").asDouble();
        String what = map.get("method").asText() + " " + target + " ";
        if (Math.abs(own.largest() - largest) > TOLERANCE * largest) {
          wrong.add(what + "is at most " + own.largest() + ", not " + largest);
        }
        double worst = worst(own, map.get("values"), golden.get("pixels"));
        if (worst > TOLERANCE * largest) {
          wrong.add(what + "differs by " + worst / largest);
        }
      }
    }
    assertEquals(10, golden.get("maps").size());
    assertTrue(wrong.isEmpty(), String.join("\n", wrong));
  }

  /** A map of one channel for all is the same in each of them. */
  private static double worst(Attribution own, JsonNode channels, JsonNode pixels) {
    Shape shape = own.shape();
    double worst = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      JsonNode values = channels.get(channels.size() == 1 ? 0 : channel);
      for (int i = 0; i < pixels.size(); i++) {
        double number = own.values()[channel * shape.mapSize() + pixels.get(i).asInt()];
        worst = Math.max(worst, Math.abs(number - values.get(i).asDouble()));
      }
    }
    return worst;
  }
}
