package io.github.convoscope.ui.visualisation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.EveryLayerKind;
import io.github.convoscope.ui.TestWindow;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The atlas's page of a unit for a graph that takes colours. */
@NeedsDisplay
class GraphAtlasTest {
  private static final Path SAMPLES = Path.of("datasets/samples.json");

  @TempDir private Path folder;

  @Test
  void unitsInBranchesHaveImagesAndExamples() {
    NetworkSpec spec = EveryLayerKind.network(Shape.maps(3, 14, 12));
    Model model = Model.of(new FastEngine(spec, UntrainedNetworks.random(spec, 4)));
    try (TestWindow window =
        new TestWindow(
            () -> List.of(new AtlasFeature(List.of(), SAMPLES, folder.resolve("own.json"))),
            model)) {
      for (String name : List.of("grouped", "sum", "joined", "gated", "units")) {
        Neuron neuron = new Neuron(spec.layer(name).index(), 1, 0, 0);
        window.onScreen(() -> window.workspace().pin(neuron));
        window.run("atlas.chosen");
        window.until(
            () ->
                window.shell().scene().lookup("#atlas-examples") instanceof Label label
                    && label.getText().contains("ready pictures"));
        Parent root = window.shell().scene().getRoot();
        String zero = Messages.text("atlas.spectrum.zero");
        boolean three =
            root.lookupAll(".heading").stream()
                .anyMatch(node -> node instanceof Label label && label.getText().equals(zero));
        // Two images that were found, and three examples in each group.
        int expected = 2 + 3 * (three ? 3 : 2);
        assertTrue(root.lookupAll(".image-view").size() >= expected, name);
        window.onScreen(() -> window.shell().host().closePage());
      }
    }
  }
}
