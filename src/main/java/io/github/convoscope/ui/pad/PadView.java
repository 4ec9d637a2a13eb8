package io.github.convoscope.ui.pad;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.Pad;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.ui.GreyImages;
import io.github.convoscope.ui.PadContent;
import io.github.convoscope.ui.platform.UncompressedPointerMotion;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;

/**
 * Shows the drawing pad, a black square, and lets the user draw with mouse, pen or finger. Overlays
 * have coordinates in pad units. It repaints once a pulse, independent of the number of events.
 * JavaFX thread.
 */
final class PadView extends Pane {
  private static final double SMALLEST = 120;

  private final PadContent sketch;
  private final ObjectProperty<Tool> tool;
  private final PadOverlays features;
  private final PadHand hand;
  private final StackPane square = new StackPane();
  private final InkCanvas ink = new InkCanvas();
  private final ImageView picture = new ImageView();
  private final Group overlays = new Group();
  private final Scale toPixels = new Scale(1, 1);
  private final Circle eraser = new Circle(PadHand.ERASER_RADIUS);
  private final Rectangle clip = new Rectangle();
  private UncompressedPointerMotion pointerMotion = UncompressedPointerMotion.NONE;
  private double side;
  private final Label hint = new Label(Messages.text("pad.hint"));
  private final BooleanProperty drawable = new SimpleBooleanProperty(true);
  private boolean stale = true;

  /**
   * Makes the pad.
   *
   * @param features what features show over it; lent to the photograph while that is shown
   */
  PadView(PadContent sketch, PadOverlays features, ObjectProperty<Tool> tool) {
    this.sketch = sketch;
    this.tool = tool;
    this.features = features;
    hand = new PadHand(sketch);
    picture.setPreserveRatio(true);
    picture.setSmooth(false);
    eraser.getStyleClass().add("eraser");
    eraser.setVisible(false);
    overlays.setMouseTransparent(true);
    overlays.setManaged(false);
    overlays.setClip(clip);
    overlays.getTransforms().add(toPixels);
    overlays.getChildren().add(eraser);
    hint.getStyleClass().add("pad-hint");
    hint.setMouseTransparent(true);
    hint.setWrapText(true);
    hint.setId("pad-hint");
    hint.visibleProperty().bind(sketch.blank().or(drawable.not()));
    // Not disabled, which would grey out the text.
    mouseTransparentProperty().bind(drawable.not());
    focusTraversableProperty().bind(drawable);
    square.getChildren().addAll(hint, picture, ink);
    square.getStyleClass().add("pad");
    getChildren().addAll(square, features, overlays);
    setId("pad");
    setAccessibleText(Messages.text("pad.pad"));
    setAccessibleHelp(Messages.text("pad.pad.help"));
    setCursor(Cursor.CROSSHAIR);
    listen();
    sketch
        .version()
        .addListener(
            changed -> {
              stale = true;
              Platform.requestNextPulse();
            });
  }

  /**
   * Lets the user draw.
   *
   * @param words on the empty pad
   */
  void invite(String words) {
    drawable.set(true);
    hint.setText(words);
    stale = true;
  }

  /** Shows a text in place of the drawing, for a network that no drawing can be the input of. */
  void refuse(String why) {
    drawable.set(false);
    hint.setText(why);
    stale = true;
  }

  /** Takes the overlays back. */
  void takeOverlays() {
    getChildren().setAll(square, features, overlays);
    requestLayout();
  }

  /** Switches on {@code motion}, which makes the system report every position of the pointer. */
  void follow(UncompressedPointerMotion motion) {
    pointerMotion = motion;
    motion.prepare();
    if (isHover()) {
      motion.begin();
    }
  }

