package io.github.convoscope.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.Neuron;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The outlines of a receptive field in a network with many maps. */
class NeuronMarksTest {
  /**
   * A neuron of conv4 reads pool2 and sees everything below: the input, what it reads and layers of
   * few maps are outlined, hundreds of maps in between are not.
   */
  @Test
  void theFieldOfADeepNeuronLeavesTheMapsInBetweenFree() {
    Model model = new ModelOpener().open(Path.of("models/photos.zip"));
    int deep = layer(model, "conv4");
    NeuronMarks marks = new NeuronMarks(model.spec(), model.weights(), new Neuron(deep, 5, 1, 1));
    Map<String, Long> outlined =
        marks.field().stream()
            .collect(
                Collectors.groupingBy(
                    outline -> model.spec().layer(outline.layer()).name(), Collectors.counting()));
    assertEquals(Map.of("input", 3L, "conv1", 32L, "pool2", 96L), outlined);
  }

  private static int layer(Model model, String name) {
    return model.spec().layers().stream()
        .filter(layer -> layer.name().equals(name))
        .findFirst()
        .orElseThrow()
        .index();
  }
}
