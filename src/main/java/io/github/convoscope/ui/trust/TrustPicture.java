package io.github.convoscope.ui.trust;

import io.github.convoscope.explain.trust.PixelFrame;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * A picture on which a frame is drawn, or something is moved, with the mouse. Pixels of small
 * pictures are squares. JavaFX thread.
 */
final class TrustPicture extends Pane {
  /** Smaller pictures are enlarged before JavaFX does it, which would blur them. */
  private static final int SHARP_SIDE = 224;

  private final ObservableValue<Number> em;
  private final double ems;
  private final ImageView view = new ImageView();
  private final Rectangle frame = new Rectangle();
  private @Nullable PixelFrame framed;
  private int rows = 1;
  private int columns = 1;
  private int[] pixels = new int[0];
  private @Nullable PixelBuffer<IntBuffer> buffer;

  /**
   * An empty picture.
   *
   * @param ems width and height of its longer side in multiples of the text's size
   * @param name for screen readers
   */
  TrustPicture(ObservableValue<Number> em, double ems, String name) {
    this.em = em;
    this.ems = ems;
    getStyleClass().add("trust-picture");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(name);
    frame.getStyleClass().add("trust-frame");
    frame.setVisible(false);
    frame.setMouseTransparent(true);
    view.setManaged(false);
    frame.setManaged(false);
    getChildren().addAll(view, frame);
    em.addListener(changed -> size());
    size();
  }

  /**
   * Shows a picture.
   *
   * @param colours 0xAARRGGBB, opaque, [rows × columns]
   */
  void show(int[] colours, int newRows, int newColumns) {
    int zoom = Math.max(1, Math.round((float) SHARP_SIDE / Math.max(newRows, newColumns)));
    int wide = newColumns * zoom;
    PixelBuffer<IntBuffer> target = buffer;
    if (target == null || newRows != rows || newColumns != columns) {
      rows = newRows;
      columns = newColumns;
      pixels = new int[wide * rows * zoom];
      target =
          new PixelBuffer<>(
              wide, rows * zoom, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
      buffer = target;
      view.setImage(new WritableImage(target));
      view.setSmooth(zoom == 1);
      size();
    }
    for (int row = 0; row < rows; row++) {
      int first = row * zoom * wide;
      for (int column = 0; column < columns; column++) {
        int from = first + column * zoom;
        Arrays.fill(pixels, from, from + zoom, colours[row * columns + column]);
      }
      for (int line = 1; line < zoom; line++) {
        System.arraycopy(pixels, first, pixels, first + line * wide, wide);
      }
    }
    target.updateBuffer(all -> null);
  }

  /** Shows a frame, or with null none. */
  void show(@Nullable PixelFrame shown) {
    framed = shown;
    frame.setVisible(shown != null);
    if (shown != null) {
      double pixel = pixel();
      frame.setX(shown.left() * pixel);
      frame.setY(shown.top() * pixel);
      frame.setWidth((shown.right() - shown.left()) * pixel);
      frame.setHeight((shown.bottom() - shown.top()) * pixel);
    }
  }

  /** Lets the user draw a frame from corner to corner. */
  void onFrame(Consumer<PixelFrame> drawn) {
    setCursor(Cursor.CROSSHAIR);
    Point2D[] from = new Point2D[1];
    setOnMousePressed(event -> from[0] = at(event));
    setOnMouseDragged(
        event -> {
          Point2D start = from[0];
          if (start != null) {
            Point2D end = at(event);
            PixelFrame now =
                PixelFrame.between(
                    start.getY(), start.getX(), end.getY(), end.getX(), rows, columns);
            show(now);
            drawn.accept(now);
          }
        });
  }

  /** Lets the user move something with the mouse. */
  void onMove(BiConsumer<Point2D, Boolean> moved) {
    setCursor(Cursor.OPEN_HAND);
    setOnMousePressed(event -> moved.accept(at(event), true));
    setOnMouseDragged(event -> moved.accept(at(event), false));
  }

  /** The point under the pointer in the picture's pixels. */
  private Point2D at(MouseEvent event) {
    return new Point2D(event.getX() / pixel(), event.getY() / pixel());
  }

  /** Side of a pixel on the screen. */
  private double pixel() {
    return Math.floor(ems * em.getValue().doubleValue()) / Math.max(rows, columns);
  }

  private void size() {
    double width = columns * pixel();
    double height = rows * pixel();
    view.setFitWidth(width);
    view.setFitHeight(height);
    setMinSize(width, height);
    setPrefSize(width, height);
    setMaxSize(width, height);
    show(framed);
  }
}
