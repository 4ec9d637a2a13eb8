package io.github.convoscope.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import io.github.convoscope.ui.live.LiveFrame;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A network of VGG-16's size in a real window, in the 2 GB of heap that tests have. */
@NeedsDisplay
@Tag("long")
class LargeNetworkTest {
  private static final long GIGABYTE = 1L << 30;

  @Test
  void aNetworkOf138MillionWeightsOpensAndIsFlownThrough() {
    NetworkSpec spec = Graphs.vgg16();
    assertEquals(138_357_544, spec.parameters());
    Model model = Model.of(new FastEngine(spec, UntrainedNetworks.random(spec, 7)));
    try (TestWindow window = new TestWindow(() -> List.of(new SceneFeature()), model)) {
      window.onScreen(() -> window.workspace().settings().reducedMotion().set(true));
      for (int layer = 0; layer < spec.depth(); layer++) {
        int index = layer;
        window.onScreen(
            () -> {
              NetworkScene scene = scene(window);
              scene.camera().flyTo(index);
              scene.snapshot(null, null);
              scene.openLayer(index);
              scene.snapshot(null, null);
              assertTrue(!scene.isClosed(index));
              assertTrue(scene.triangles() < 100_000, scene.triangles() + " triangles");
            });
      }
      int conv = spec.layer("conv1_2").index();
      window.onScreen(
          () -> {
            scene(window).openLayer(conv);
            scene(window).camera().home();
          });
      LiveFrame frame = window.upToDate();
      int[] colours = frame.colours().of(conv);
      assertTrue(Arrays.stream(colours).distinct().count() > 50, "its neurons are painted");
      window.onScreen(() -> window.workspace().pin(new Neuron(conv, 3, 100, 100)));
      window.upToDate();
      Runtime heap = Runtime.getRuntime();
      System.gc();
      long used = heap.totalMemory() - heap.freeMemory();
      assertTrue(used < 1.6 * GIGABYTE, used / 1e9 + " GB are in use");
    }
  }

  private static NetworkScene scene(TestWindow window) {
    return (NetworkScene) window.shell().scene().lookup("#scene");
  }
}
