package io.github.convoscope.ui.picture;

import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.ink.ArgbImage;
import io.github.convoscope.drawing.ink.BroughtPicture;
import io.github.convoscope.drawing.ink.FoundDigit;
import io.github.convoscope.drawing.ink.FoundInk;
import io.github.convoscope.drawing.ink.PictureBox;
import io.github.convoscope.message.Messages;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * Shows a picture as it is, what was taken as ink in colour over it, and the box around the digit,
 * which can be moved and resized with the pointer and the arrow keys. JavaFX thread.
 */
final class PictureView extends Pane {
  /** A picture is shown with at most this many pixels on its longer side. */
  private static final int SHOWN = 900;

  private static final double CORNER = 9;

  /** So high that a small window has room for all of the panel. */
  private static final double HIGHEST_EMS = 19;

  /** The same as a share of the window's height, where text is large. */
  private static final double HIGHEST_SHARE = 0.33;

  private final ImageView picture = new ImageView();
  private final ImageView ink = new ImageView();
  private final Pane others = new Pane();
  private final Rectangle frame = new Rectangle();
  private final Rectangle[] corners = new Rectangle[4];
  private final Consumer<PictureBox> onMoved;
  private List<FoundDigit> digits = List.of();
  private @Nullable ArgbImage source;
  private PictureBox inkRegion = new PictureBox(0, 0, 1, 1);
  private BoxHand hand = new BoxHand(1, 1, inkRegion);
  private final ObservableValue<Number> em;

