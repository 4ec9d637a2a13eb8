package io.github.convoscope.ui.pad;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Fit;
import io.github.convoscope.drawing.Framing;
import io.github.convoscope.drawing.Pad;
import io.github.convoscope.ui.live.LiveFrame;
import javafx.scene.Group;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;

/**
 * Shows on the pad what normalising does: the box around the drawing that becomes 20 pixels, its
 * centre of mass, and how far that is moved to come to the middle. In pad units. JavaFX thread.
 */
final class NormalisingStep extends Group {
  private static final double ARM = 9;

  private final Rectangle box = new Rectangle();
  private final Line shift = new Line();
  private final Line across = new Line();
  private final Line down = new Line();

  NormalisingStep() {
    box.getStyleClass().add("normalising-box");
    shift.getStyleClass().add("normalising-shift");
    across.getStyleClass().add("normalising-centre");
    down.getStyleClass().add("normalising-centre");
    getChildren().addAll(box, shift, across, down);
    setVisible(false);
  }

  /** Shows the step that a frame took; nothing where it took none. */
  void show(LiveFrame frame) {
    Drawing.Box ink = frame.request().drawing().box();
    boolean shown = frame.request().normalise() && frame.request().image() == null && ink != null;
    setVisible(shown);
    if (!shown || ink == null) {
      return;
    }
    Fit fit = frame.fit();
    Framing framing = frame.framing();
    double pen = framing.penWidth() / fit.scale();
    box.setX(ink.left() - pen / 2);
    box.setY(ink.top() - pen / 2);
    box.setWidth(ink.width() + pen);
    box.setHeight(ink.height() + pen);
    double massX = fit.unfitX(framing.columns() / 2.0);
    double massY = fit.unfitY(framing.rows() / 2.0);
    place(across, massX - ARM, massY, massX + ARM, massY);
    place(down, massX, massY - ARM, massX, massY + ARM);
    place(shift, massX, massY, Pad.SIZE / 2, Pad.SIZE / 2);
  }

  private static void place(Line line, double x0, double y0, double x1, double y1) {
    line.setStartX(x0);
    line.setStartY(y0);
    line.setEndX(x1);
    line.setEndY(y1);
  }
}
