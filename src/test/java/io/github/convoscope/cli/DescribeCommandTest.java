package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convoscope.model.SmallModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescribeCommandTest {
  @TempDir private Path folder;

  @Test
  void columnsStandBelowEachOtherAtLongNamesToo() throws IOException {
    List<String> lines = describe(SmallModels.graph(folder, 3));
    List<String> layers = lines.stream().filter(line -> line.matches(" *[0-4]  .*")).toList();
    assertEquals(5, layers.size(), lines.toString());
    int kinds = layers.get(0).indexOf("  input  ", 4) + 2;
    List<String> words = List.of("input", "convolution", "convolution", "other", "output");
    for (int i = 0; i < layers.size(); i++) {
      assertTrue(layers.get(i).startsWith(words.get(i) + " ", kinds), layers.toString());
    }
    int shapes = layers.get(0).indexOf("1@28×28");
    assertTrue(layers.get(1).startsWith("4@28×28", shapes), layers.get(1));
    assertTrue(layers.get(3).endsWith("  average"), layers.get(3));
    assertEquals("classes 0 1 2", lines.get(1).substring(lines.get(1).indexOf("classes")));
  }

  @Test
  void ofManyClassesTheFirstAreNamed() throws IOException {
    String text = String.join("\n", describe(SmallModels.graph(folder, 1101)));
    assertTrue(text.contains("classes 0, 1, 2, 3, 4, … 1,101 classes\n"), text);
    assertFalse(text.contains("logits"), text);
    assertTrue(text.contains("loaded by DL4J 1.0.0-M2.1, whose scores before softmax"), text);
  }

  @Test
  void aMergeIsNamed() throws IOException {
    Path model = SmallModels.graph(folder, 3);
    Output output = Output.of("describe", "--json", "--model", model.toString());
    JsonNode mean = new ObjectMapper().readTree(output.out()).at("/layers/3");
    assertEquals("other", mean.get("kind").asText());
    assertEquals("average", mean.get("merge").asText());
    assertEquals("[1,2]", mean.get("inputs").toString());
  }

  private static List<String> describe(Path model) {
    Output output = Output.of("describe", "--model", model.toString());
    assertEquals(0, output.status(), output.err());
    return output.out().lines().toList();
  }
}
