package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.layout.Graphs;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.ui.TestWindow;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A network of VGG-16's size in the window with all its features, in 2 GB of heap. */
@NeedsDisplay
@Tag("long")
class LargeNetworkWindowTest {
  private static final int STROKES = 20;

  /**
   * Memory that does not suffice becomes a notice on whatever thread it is missed, and the window
   * then fails when it is closed.
   */
  @Test
  void aNetworkOf138MillionWeightsIsDrawnForFlownThroughAndExplained() {
    assertTrue(Runtime.getRuntime().maxMemory() <= 2L << 30, "tests have 2 GB of heap");
    NetworkSpec spec = Graphs.vgg16();
    Model model = Model.of(new FastEngine(spec, UntrainedNetworks.random(spec, 7)));
    try (TestWindow window = new TestWindow(WindowCommand::features, model)) {
      window.onScreen(() -> window.workspace().settings().reducedMotion().set(true));
      for (int layer = 0; layer < spec.depth(); layer++) {
        int index = layer;
        window.onScreen(
            () -> {
              scene(window).camera().flyTo(index);
              scene(window).snapshot(null, null);
            });
      }
      for (int stroke = 0; stroke < STROKES; stroke++) {
        double y = .1 + .8 * stroke / STROKES;
        window.draw(.2, y, .5, y + .05, .8, y);
      }
      assertEquals(STROKES, window.upToDate().request().drawing().strokes().size());

      int conv = spec.layer("conv1_2").index();
      window.onScreen(
          () -> {
            scene(window).openLayer(conv);
            scene(window).camera().flyTo(conv);
          });
      window.upToDate();
      assertFalse(scene(window).isClosed(conv));

      window.onScreen(() -> window.workspace().pin(new Neuron(conv, 3, 100, 100)));
      window.until(() -> !window.shell().host().panels().isEmpty());
      window.run("saliency.show");
      window.until(
          () -> window.find("#saliency-sum") instanceof Label sum && !sum.getText().isEmpty());
      window.draw(.5, .2, .5, .8);
      assertEquals(STROKES + 1, window.upToDate().request().drawing().strokes().size());
    }
  }

  private static NetworkScene scene(TestWindow window) {
    return (NetworkScene) window.shell().scene().lookup("#scene");
  }
}