  private void listen() {
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(
        MouseEvent.MOUSE_DRAGGED,
        event -> {
          hand.move(padX(event.getX()), padY(event.getY()));
          pointerMotion.drag();
          follow(event);
          event.consume();
        });
    addEventHandler(
        MouseEvent.MOUSE_RELEASED,
        event -> {
          hand.move(padX(event.getX()), padY(event.getY()));
          hand.up();
          pulse();
          ink.settle();
          follow(event);
          if (!isHover()) {
            pointerMotion.end();
          }
          event.consume();
        });
    addEventHandler(MouseEvent.MOUSE_MOVED, this::follow);
    addEventHandler(MouseEvent.MOUSE_ENTERED, event -> pointerMotion.begin());
    addEventHandler(
        MouseEvent.MOUSE_EXITED,
        event -> {
          eraser.setVisible(false);
          if (!hand.isDown()) {
            pointerMotion.end();
          }
        });
    // A drawing finger must not scroll the panes around the pad.
    addEventHandler(ScrollEvent.ANY, ScrollEvent::consume);
    addEventHandler(TouchEvent.ANY, TouchEvent::consume);
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    hand.down(toolFor(event), padX(event.getX()), padY(event.getY()));
    // Called last, as it waits for the display; the live worker computes meanwhile.
    pointerMotion.press();
    follow(event);
    event.consume();
  }

  /** Returns the eraser for the secondary button (a pen's other end), otherwise the chosen tool. */
  private Tool toolFor(MouseEvent event) {
    return event.getButton() == MouseButton.SECONDARY || event.isSecondaryButtonDown()
        ? Tool.ERASER
        : tool.get();
  }

  private void follow(MouseEvent event) {
    boolean erases = toolFor(event) == Tool.ERASER;
    eraser.setVisible(erases && square.getBoundsInParent().contains(event.getX(), event.getY()));
    if (erases) {
      eraser.setCenterX(padX(event.getX()));
      eraser.setCenterY(padY(event.getY()));
    }
  }

  private double padX(double x) {
    return (x - square.getLayoutX()) * Pad.SIZE / side;
  }

  private double padY(double y) {
    return (y - square.getLayoutY()) * Pad.SIZE / side;
  }

  /** The x of a point in this node's pixels; {@code x} is in pad units. */
  double pixelX(double x) {
    return square.getLayoutX() + x * side / Pad.SIZE;
  }

  /** The y of a point in this node's pixels; {@code y} is in pad units. */
  double pixelY(double y) {
    return square.getLayoutY() + y * side / Pad.SIZE;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinHeight(double width) {
    return SMALLEST;
  }

  @Override
  protected double computePrefHeight(double width) {
    return width;
  }

  @Override
  protected double computeMaxHeight(double width) {
    return width;
  }

  @Override
  protected void layoutChildren() {
    double now = Math.max(1, Math.floor(Math.min(getWidth(), getHeight())));
    double left = Math.floor((getWidth() - now) / 2);
    square.resizeRelocate(left, 0, now, now);
    if (now != side) {
      side = now;
      ink.setWidth(side);
      ink.setHeight(side);
      picture.setFitWidth(side);
      picture.setFitHeight(side);
      clip.setWidth(Pad.SIZE);
      clip.setHeight(Pad.SIZE);
      toPixels.setX(side / Pad.SIZE);
      toPixels.setY(side / Pad.SIZE);
      overlays.relocate(left, 0);
      ink.repaint(sketch.drawing());
      stale = true;
    }
    overlays.setLayoutX(left);
    overlays.setLayoutY(0);
    features.place(left, side);
    pulse();
  }

  /** Paints the changes since the last pulse; called at every pulse. */
  void pulse() {
    if (stale && side > 0) {
      stale = false;
      show();
    }
  }

  private void show() {
    EncodedInput array = sketch.array();
    GreyImage image = array == null ? sketch.image() : array.picture().image();
    picture.setImage(image == null || !drawable.get() ? null : GreyImages.toFx(image));
    ink.show(image == null && drawable.get() ? sketch.drawing() : Drawing.EMPTY);
  }
}
