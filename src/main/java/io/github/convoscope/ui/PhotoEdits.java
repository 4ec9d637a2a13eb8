package io.github.convoscope.ui;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.EditHistory;
import io.github.convoscope.drawing.Pad;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.PaintStroke;
import io.github.convoscope.drawing.photo.Photo;
import io.github.convoscope.drawing.photo.PhotoFrame;
import io.github.convoscope.model.ModelInput;
import io.github.convoscope.network.PictureInput.Placement;
import java.util.ArrayList;
import java.util.List;

/**
 * The photograph of networks that take colours, with its undo history. It is kept while a network
 * that takes drawings is open. JavaFX thread.
 */
final class PhotoEdits {
  private static final int WHITE = 0xffffff;

  private static final int STEPS = 1000;

  /** Pixels of all photographs that can be gone back to; each takes 16 bytes. */
  private static final long MOST_PIXELS = 24_000_000;

  private final Photo canvas = Photo.canvas(WHITE);
  private final Photo blackboard = Photo.canvas(0);
  private EditHistory<EditedPhoto> history = new EditHistory<>(EditedPhoto.of(canvas), STEPS);
  private int rows = 1;
  private int columns = 1;
  private boolean whole;
  private boolean touched;
  private long pixels;

  /** Follows the open network: new photographs are framed as it would place them itself. */
  void fit(ModelInput input) {
    rows = input.shape().rows();
    columns = input.shape().columns();
    whole = input.placement() == Placement.FIT;
  }

  /** The photograph as it is now. */
  EditedPhoto current() {
    return history.current();
  }

  /** Whether there is nothing but the empty canvas. */
  boolean isBlank() {
    EditedPhoto now = current();
    return now.photo() == canvas && now.strokes().isEmpty() && now.cover() == null;
  }

  /** Whether the user has changed or brought anything. */
  boolean isTouched() {
    return touched;
  }

  /** Changes it within a step. */
  void change(EditedPhoto next) {
    touched = true;
    history.change(next);
  }

  /** Ends a step. */
  void commit() {
    history.commit();
  }

  /** Changes it in one step. */
  void set(EditedPhoto next) {
    touched = true;
    history.set(next);
  }

  /** Begins with a photograph, which is no step. */
  void begin(Photo photo) {
    history = new EditHistory<>(framed(photo), STEPS);
  }

  /**
   * Puts another photograph in place of this one, as one step. What was done before this one is
   * forgotten where all photographs together would take too much memory.
   */
  void bring(Photo photo) {
    long more = (long) photo.rows() * photo.columns();
    if (pixels + more > MOST_PIXELS) {
      Photo now = current().photo();
      history = new EditHistory<>(current(), STEPS);
      pixels = (long) now.rows() * now.columns();
    }
    pixels += more;
    set(framed(photo));
  }

  /** The photograph as it was brought. */
  EditedPhoto asBrought() {
    return framed(current().photo());
  }

  /** A drawing as the pad shows it: white strokes on a black canvas. */
  EditedPhoto of(Drawing drawing) {
    double unit = blackboard.columns() / Pad.SIZE;
    List<PaintStroke> strokes = new ArrayList<>();
    for (Stroke stroke : drawing.strokes()) {
      double[] points = stroke.toArray();
      for (int i = 0; i < points.length; i++) {
        points[i] *= unit;
      }
      strokes.add(new PaintStroke(Stroke.of(points), Pad.PEN_WIDTH * unit, WHITE, false));
    }
    return framed(blackboard).with(strokes);
  }

  /** The empty canvas. */
  EditedPhoto empty() {
    return framed(canvas);
  }

  /** An empty canvas of a colour, packed, 8 bits a channel. */
  EditedPhoto empty(int rgb) {
    return rgb == WHITE ? empty() : framed(Photo.canvas(rgb));
  }

  private EditedPhoto framed(Photo photo) {
    return EditedPhoto.of(
        photo,
        whole ? PhotoFrame.whole(photo, rows, columns) : PhotoFrame.middle(photo, rows, columns));
  }

  boolean canUndo() {
    return history.canUndo();
  }

  boolean canRedo() {
    return history.canRedo();
  }

  void undo() {
    history.undo();
  }

  void redo() {
    history.redo();
  }
}
