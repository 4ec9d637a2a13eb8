package io.github.convoscope.ui.pad;

import io.github.convoscope.colour.PictureColours;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.Pad;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.Orientation;
import io.github.convoscope.drawing.photo.Photo;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.model.ModelInput;
import io.github.convoscope.ui.ColourImages;
import io.github.convoscope.ui.PadContent;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.transform.Affine;
import org.jspecify.annotations.Nullable;

/**
 * Shows the photograph with what was painted on it, and over it the frame: in its place, a black
 * square, the turned photograph is as large as it fits. The user moves, paints and covers with
 * mouse, pen or finger. It repaints once a pulse, independent of the number of events. JavaFX
 * thread.
 */
final class PhotoView extends Pane {
  /** How near to a corner the pointer resizes the frame, in pad units. */
  private static final double GRAB = 24;

  /** Turning the wheel by so many pixels doubles the frame's side. */
  private static final double WHEEL = 400;

  private final PadContent sketch;
  private final PhotoTools tools;
  private final PhotoHand hand;
  private final PadOverlays features;
  private final StackPane square = new StackPane();
  private final ImageView array = new ImageView();
  private final ImageView photograph = new ImageView();
  private final PaintCanvas paint = new PaintCanvas();
  private final PhotoMarks marks = new PhotoMarks();
  private final Group turned = new Group(photograph, paint, marks);
  private final Affine turn = new Affine();
  private final Circle rubber = new Circle();
  private final Label hint = new Label(Messages.text("photo.hint"));
  private @Nullable PictureColours colours;
  private @Nullable Photo shown;
  private @Nullable Orientation shownTurn;
  private double shownSide;
  private double side;
  private boolean stale = true;

  /**
   * Makes the view.
   *
   * @param features what features show over the pad
   */
  PhotoView(PadContent sketch, PhotoTools tools, PadOverlays features) {
    this.sketch = sketch;
    this.tools = tools;
    this.features = features;
    hand = new PhotoHand(sketch, tools);
    square.getStyleClass().add("pad");
    array.setSmooth(false);
    array.setPreserveRatio(true);
    turned.getTransforms().add(turn);
    turned.setManaged(false);
    rubber.getStyleClass().add("photo-rubber");
    rubber.setVisible(false);
    rubber.setManaged(false);
    rubber.setMouseTransparent(true);
    hint.getStyleClass().addAll("pad-hint", "photo-hint");
    hint.setWrapText(true);
    hint.setMouseTransparent(true);
    hint.setId("photo-hint");
    hint.visibleProperty().bind(sketch.blank());
    square.getChildren().add(array);
    getChildren().addAll(square, turned, hint, rubber);
    setId("pad");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(Messages.text("photo.view"));
    setAccessibleHelp(Messages.text("photo.view.help"));
    tools.tool().subscribe(tool -> setCursor(cursor(tool)));
    listen();
    sketch
        .version()
        .addListener(
            changed -> {
              stale = true;
              Platform.requestNextPulse();
            });
  }

  private static Cursor cursor(PhotoTool tool) {
    return switch (tool) {
      case FRAME, ADJUST -> Cursor.MOVE;
      case BRUSH, COVER -> Cursor.CROSSHAIR;
      case RUBBER -> Cursor.NONE;
    };
  }

  /** Follows the open network. */
  void fit(ModelInput input) {
    colours = input.pictureColours();
    hand.fit(input.shape().rows(), input.shape().columns());
    stale = true;
  }

  /** Takes the overlays of the pad. */
  void takeOverlays() {
    getChildren().setAll(square, turned, features, hint, rubber);
    requestLayout();
  }

  /** The hand that changes the photograph. */
  PhotoHand hand() {
    return hand;
  }

