package io.github.convoscope.drawing.photo;

/**
 * A colour, or two that pass into each other: {@code #d32f2f}, {@code #ffffff/#0000ff@50,0,50,100}
 * from one point to another, {@code #ff8080>#800000@40,40,60} from a centre to a radius.
 *
 * @param first colour, packed, 8 bits a channel
 * @param second colour
 * @param round whether the colours pass around a centre
 * @param place centre x, centre y and radius, or the two points' x and y
 */
record VectorPaint(int first, int second, boolean round, double[] place) {
  static VectorPaint parse(String text) {
    String[] parts = text.split("[/>@]");
    int first = colour(parts[0]);
    if (parts.length == 1) {
      return new VectorPaint(first, first, false, new double[] {0, 0, 1, 0});
    }
    String[] numbers = parts[2].split(",");
    double[] place = new double[numbers.length];
    for (int i = 0; i < place.length; i++) {
      place[i] = Double.parseDouble(numbers[i]);
    }
    return new VectorPaint(first, colour(parts[1]), text.indexOf('>') > 0, place);
  }

  private static int colour(String text) {
    return Integer.parseInt(text.substring(1), 16);
  }

  /** Light of a channel at a point, 0 to 1. */
  float light(int channel, double x, double y) {
    float from = Photo.light(first, channel);
    return from + (float) part(x, y) * (Photo.light(second, channel) - from);
  }

  private double part(double x, double y) {
    double part;
    if (round) {
      part = Math.hypot(x - place[0], y - place[1]) / place[2];
    } else {
      double across = place[2] - place[0];
      double down = place[3] - place[1];
      part = ((x - place[0]) * across + (y - place[1]) * down) / (across * across + down * down);
    }
    return Math.max(0, Math.min(1, part));
  }
}