  /**
   * A view.
   *
   * @param em the size of text in pixels
   * @param onMoved receives the box once the user let go of it, in pixels of the picture
   * @param onChosen receives the number of a digit that the user clicked
   */
  PictureView(ObservableValue<Number> em, Consumer<PictureBox> onMoved, IntConsumer onChosen) {
    this.em = em;
    em.addListener(changed -> requestLayout());
    this.onMoved = onMoved;
    frame.getStyleClass().add("picture-box");
    getChildren().addAll(picture, ink, others, frame);
    for (int i = 0; i < corners.length; i++) {
      corners[i] = new Rectangle(CORNER, CORNER);
      corners[i].getStyleClass().add("picture-corner");
      getChildren().add(corners[i]);
    }
    getStyleClass().add("picture-view");
    setId("picture");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(Messages.text("picture.canvas"));
    setAccessibleHelp(Messages.text("picture.canvas.help"));
    setOnMouseMoved(event -> setCursor(cursor(event)));
    setOnMousePressed(
        event -> {
          requestFocus();
          hand.press(pictureX(event), pictureY(event), reach());
          event.consume();
        });
    setOnMouseDragged(
        event -> {
          hand.drag(pictureX(event), pictureY(event));
          place();
          event.consume();
        });
    setOnMouseReleased(
        event -> {
          if (!event.isStillSincePress()) {
            onMoved.accept(hand.box());
          } else if (digitAt(event) >= 0) {
            onChosen.accept(digitAt(event));
          }
          event.consume();
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  /**
   * Shows a picture.
   *
   * @param box around the digit that the network has
   */
  void show(BroughtPicture brought, PictureBox box, Color inkColour) {
    ArgbImage now = brought.picture();
    if (now != source) {
      source = now;
      picture.setImage(image(now.reduced(SHOWN)));
    }
    FoundInk found = brought.found();
    inkRegion = found == null ? box : found.region();
    ink.setImage(tinted(brought.ink(), inkColour));
    digits = found == null ? List.of() : found.digits();
    others.getChildren().setAll(digits.stream().map(digit -> outline(digit.box())).toList());
    hand = new BoxHand(now.rows(), now.columns(), box);
    requestLayout();
  }

  /** The number of the digit under the pointer that is outside of the box; -1 where none is. */
  private int digitAt(MouseEvent event) {
    if (hand.at(pictureX(event), pictureY(event), reach()) == BoxHand.Grip.NEW) {
      for (int i = 0; i < digits.size(); i++) {
        if (digits.get(i).box().contains(pictureX(event), pictureY(event))) {
          return i;
        }
      }
    }
    return -1;
  }

  private Cursor cursor(MouseEvent event) {
    return switch (hand.at(pictureX(event), pictureY(event), reach())) {
      case MOVE -> Cursor.MOVE;
      case FALLING_CORNER -> Cursor.NW_RESIZE;
      case RISING_CORNER -> Cursor.NE_RESIZE;
      case NEW -> digitAt(event) >= 0 ? Cursor.HAND : Cursor.CROSSHAIR;
    };
  }

  private Rectangle outline(PictureBox box) {
    Rectangle outline = new Rectangle();
    outline.getStyleClass().add("picture-other");
    outline.setUserData(box);
    return outline;
  }

  private void pressed(KeyEvent event) {
    ArgbImage now = source;
    if (now == null) {
      return;
    }
    double step = Math.max(1, Math.max(now.rows(), now.columns()) / 50.0);
    double dx = 0;
    double dy = 0;
    switch (event.getCode()) {
      case LEFT -> dx = -step;
      case RIGHT -> dx = step;
      case UP -> dy = -step;
      case DOWN -> dy = step;
      default -> {
        return;
      }
    }
    if (event.isShiftDown()) {
      hand.grow(dx, dy);
    } else {
      hand.nudge(dx, dy);
    }
    place();
    onMoved.accept(hand.box());
    event.consume();
  }

  /** Screen pixels for a pixel of the picture. */
  private double scale() {
    ArgbImage now = source;
    return now == null
        ? 1
        : Math.max(1e-6, Math.min(getWidth() / now.columns(), getHeight() / now.rows()));
  }

  /** Where the picture begins; one that is higher than wide stands in the middle. */
  private double left() {
    ArgbImage now = source;
    return now == null ? 0 : (getWidth() - now.columns() * scale()) / 2;
  }

  private double pictureX(MouseEvent event) {
    return (event.getX() - left()) / scale();
  }

  private double pictureY(MouseEvent event) {
    return event.getY() / scale();
  }

  /** How near a corner is near enough, in pixels of the picture. */
  private double reach() {
    return 1.2 * CORNER / scale();
  }

  @Override
  protected double computePrefHeight(double width) {
    ArgbImage now = source;
    double wide = width > 0 ? width : getWidth();
    if (now == null) {
      return 0;
    }
    double highest = HIGHEST_EMS * em.getValue().doubleValue();
    if (getScene() != null) {
      highest = Math.min(highest, HIGHEST_SHARE * getScene().getHeight());
    }
    return Math.min(highest, wide * now.rows() / now.columns());
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected void layoutChildren() {
    ArgbImage now = source;
    if (now != null) {
      fit(picture, new PictureBox(0, 0, now.columns(), now.rows()));
      fit(ink, inkRegion);
      place();
    }
  }

  private void fit(ImageView view, PictureBox box) {
    view.setX(left() + box.x() * scale());
    view.setY(box.y() * scale());
    view.setFitWidth(box.width() * scale());
    view.setFitHeight(box.height() * scale());
  }

  private void place() {
    place(frame, hand.box());
    for (Node node : others.getChildren()) {
      if (node instanceof Rectangle outline && outline.getUserData() instanceof PictureBox box) {
        place(outline, box);
      }
    }
    // Around a small digit the corners move outwards, so that it stays visible.
    double least = Math.min(frame.getWidth(), frame.getHeight());
    double out = CORNER / 2 * Math.max(0, Math.min(1, 3 - least / CORNER));
    for (int i = 0; i < corners.length; i++) {
      boolean left = i % 2 == 0;
      boolean upper = i < 2;
      double x = frame.getX() + (left ? -out : frame.getWidth() + out) - CORNER / 2;
      double y = frame.getY() + (upper ? -out : frame.getHeight() + out) - CORNER / 2;
      // Corners beyond the picture's edge could not be seen.
      corners[i].setX(Math.max(0, Math.min(getWidth() - CORNER, x)));
      corners[i].setY(Math.max(0, Math.min(getHeight() - CORNER, y)));
    }
  }

  private void place(Rectangle rectangle, PictureBox box) {
    rectangle.setX(left() + box.x() * scale());
    rectangle.setY(box.y() * scale());
    rectangle.setWidth(box.width() * scale());
    rectangle.setHeight(box.height() * scale());
  }

  private static Image image(ArgbImage colours) {
    WritableImage image = new WritableImage(colours.columns(), colours.rows());
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            colours.columns(),
            colours.rows(),
            PixelFormat.getIntArgbInstance(),
            colours.argb(),
            0,
            colours.columns());
    return image;
  }

  /** Ink in one colour, transparent where there is none. */
  private static Image tinted(GreyImage ink, Color colour) {
    int rgb =
        (int) Math.round(255 * colour.getRed()) << 16
            | (int) Math.round(255 * colour.getGreen()) << 8
            | (int) Math.round(255 * colour.getBlue());
    int[] argb = new int[ink.ink().length];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = (int) (170 * Math.max(0, Math.min(1, ink.ink()[i]))) << 24 | rgb;
    }
    return image(new ArgbImage(ink.rows(), ink.columns(), argb));
  }
}
