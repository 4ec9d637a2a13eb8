package io.github.convoscope.drawing.ink;

/**
 * Holds a picture in colour, as it was brought.
 *
 * @param rows height in pixels
 * @param columns width in pixels
 * @param argb [rows × columns], 8 bits each of opacity, red, green, blue, not premultiplied; not to
 *     be changed
 */
public record ArgbImage(int rows, int columns, int[] argb) {
  /** Checks the size. */
  public ArgbImage {
    if (rows < 1 || columns < 1 || argb.length != rows * columns) {
      throw new IllegalArgumentException(
          rows + " × " + columns + " with " + argb.length + " pixels");
    }
  }

  /**
   * The picture with a longer side of {@code longest} pixels at most, each pixel the mean of those
   * it stands for; the picture itself where it is small enough.
   */
  public ArgbImage reduced(int longest) {
    int longer = Math.max(rows, columns);
    if (longer <= longest) {
      return this;
    }
    int height = Math.max(1, Math.round(rows * (float) longest / longer));
    int width = Math.max(1, Math.round(columns * (float) longest / longer));
    int[] reduced = new int[height * width];
    for (int row = 0; row < height; row++) {
      int top = (int) ((long) row * rows / height);
      int bottom = Math.max(top + 1, (int) ((row + 1L) * rows / height));
      for (int column = 0; column < width; column++) {
        int left = (int) ((long) column * columns / width);
        int right = Math.max(left + 1, (int) ((column + 1L) * columns / width));
        reduced[row * width + column] = mean(top, bottom, left, right);
      }
    }
    return new ArgbImage(height, width, reduced);
  }

  /** A part of the picture. */
  public ArgbImage part(PictureBox box) {
    int left = (int) box.x();
    int top = (int) box.y();
    int width = Math.max(1, Math.min(columns - left, (int) Math.round(box.width())));
    int height = Math.max(1, Math.min(rows - top, (int) Math.round(box.height())));
    if (width == columns && height == rows) {
      return this;
    }
    int[] part = new int[width * height];
    for (int row = 0; row < height; row++) {
      System.arraycopy(argb, (top + row) * columns + left, part, row * width, width);
    }
    return new ArgbImage(height, width, part);
  }

  /** The mean colour of a part, each pixel counted by its opacity. */
  private int mean(int top, int bottom, int left, int right) {
    long opacity = 0;
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int row = top; row < bottom; row++) {
      for (int at = row * columns + left; at < row * columns + right; at++) {
        int alpha = argb[at] >>> 24;
        opacity += alpha;
        red += (long) alpha * (argb[at] >> 16 & 0xff);
        green += (long) alpha * (argb[at] >> 8 & 0xff);
        blue += (long) alpha * (argb[at] & 0xff);
      }
    }
    if (opacity == 0) {
      return 0;
    }
    long pixels = (long) (bottom - top) * (right - left);
    long half = opacity / 2;
    return (int) ((opacity + pixels / 2) / pixels) << 24
        | (int) ((red + half) / opacity) << 16
        | (int) ((green + half) / opacity) << 8
        | (int) ((blue + half) / opacity);
  }
}
