package io.github.convoscope.scene;

import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.transform.Rotate;
import javafx.scene.transform.Scale;

/**
 * A word in the view that may be larger than others, and stand level or at a slant. JavaFX thread.
 */
final class SlantedText {
  /** Pixels between a unit and a word beside it. */
  static final double GAP = 8;

  /** From the middle of small letters down to their line, as a part of the letters' size. */
  private static final double MIDDLE = 0.36;

  private final Text text;
  private final Rotate slant = new Rotate();
  private final Scale emphasis = new Scale(1, 1);

  SlantedText(String word, String style) {
    text = new Text(word);
    text.setManaged(false);
    text.getStyleClass().add(style);
    text.getTransforms().addAll(slant, emphasis);
  }

  /** The node. */
  Text text() {
    return text;
  }

  /** How much larger than usual it is. */
  double emphasis() {
    return emphasis.getY();
  }

  /** Sets the colour directly: it changes while the user draws, and a style sheet is slow. */
  void emphasise(Color colour, double scale) {
    text.setFill(colour);
    emphasis.setX(scale);
    emphasis.setY(scale);
  }

  /** Pixels from its beginning to its end. */
  double length() {
    return text.getLayoutBounds().getWidth() * emphasis.getX();
  }

  /** The same with letters of one pixel and usual size. */
  double widthPerFont() {
    return text.getLayoutBounds().getWidth() / text.getFont().getSize();
  }

  /**
   * Puts it level, at the right of a point or above it.
   *
   * @param lift how far its middle is above the point, pixels
   */
  void putLevel(
      double size, double x, double y, boolean beside, double lift, double magnification) {
    setFont(size);
    slant.setAngle(0);
    double left = beside ? GAP * magnification : -text.getLayoutBounds().getWidth() / 2;
    text.setX(Math.round(x + left));
    text.setY(Math.round(y - lift + size * MIDDLE));
    emphasis.setPivotX(beside ? text.getX() : x);
    emphasis.setPivotY(text.getY() - size * MIDDLE);
  }

  /** Puts it at a slant, with the middle of its left end at a point. */
  void putSlanted(double size, double x, double y, double degrees) {
    setFont(size);
    text.setX(x);
    text.setY(y + size * MIDDLE);
    slant.setAngle(-degrees);
    slant.setPivotX(x);
    slant.setPivotY(y);
    emphasis.setPivotX(x);
    emphasis.setPivotY(y);
  }

  private void setFont(double size) {
    String style = "-fx-font-size: " + Math.round(size) + "px";
    if (!style.equals(text.getStyle())) {
      text.setStyle(style);
      // Otherwise a style that is set during layout shows as black until the next layout.
      text.applyCss();
    }
  }
}
