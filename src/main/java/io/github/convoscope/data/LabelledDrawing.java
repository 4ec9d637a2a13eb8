package io.github.convoscope.data;

import io.github.convoscope.drawing.Drawing;
import org.jspecify.annotations.Nullable;

/**
 * Holds a drawing with its label and origin, as far as they are known.
 *
 * @param label the digit it shows, null where unknown
 * @param writer number of the person who drew it, null where unknown
 * @param style style of the handwriting model, null for other drawings
 * @param drawing the strokes
 */
public record LabelledDrawing(
    @Nullable Integer label, @Nullable Integer writer, @Nullable String style, Drawing drawing) {
  private static final String HARD = ", hard";

  /** Makes a drawing of the handwriting model that resembles another digit. */
  public static LabelledDrawing hard(int label, String style, Drawing drawing) {
    return new LabelledDrawing(label, null, style + HARD, drawing);
  }

  /** True for drawings of the handwriting model that resemble another digit. */
  public boolean isHard() {
    return style != null && style.endsWith(HARD);
  }

  /** A drawing without label and origin. */
  public static LabelledDrawing of(Drawing drawing) {
    return new LabelledDrawing(null, null, null, drawing);
  }
}
