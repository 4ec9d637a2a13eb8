package io.github.convoscope.explain.trust;

import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Shape;

/** Sets the pixels inside or outside a frame to medium grey: the picture without one of them. */
public final class GreyedPicture {
  private static final float GREY = 0.5f;

  private GreyedPicture() {}

  /** The picture with everything outside the frame grey. */
  public static float[] outside(float[] input, Shape shape, PixelFrame frame, InputRange range) {
    return greyed(input, shape, frame, range, false);
  }

  /** The picture with everything inside the frame grey. */
  public static float[] inside(float[] input, Shape shape, PixelFrame frame, InputRange range) {
    return greyed(input, shape, frame, range, true);
  }

  private static float[] greyed(
      float[] input, Shape shape, PixelFrame frame, InputRange range, boolean inside) {
    float[] greyed = input.clone();
    for (int i = 0; i < greyed.length; i++) {
      int pixel = i % shape.mapSize();
      if (frame.contains(pixel / shape.columns(), pixel % shape.columns()) == inside) {
        greyed[i] = range.number(GREY, i, greyed.length);
      }
    }
    return greyed;
  }
}
