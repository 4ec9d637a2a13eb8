package io.github.convoscope.ui.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.EveryLayerKind;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ComparedDrawing;
import io.github.convoscope.ui.neuron.NeuronWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two drawings compared in a real window, in a graph that takes colours. */
@NeedsDisplay
class GraphComparisonTest {
  private final NetworkSpec spec = EveryLayerKind.network(Shape.maps(3, 14, 12));
  private final NeuronWindow window =
      new NeuronWindow(
          Model.of(new FastEngine(spec, UntrainedNetworks.random(spec, 4))),
          new ComparisonFeature());

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void everyLayerOfEveryBranchShowsTheDifference() {
    LiveFrame a = window.frame();
    window.run("comparison.keep");
    LiveFrame b = window.drawLine();
    window.until(() -> window.view().comparison().get() == ComparedDrawing.DIFFERENCE);
    int differing = 0;
    for (int layer = 0; layer < spec.depth(); layer++) {
      float[] before = a.activations().after(layer);
      float[] now = b.activations().after(layer);
      float[] shown = window.marks().values().get(layer).values().of(b.activations());
      boolean differs = false;
      for (int i = 0; i < now.length; i++) {
        assertEquals(now[i] - before[i], shown[i], spec.layer(layer).name() + " " + i);
        differs |= shown[i] != 0;
      }
      differing += differs ? 1 : 0;
    }
    assertTrue(differing > 20, differing + " of " + spec.depth() + " layers differ");
  }
}
