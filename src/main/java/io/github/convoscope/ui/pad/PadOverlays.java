package io.github.convoscope.ui.pad;

import io.github.convoscope.drawing.Pad;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;

/** What features show over the pad, in pad units; it gets no mouse events. JavaFX thread. */
final class PadOverlays extends Group {
  private final Scale toPixels = new Scale(1, 1);

  PadOverlays(ObservableList<Node> nodes) {
    setMouseTransparent(true);
    setManaged(false);
    setClip(new Rectangle(Pad.SIZE, Pad.SIZE));
    getTransforms().add(toPixels);
    Bindings.bindContent(getChildren(), nodes);
  }

  /** Fits it to the square of the pad. */
  void place(double left, double side) {
    toPixels.setX(side / Pad.SIZE);
    toPixels.setY(side / Pad.SIZE);
    setLayoutX(left);
    setLayoutY(0);
  }
}
