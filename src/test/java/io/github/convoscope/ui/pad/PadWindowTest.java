package io.github.convoscope.ui.pad;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.ui.neuron.NeuronWindow;
import java.nio.file.Path;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;

/** The drawing pad in a real window. */
@NeedsDisplay
class PadWindowTest {
  @Test
  void aBlankPadHasNoAnswer() {
    try (NeuronWindow window = new NeuronWindow(new PadFeature(Path.of("none.json")))) {
      Node verdict = window.find("#verdict");
      window.until(verdict::isVisible);
      window.run("ui.clear");
      window.frame();
      window.until(() -> !verdict.isVisible());
      Node bars = window.find("#probabilities");
      window.onScreen(
          () ->
              assertFalse(
                  String.valueOf(bars.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                      .contains("%")));
      window.drawLine();
      window.until(verdict::isVisible);
    }
  }
}
