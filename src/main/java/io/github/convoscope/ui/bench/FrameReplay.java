package io.github.convoscope.ui.bench;

import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.Photo;
import io.github.convoscope.drawing.photo.PhotoFrame;
import io.github.convoscope.ui.PadContent;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;

/**
 * Moves the frame of a photograph with the pointer, round and round, one pointer event at each
 * call:
 *
 * <pre>{@code
 * FrameReplay replay = new FrameReplay(pad, workspace.padContent(), photo);
 * replay.next();  // at a steady rate
 * }</pre>
 *
 * <p>JavaFX thread.
 */
final class FrameReplay {
  /** Events of one lap, the press and the release among them. */
  private static final int LAP = 120;

  /** Radius of the lap, as a part of the pad's side. */
  private static final double RADIUS = 0.06;

  /** Side of the frame, as a part of the photograph's shorter side: it has room to move. */
  private static final double SIDE = 0.7;

  private final PointerDriver driver;
  private final double width;
  private final double height;
  private int event;

  /**
   * Puts a photograph on the pad.
   *
   * @param pad the view of the photograph in a shown window
   */
  FrameReplay(Node pad, PadContent content, Photo photo) {
    driver = new EventPointerDriver(pad);
    width = pad.getLayoutBounds().getWidth();
    height = pad.getLayoutBounds().getHeight();
    content.show(photo);
    EditedPhoto shown = content.photo();
    if (shown != null) {
      PhotoFrame frame = shown.frame();
      double side = SIDE * Math.min(photo.rows(), photo.columns());
      content.set(shown.with(frame.resized(side, frame.centreX(), frame.centreY(), photo)));
    }
  }

  /** Does the next event. */
  void next() {
    int at = event % LAP;
    event++;
    if (at == 0) {
      act(MouseEvent.MOUSE_PRESSED, 0);
    } else {
      act(at == LAP - 1 ? MouseEvent.MOUSE_RELEASED : MouseEvent.MOUSE_DRAGGED, at);
    }
  }

  private void act(EventType<MouseEvent> type, int at) {
    double turn = 2 * Math.PI * at / (LAP - 1);
    double radius = RADIUS * Math.min(width, height);
    driver.act(
        type, width / 2 + radius * (Math.cos(turn) - 1), height / 2 + radius * Math.sin(turn));
  }
}
