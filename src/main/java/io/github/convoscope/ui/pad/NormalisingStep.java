package io.github.convoscope.ui.pad;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Fit;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.drawing.Pad;
import io.github.convoscope.ui.live.LiveFrame;
import javafx.scene.Group;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;

/**
 * Shows on the pad what normalising does: the box around the drawing that is scaled to 20 pixels,
 * its centre of mass, and the shift of this centre to the middle. Coordinates are pad units. JavaFX
 * thread.
 */
final class NormalisingStep extends Group {
  private static final double ARM = 9;

  private final Rectangle box = new Rectangle();
  private final Line shift = new Line();
  private final Group centre = new Group();

  NormalisingStep() {
    box.getStyleClass().add("normalising-box");
    shift.getStyleClass().add("normalising-shift");
    shift.setEndX(Pad.SIZE / 2);
    shift.setEndY(Pad.SIZE / 2);
    for (Line arm : new Line[] {new Line(-ARM, 0, ARM, 0), new Line(0, -ARM, 0, ARM)}) {
      arm.getStyleClass().add("normalising-centre");
      centre.getChildren().add(arm);
    }
    getChildren().addAll(box, shift, centre);
    setVisible(false);
  }

  /**
   * Shows how a frame's drawing was normalised; shows nothing if it was not. Coordinates are
   * rounded to whole pad units, about half a pixel, so that changes too small to see cause no
   * repainting.
   */
  void show(LiveFrame frame) {
    Drawing.Box ink = frame.request().drawing().box();
    boolean shown =
        frame.request().normalise()
            && frame.request().image() == null
            && frame.request().array() == null
            && ink != null;
    setVisible(shown);
    if (!shown || ink == null) {
      return;
    }
    Fit fit = frame.fit();
    InputFraming framing = frame.framing();
    double pen = framing.penWidth() / fit.scale();
    double left = Math.round(ink.left() - pen / 2);
    double top = Math.round(ink.top() - pen / 2);
    box.setX(left);
    box.setY(top);
    box.setWidth(Math.round(ink.left() + ink.width() + pen / 2) - left);
    box.setHeight(Math.round(ink.top() + ink.height() + pen / 2) - top);
    // The centre of mass is brought to the middle of this pixel, as in MNIST.
    int column = framing.columns() / 2;
    int row = framing.rows() / 2;
    double massX = Math.round(fit.sourceX(column + 0.5));
    double massY = Math.round(fit.sourceY(row + 0.5));
    centre.setTranslateX(massX);
    centre.setTranslateY(massY);
    shift.setStartX(massX);
    shift.setStartY(massY);
  }
}
