package io.github.convoscope.drawing.photo;

/**
 * The square of a photograph that the network sees, in the photograph's pixels. A network whose
 * input is no square sees the largest rectangle of its shape in the middle of the square.
 *
 * @param centreX x of the middle
 * @param centreY y of the middle
 * @param side length of a side
 */
public record PhotoFrame(double centreX, double centreY, double side) {
  /** The shortest side in pixels. */
  private static final double SHORTEST = 8;

  /** The square in the middle, as large as it fits. */
  public static PhotoFrame middle(Photo photo) {
    return middle(photo, 1, 1);
  }

  /**
   * The frame in the middle whose rectangle is as large as it fits: what a network that cuts
   * pictures to its shape is shown without a frame.
   *
   * @param rows height of the network's input
   * @param columns width of the network's input
   */
  public static PhotoFrame middle(Photo photo, int rows, int columns) {
    double scale = Math.max((double) rows / photo.rows(), (double) columns / photo.columns());
    return centred(photo, Math.max(rows, columns) / scale);
  }

  /**
   * The frame around the whole photograph: what a network that takes whole pictures is shown. What
   * it has beyond the edges is black.
   *
   * @param rows height of the network's input
   * @param columns width of the network's input
   */
  public static PhotoFrame whole(Photo photo, int rows, int columns) {
    double scale = Math.min((double) rows / photo.rows(), (double) columns / photo.columns());
    return centred(photo, Math.max(rows, columns) / scale);
  }

  private static PhotoFrame centred(Photo photo, double side) {
    return new PhotoFrame(photo.columns() / 2.0, photo.rows() / 2.0, side);
  }

  /** The x of its left edge. */
  public double left() {
    return centreX - side / 2;
  }

  /** The y of its upper edge. */
  public double top() {
    return centreY - side / 2;
  }

  /** This frame, moved as far as it stays in the photograph. */
  public PhotoFrame moved(double right, double down, Photo in) {
    return new PhotoFrame(centreX + right, centreY + down, side).inside(in);
  }

  /**
   * This frame with another side. A point keeps its place in it, as far as the frame stays in the
   * photograph.
   *
   * @param newSide the wanted side; neither tiny nor larger than the photograph
   */
  public PhotoFrame resized(double newSide, double aroundX, double aroundY, Photo in) {
    double longest = Math.max(in.rows(), in.columns());
    double next = Math.max(Math.min(SHORTEST, longest), Math.min(longest, newSide));
    double factor = next / side;
    return new PhotoFrame(
            aroundX + factor * (centreX - aroundX), aroundY + factor * (centreY - aroundY), next)
        .inside(in);
  }

  /** Moves it into the photograph; a side that is longer stands out alike at both edges. */
  private PhotoFrame inside(Photo in) {
    return new PhotoFrame(within(centreX, in.columns()), within(centreY, in.rows()), side);
  }

  private double within(double centre, double length) {
    return side >= length ? length / 2 : Math.max(side / 2, Math.min(length - side / 2, centre));
  }
}
