package io.github.convoscope.ui;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/** Computes the contrast of colours as WCAG 2.1 defines it, from 1 to 21. */
public final class Contrast {
  private Contrast() {}

  /** The contrast of two opaque colours. */
  public static double of(Color one, Color other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  /** The contrast of a text and the backgrounds behind it. */
  static double ofText(Text text, Color back) {
    Color ground = behind(text.getParent(), back);
    for (Node below : text.getParent().getChildrenUnmodifiable()) {
      // A filled shape below the text, such as that of the verdict.
      if (below instanceof Rectangle shape
          && shape.isVisible()
          && shape.getFill() instanceof Color fill
          && shape.getBoundsInParent().contains(centre(text))) {
        ground = ground.interpolate(opaque(fill), fill.getOpacity());
      }
    }
    if (!(text.getFill() instanceof Color fill)) {
      return 21;
    }
    double opacity = fill.getOpacity();
    for (Node at = text; at != null; at = at.getParent()) {
      opacity *= at.getOpacity();
    }
    return of(ground.interpolate(opaque(fill), opacity), ground);
  }

  private static Point2D centre(Text text) {
    Bounds box = text.getBoundsInParent();
    return new Point2D(box.getCenterX(), box.getCenterY());
  }

  private static Color opaque(Color colour) {
    return Color.color(colour.getRed(), colour.getGreen(), colour.getBlue());
  }

  private static Color behind(Node node, Color back) {
    if (node == null) {
      return back;
    }
    Color ground = behind(node.getParent(), back);
    if (node instanceof Region region && region.getBackground() != null) {
      for (BackgroundFill fill : region.getBackground().getFills()) {
        Color colour = colour(fill.getFill());
        ground = ground.interpolate(opaque(colour), colour.getOpacity());
      }
    }
    return ground;
  }

  private static Color colour(Paint paint) {
    if (paint instanceof Color colour) {
      return colour;
    }
    return paint instanceof LinearGradient gradient && !gradient.getStops().isEmpty()
        ? gradient.getStops().get(0).getColor()
        : Color.TRANSPARENT;
  }
}
