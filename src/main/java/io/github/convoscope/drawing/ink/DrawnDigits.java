package io.github.convoscope.drawing.ink;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Pad;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.drawing.StrokeRenderer;
import java.util.ArrayList;
import java.util.List;

/** Splits a drawing into digits, where several were drawn beside each other. */
public final class DrawnDigits {
  private static final int SIDE = 200;

  /** Pen in pixels of {@link #SIDE}: a thin one, so that digits close to each other stay two. */
  private static final double PEN = 2.5;

  private static final double SMALLEST = 0.4;

  private DrawnDigits() {}

  /**
   * The digits in reading order, each with all of its strokes; the drawing itself where it is one
   * digit, or where strokes of different digits touch.
   */
  public static List<Drawing> of(Drawing drawing) {
    Drawing.Box box = drawing.box();
    if (box == null) {
      return List.of();
    }
    double extent = Math.max(Pad.SIZE / SIDE, Math.max(box.width(), box.height()));
    double scale = (SIDE - 10) / extent;
    double dx = SIDE / 2.0 - scale * box.centreX();
    double dy = SIDE / 2.0 - scale * box.centreY();
    GreyPlane plane = GreyPlane.empty(SIDE, SIDE);
    new StrokeRenderer(SIDE, SIDE).render(drawing, scale, dx, dy, PEN, plane.values());
    Blobs blobs = Blobs.of(InkPlanes.of(plane), 0.2f, 1);
    List<List<Blob>> groups = DigitGroups.of(blobs.all(), 0);
    double largest = groups.stream().mapToDouble(DrawnDigits::height).max().orElse(0);
    List<Drawing> digits = new ArrayList<>();
    for (List<Blob> group : groups) {
      if (height(group) < SMALLEST * largest) {
        return List.of(drawing);
      }
      List<Stroke> own = new ArrayList<>();
      for (Stroke stroke : drawing.strokes()) {
        int column = pixel(scale * stroke.x(0) + dx);
        int label = blobs.labels()[pixel(scale * stroke.y(0) + dy) * SIDE + column];
        if (group.stream().anyMatch(blob -> blob.label() == label)) {
          own.add(stroke);
        }
      }
      digits.add(Drawing.of(own));
    }
    return digits;
  }

  private static int pixel(double at) {
    return (int) Math.max(0, Math.min(SIDE - 1, at));
  }

  private static double height(List<Blob> group) {
    return DigitGroups.bottom(group) - DigitGroups.top(group) + 1;
  }
}
