package io.github.convoscope.ui.saliency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.explain.attribution.AttributionMethod;
import io.github.convoscope.explain.attribution.AttributionMethods;
import io.github.convoscope.explain.attribution.AttributionTarget;
import io.github.convoscope.explain.attribution.Attributor;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.EveryLayerKind;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.neuron.NeuronWindow;
import io.github.convoscope.ui.pad.PadFeature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saliency in a real window for a graph that takes colours. */
@NeedsDisplay
class GraphSaliencyTest {
  @TempDir private Path folder;
  private final NetworkSpec spec = EveryLayerKind.network(Shape.maps(3, 14, 12));
  private final FastEngine engine = new FastEngine(spec, UntrainedNetworks.random(spec, 4));
  private final NeuronWindow window =
      new NeuronWindow(
          Model.of(engine),
          new PadFeature(Path.of("datasets/samples.json")),
          new SaliencyFeature());

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void everyMethodShowsItsMapOfANeuronInABranch() {
    window.pin(new Neuron(spec.layer("depthwise").index(), 2, 6, 5));
    window.run("saliency.show");
    window.until(() -> window.find("#saliency-target-neuron") != null);
    window.until(() -> window.find("#saliency-method") != null);
    ToggleButton neuron = (ToggleButton) window.find("#saliency-target-neuron");
    window.onScreen(neuron::fire);
    @SuppressWarnings("unchecked")
    ComboBox<AttributionMethod> methods =
        (ComboBox<AttributionMethod>) window.find("#saliency-method");
    Label time = (Label) window.find("#saliency-time");
    assertEquals(9, methods.getItems().size());
    for (AttributionMethod method : AttributionMethods.ALL) {
      window.onScreen(() -> methods.setValue(method));
      window.until(() -> !time.getText().isEmpty());
    }
  }

  @Test
  void theSheetHasAPictureOfEveryMethod() {
    List<MethodComparison.Entry> entries =
        MethodComparison.all(
            new Attributor(engine.copy()),
            window.frame().input(),
            AttributionTarget.answer(window.frame().activations().logits()),
            List.of(),
            Progress.NONE);
    assertEquals(AttributionMethods.ALL.size(), entries.size());
    window.onScreen(
        () -> new ComparisonExport(window.shell()).write(folder, window.find("#pad"), entries));
    window.until(() -> Files.isRegularFile(folder.resolve("sheet.png")));
    for (MethodComparison.Entry entry : entries) {
      Path file = folder.resolve(entry.method().id() + ".npy");
      window.until(() -> Files.isRegularFile(file));
    }
  }
}