  private void listen() {
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(
        MouseEvent.MOUSE_DRAGGED,
        event -> {
          Point2D at = onPhoto(event.getX(), event.getY());
          hand.move(at.getX(), at.getY());
          follow(event);
          event.consume();
        });
    addEventHandler(
        MouseEvent.MOUSE_RELEASED,
        event -> {
          hand.up();
          follow(event);
          event.consume();
        });
    addEventHandler(MouseEvent.MOUSE_MOVED, this::follow);
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> rubber.setVisible(false));
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    addEventHandler(ZoomEvent.ZOOM, this::zoomed);
    // A painting finger must not scroll the panes around the pad.
    addEventHandler(ScrollEvent.ANY, ScrollEvent::consume);
    addEventHandler(TouchEvent.ANY, this::touched);
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    if (sketch.photo() == null && sketch.array() == null) {
      sketch.set(sketch.drawingAsPhoto());
    }
    EditedPhoto now = sketch.photo();
    if (now != null && !sketch.isReplaced()) {
      Point2D at = onPhoto(event.getX(), event.getY());
      hand.down(toolFor(event), at.getX(), at.getY(), GRAB * PhotoHand.unit(now));
    }
    follow(event);
    event.consume();
  }

  /** The rubber for the secondary button (a pen's other end) while painting. */
  private PhotoTool toolFor(MouseEvent event) {
    PhotoTool chosen = tools.tool().get();
    boolean second = event.getButton() == MouseButton.SECONDARY || event.isSecondaryButtonDown();
    return second && chosen == PhotoTool.BRUSH ? PhotoTool.RUBBER : chosen;
  }

  private void follow(MouseEvent event) {
    boolean rubs = toolFor(event) == PhotoTool.RUBBER;
    rubber.setVisible(rubs && square.getBoundsInParent().contains(event.getX(), event.getY()));
    rubber.setRadius(tools.width().get() * side / Pad.SIZE / 2);
    rubber.setCenterX(event.getX());
    rubber.setCenterY(event.getY());
  }

  /** A second finger begins a gesture: what the first one did as a pointer was not meant. */
  private void touched(TouchEvent event) {
    if (event.getTouchCount() > 1) {
      hand.cancel();
    }
    event.consume();
  }

  /** The wheel resizes the frame; two fingers move it. One finger is a pointer already. */
  private void scrolled(ScrollEvent event) {
    if (event.getTouchCount() > 1 && !event.isInertia()) {
      Point2D from = onPhoto(event.getX(), event.getY());
      Point2D to = onPhoto(event.getX() + event.getDeltaX(), event.getY() + event.getDeltaY());
      hand.pan(to.getX() - from.getX(), to.getY() - from.getY());
    } else if (event.getTouchCount() == 0 && event.getDeltaY() != 0 && !event.isInertia()) {
      zoom(Math.pow(2, -event.getDeltaY() / WHEEL), event.getX(), event.getY());
    }
    event.consume();
  }

  private void zoomed(ZoomEvent event) {
    zoom(1 / event.getZoomFactor(), event.getX(), event.getY());
    event.consume();
  }

  private void zoom(double factor, double x, double y) {
    Point2D at = onPhoto(x, y);
    hand.zoom(factor, at.getX(), at.getY());
  }

  /** The pixel of the photograph below a point of this node. */
  private Point2D onPhoto(double x, double y) {
    Point2D at = turned.parentToLocal(x, y);
    double pixels = scale();
    return new Point2D(at.getX() / pixels, at.getY() / pixels);
  }

  /** The pixel of the photograph at a place in pad units. */
  Point2D atPad(double padX, double padY) {
    return onPhoto(
        square.getLayoutX() + padX * side / Pad.SIZE, square.getLayoutY() + padY * side / Pad.SIZE);
  }

  /** Pixels of the screen for a pixel of the photograph. */
  private double scale() {
    Photo photo = shown;
    return photo == null ? 1 : side / Math.max(photo.rows(), photo.columns());
  }

  @Override
  protected void layoutChildren() {
    double now = Math.max(1, Math.floor(Math.min(getWidth(), getHeight())));
    double left = Math.floor((getWidth() - now) / 2);
    square.resizeRelocate(left, 0, now, now);
    hint.resizeRelocate(left, 0, now, now);
    array.setFitWidth(now);
    array.setFitHeight(now);
    if (now != side || turned.getLayoutX() != left) {
      side = now;
      turned.setLayoutX(left);
      stale = true;
    }
    if (features.getParent() == this) {
      features.place(left, side);
    }
    pulse();
  }

  /** Paints the changes since the last pulse; called at every pulse. */
  void pulse() {
    if (stale && side > 0 && getScene() != null && !sketch.isExpecting()) {
      stale = false;
      show();
    }
  }

  private void show() {
    EncodedInput numbers = sketch.array();
    EditedPhoto edited = sketch.photo();
    turned.setVisible(numbers == null);
    array.setImage(numbers == null ? null : picture(numbers));
    // A drawing is centred as the network's drawings are, and has no frame.
    marks.setVisible(edited != null);
    EditedPhoto now = edited == null ? sketch.drawingAsPhoto() : edited;
    Photo photo = now.photo();
    if (photo != shown || side != shownSide) {
      shown = photo;
      shownSide = side;
      shownTurn = null;
      double pixels = scale();
      Image image = ColourImages.toFx(photo.atLeast((int) side));
      photograph.setImage(image);
      photograph.setFitWidth(pixels * photo.columns());
      photograph.setFitHeight(pixels * photo.rows());
      paint.begin(image, pixels, pixels * photo.columns(), pixels * photo.rows());
    }
    if (!now.orientation().equals(shownTurn)) {
      shownTurn = now.orientation();
      turn(now.orientation(), scale() * photo.columns(), scale() * photo.rows());
    }
    paint.show(now.strokes());
    marks.show(now, scale(), hand.wide(), hand.high());
  }

  /** Mirrors and turns the photograph around its middle, which is that of the square. */
  private void turn(Orientation orientation, double width, double height) {
    turn.setToIdentity();
    turn.appendTranslation(side / 2, side / 2);
    turn.appendRotation(90 * orientation.quarters());
    turn.appendScale(orientation.mirrored() ? -1 : 1, 1);
    turn.appendTranslation(-width / 2, -height / 2);
  }

  private @Nullable Image picture(EncodedInput numbers) {
    PictureColours known = colours;
    GreyImage size = numbers.picture().image();
    int[] pixels = new int[size.rows() * size.columns()];
    if (known == null || numbers.tensor().length != 3 * pixels.length) {
      return null;
    }
    known.paint(numbers.tensor(), 0, pixels);
    WritableImage image = new WritableImage(size.columns(), size.rows());
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            size.columns(),
            size.rows(),
            PixelFormat.getIntArgbInstance(),
            pixels,
            0,
            size.columns());
    return image;
  }
}
