package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.Edge;
import io.github.convoscope.scene.SceneMarks;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.card.CardFeature;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.view.SceneFeature;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The snapshot command and the window mark a pinned neuron in the same way. */
@NeedsDisplay
class SnapshotMarksTest {
  @Test
  void marksAreTheSame() {
    Model model = TestWindow.untrainedDigits();
    try (TestWindow window =
        new TestWindow(() -> List.of(new SceneFeature(), new CardFeature()), model)) {
      Drawing seven = Drawing.of(Stroke.of(80, 60, 200, 60, 130, 220));
      window.onScreen(() -> window.workspace().padContent().set(seven));
      for (int layer = 1; layer < model.spec().depth(); layer++) {
        Neuron neuron = strongest(window.upToDate(), layer);
        window.onScreen(() -> window.workspace().pin(neuron));
        Activations activations = window.upToDate().activations();
        SceneMarks snapshot = ScenePicture.marks(model, activations, neuron);
        window.until(
            () ->
                snapshot.outlines().equals(window.workspace().overlays().marks().get().outlines()));
        window.onScreen(() -> assertSame(snapshot, window));
      }
    }
  }

  /** The neuron with the largest output: it has contributions to draw. */
  private static Neuron strongest(LiveFrame frame, int layer) {
    float[] outputs = frame.activations().after(layer);
    int best = 0;
    for (int i = 1; i < outputs.length; i++) {
      best = outputs[i] > outputs[best] ? i : best;
    }
    return frame.spec().layer(layer).shape().neuron(layer, best);
  }

  /** The window draws fewer edges; those that it draws are the strongest of the snapshot's. */
  private static void assertSame(SceneMarks snapshot, TestWindow window) {
    SceneMarks shown = window.workspace().overlays().marks().get();
    List<Edge> edges = snapshot.edges();
    assertFalse(shown.edges().isEmpty());
    assertTrue(shown.edges().size() <= edges.size());
    assertEquals(edges.subList(edges.size() - shown.edges().size(), edges.size()), shown.edges());
    assertEquals(snapshot.values(), shown.values());
    Model model = window.workspace().model().get();
    FramePainter painter = window.workspace().painter().get();
    Activations activations = window.workspace().frame().get().activations();
    FrameColours one = new FrameColours(model.spec());
    FrameColours other = new FrameColours(model.spec());
    snapshot.paint(painter, activations, one);
    shown.paint(painter, activations, other);
    for (int layer = 0; layer < one.depth(); layer++) {
      assertArrayEquals(one.of(layer), other.of(layer), "dimmed cells of layer " + layer);
    }
  }
}
