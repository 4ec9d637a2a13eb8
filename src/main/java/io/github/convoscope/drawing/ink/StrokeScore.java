package io.github.convoscope.drawing.ink;

/** Says how much a blob looks like pen strokes, from its shape alone. */
final class StrokeScore {
  /** Lines wider than this share of their length are spots. */
  private static final double WIDEST = 0.34;

  private StrokeScore() {}

  /** 0 for what is no stroke; else larger for larger and stronger strokes. */
  static double of(Blob blob, int rows, int columns) {
    int shorter = Math.min(rows, columns);
    double size = blob.size();
    double width = blob.lineWidth();
    if (size < 0.05 * shorter || width > WIDEST * size || width < 0.7) {
      return 0;
    }
    boolean across = blob.width() > 0.9 * columns;
    boolean down = blob.height() > 0.9 * rows;
    int sides = blob.sides(rows, columns);
    if (sides >= 2) {
      return 0;
    }
    if (blob.width() > 0.8 * columns && blob.height() > 0.8 * rows) {
      return 0;
    }
    double thin = Math.min(blob.height(), blob.width());
    if ((across || down) && thin < 0.12 * size) {
      return 0;
    }
    if (blob.area() > 0.6 * blob.height() * blob.width() && thin > 0.3 * size) {
      return 0;
    }
    double score = blob.faintest() * Math.pow(size / shorter, 0.7);
    if (sides == 1) {
      score *= 0.4;
    }
    if (blob.width() > 2.2 * blob.height()) {
      score *= blob.width() > 3 * blob.height() ? 0.2 : 0.6;
    }
    return score;
  }
}
