package io.github.convoscope.scene;

import java.util.Arrays;

/** Rectangles in space, each in one colour of a texture. One thread at a time. */
final class QuadList {
  private float[] points = new float[12 * 256];
  private float[] texels = new float[2 * 256];
  private int count;

  /** Number of rectangles. */
  int count() {
    return count;
  }

  /** Corners: upper left, upper right, lower left, lower right; 12 numbers a rectangle. */
  float[] points() {
    return points;
  }

  /** Texture coordinates, 2 numbers a rectangle. */
  float[] texels() {
    return texels;
  }

  void clear() {
    count = 0;
  }

  /** Adds a rectangle; returns the index in {@link #points} at which its 12 numbers go. */
  int add(float u, float v) {
    if (points.length < (count + 1) * 12) {
      points = Arrays.copyOf(points, 2 * points.length);
      texels = Arrays.copyOf(texels, 2 * texels.length);
    }
    texels[count * 2] = u;
    texels[count * 2 + 1] = v;
    return 12 * count++;
  }
}
