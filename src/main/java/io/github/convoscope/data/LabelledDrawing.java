package io.github.convoscope.data;

import io.github.convoscope.drawing.Drawing;
import org.jspecify.annotations.Nullable;

/**
 * A drawing with what is known about it.
 *
 * @param label the digit it shows, null where unknown
 * @param writer who drew it, null where unknown
 * @param style what kind of hand, for samples of the handwriting model, else null
 * @param drawing the strokes
 */
public record LabelledDrawing(
    @Nullable Integer label, @Nullable Integer writer, @Nullable String style, Drawing drawing) {
  private static final String HARD = ", hard";

  /** A sample of the handwriting model that is hard to tell from another digit. */
  public static LabelledDrawing hard(int label, String style, Drawing drawing) {
    return new LabelledDrawing(label, null, style + HARD, drawing);
  }

  /** Whether it is such a sample. */
  public boolean isHard() {
    return style != null && style.endsWith(HARD);
  }

  /** A drawing of which nothing is known. */
  public static LabelledDrawing of(Drawing drawing) {
    return new LabelledDrawing(null, null, null, drawing);
  }
}
