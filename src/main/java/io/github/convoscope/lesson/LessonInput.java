package io.github.convoscope.lesson;

import io.github.convoscope.drawing.Drawing;
import org.jspecify.annotations.Nullable;

/**
 * What a step puts on the pad.
 *
 * @param drawing a drawing, or null
 * @param picture the name of a picture that comes with the program, or null; for networks that take
 *     colours. With neither, it is the user's own content.
 */
public record LessonInput(@Nullable Drawing drawing, @Nullable String picture) {
  /** What the user has drawn. */
  public static final LessonInput OWN = new LessonInput(null, null);
}
