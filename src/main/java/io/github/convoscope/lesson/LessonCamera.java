package io.github.convoscope.lesson;

import org.jspecify.annotations.Nullable;

/**
 * Where a step looks from.
 *
 * @param layer name of the layer to fly to; null to look at everything
 * @param azimuth degrees from the home view's direction, positive to the right; null with a layer
 *     or for the home view
 * @param elevation degrees above the horizon; null like the azimuth
 */
public record LessonCamera(
    @Nullable String layer, @Nullable Double azimuth, @Nullable Double elevation) {
  /** The view of everything from the usual direction. */
  public static final LessonCamera HOME = new LessonCamera(null, null, null);
}
