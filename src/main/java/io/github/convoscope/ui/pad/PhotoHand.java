package io.github.convoscope.ui.pad;

import io.github.convoscope.drawing.Pad;
import io.github.convoscope.drawing.photo.CoverPatch;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.PaintStroke;
import io.github.convoscope.drawing.photo.Photo;
import io.github.convoscope.drawing.photo.PhotoFrame;
import io.github.convoscope.ui.PadContent;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Converts presses, movements and releases of the pointer to changes of the photograph. Positions
 * are pixels of the photograph as it was brought. From press to release is one step to undo, and so
 * is zooming until something else is done. JavaFX thread.
 */
final class PhotoHand {
  private final PadContent sketch;
  private final PhotoTools tools;

  /** What a movement does; null while the pointer is up. */
  private @Nullable Movement movement;

  /** The photograph as it was when the pointer went down. */
  private @Nullable EditedPhoto before;

  private boolean zooming;
  private int rows = 1;
  private int columns = 1;

  /** Changes the photograph as the pointer is moved. */
  @FunctionalInterface
  private interface Movement {
    EditedPhoto to(double x, double y, EditedPhoto now);
  }

  PhotoHand(PadContent sketch, PhotoTools tools) {
    this.sketch = sketch;
    this.tools = tools;
  }

  /** The shape of the network's input. */
  void fit(int inputRows, int inputColumns) {
    rows = inputRows;
    columns = inputColumns;
  }

  /** Width of the frame's rectangle for a side of 1. */
  double wide() {
    return (double) columns / Math.max(rows, columns);
  }

  /** Height of the frame's rectangle for a side of 1. */
  double high() {
    return (double) rows / Math.max(rows, columns);
  }

  /**
   * Begins, as the pointer is pressed.
   *
   * @param grab how near to a corner of the frame the pointer resizes it
   */
  void down(PhotoTool tool, double x, double y, double grab) {
    up();
    EditedPhoto now = sketch.photo();
    if (now == null) {
      return;
    }
    settle();
    before = now;
    switch (tool) {
      case FRAME, ADJUST -> movement = frame(now.frame(), x, y, grab);
      case BRUSH, RUBBER -> begin(stroke(tool, x, y, now));
      case COVER -> {
        double side = tools.cover().get() * now.frame().side();
        CoverPatch cover = new CoverPatch(x, y, side, tools.filling().get());
        movement = (toX, toY, photo) -> photo.with(cover.at(toX, toY));
        move(x, y);
      }
    }
  }

  private PaintStroke stroke(PhotoTool tool, double x, double y, EditedPhoto now) {
    double width = tools.width().get() * unit(now);
    return tool == PhotoTool.RUBBER
        ? PaintStroke.rubber(x, y, width)
        : PaintStroke.brush(x, y, width, tools.colour().get());
  }

  private void begin(PaintStroke first) {
    sketch.change(photo().plus(first));
    movement =
        (x, y, photo) -> {
          List<PaintStroke> strokes = photo.strokes();
          // The stroke may have been undone meanwhile.
          return strokes.isEmpty()
              ? photo
              : photo.withLast(strokes.get(strokes.size() - 1).plus(x, y));
        };
  }

  private Movement frame(PhotoFrame before, double x, double y, double grab) {
    double halfWide = wide() * before.side() / 2;
    double halfHigh = high() * before.side() / 2;
    double right = x < before.centreX() ? -1 : 1;
    double down = y < before.centreY() ? -1 : 1;
    boolean corner =
        Math.hypot(x - before.centreX() - right * halfWide, y - before.centreY() - down * halfHigh)
            <= grab;
    if (!corner) {
      return (toX, toY, photo) -> photo.with(before.moved(toX - x, toY - y, photo.photo()));
    }
    double fixedX = before.centreX() - right * halfWide;
    double fixedY = before.centreY() - down * halfHigh;
    return (toX, toY, photo) -> {
      double side = Math.max(right * (toX - fixedX) / wide(), down * (toY - fixedY) / high());
      return photo.with(before.resized(side, fixedX, fixedY, photo.photo()));
    };
  }

  /** Goes on, as the pointer moves; does nothing while it is up. */
  void move(double x, double y) {
    Movement now = movement;
    EditedPhoto photo = sketch.photo();
    if (now != null && photo != null) {
      double insideX = Math.max(0, Math.min(photo.photo().columns(), x));
      double insideY = Math.max(0, Math.min(photo.photo().rows(), y));
      sketch.change(now.to(insideX, insideY, photo));
    }
  }

  /** Ends a step, as the pointer is released. */
  void up() {
    if (movement != null) {
      movement = null;
      sketch.commit();
    }
  }

  /** Takes back what was done since the pointer went down, and does nothing until it is up. */
  void cancel() {
    EditedPhoto earlier = before;
    if (movement != null && earlier != null) {
      sketch.change(earlier);
      up();
    }
  }

  /** True while the pointer is down. */
  boolean isDown() {
    return movement != null;
  }

  /** Resizes the frame around a point; a factor above 1 shows more. */
  void zoom(double factor, double x, double y) {
    gesture((frame, photo) -> frame.resized(factor * frame.side(), x, y, photo));
  }

  /** Moves the frame by pixels of the photograph; one step together with zooming. */
  void pan(double right, double down) {
    gesture((frame, photo) -> frame.moved(right, down, photo));
  }

  private void gesture(BiFunction<PhotoFrame, Photo, PhotoFrame> change) {
    EditedPhoto now = sketch.photo();
    if (now == null || isDown()) {
      return;
    }
    if (!zooming) {
      sketch.commit();
      zooming = true;
    }
    sketch.change(now.with(change.apply(now.frame(), now.photo())));
  }

  /** Resizes the frame around its middle, as one step. */
  void zoom(double factor) {
    EditedPhoto now = photo();
    settle();
    PhotoFrame frame = now.frame();
    sketch.set(
        now.with(
            frame.resized(factor * frame.side(), frame.centreX(), frame.centreY(), now.photo())));
  }

  /** Moves frame or cover by pixels of the photograph, as one step. */
  void nudge(PhotoTool tool, double right, double down) {
    EditedPhoto now = photo();
    settle();
    CoverPatch cover = now.cover();
    UnaryOperator<EditedPhoto> change =
        tool == PhotoTool.COVER && cover != null
            ? photo -> photo.with(cover.at(cover.centreX() + right, cover.centreY() + down))
            : photo -> photo.with(photo.frame().moved(right, down, photo.photo()));
    sketch.set(change.apply(now));
  }

  /** What was zoomed becomes a step of its own. */
  private void settle() {
    zooming = false;
    sketch.commit();
  }

  private EditedPhoto photo() {
    EditedPhoto now = sketch.photo();
    if (now == null) {
      throw new IllegalStateException("this network takes no colours");
    }
    return now;
  }

  /** Pixels of the photograph for a pad unit. */
  static double unit(EditedPhoto edited) {
    return Math.max(edited.photo().rows(), edited.photo().columns()) / Pad.SIZE;
  }
}
