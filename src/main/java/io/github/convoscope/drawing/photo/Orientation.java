package io.github.convoscope.drawing.photo;

import io.github.convoscope.drawing.ColourImage;

/**
 * How a photograph is turned: first mirrored left to right, then turned clockwise.
 *
 * @param quarters quarter turns, 0 to 3
 * @param mirrored whether left and right change places
 */
public record Orientation(int quarters, boolean mirrored) {
  /** As the photograph is. */
  public static final Orientation UPRIGHT = new Orientation(0, false);

  /** Checks the number. */
  public Orientation {
    if (quarters < 0 || quarters > 3) {
      throw new IllegalArgumentException("quarters: " + quarters);
    }
  }

  /** A quarter turn clockwise more. */
  public Orientation turned() {
    return new Orientation((quarters + 1) % 4, mirrored);
  }

  /** With left and right of what is seen now exchanged. */
  public Orientation flipped() {
    return new Orientation((4 - quarters) % 4, !mirrored);
  }

  /** Whether rows become columns. */
  public boolean onItsSide() {
    return quarters % 2 == 1;
  }

  /** The x at which a point of a picture is seen; width and height are the picture's. */
  double shownX(double x, double y, double width, double height) {
    double across = mirrored ? width - x : x;
    return switch (quarters) {
      case 0 -> across;
      case 1 -> height - y;
      case 2 -> width - across;
      default -> y;
    };
  }

  /** The y at which a point of a picture is seen. */
  double shownY(double x, double y, double width, double height) {
    double across = mirrored ? width - x : x;
    return switch (quarters) {
      case 0 -> y;
      case 1 -> across;
      case 2 -> height - y;
      default -> width - across;
    };
  }

  /** A picture turned so; pixels change their places only. */
  public ColourImage of(ColourImage image) {
    if (equals(UPRIGHT)) {
      return image;
    }
    int rows = onItsSide() ? image.columns() : image.rows();
    int columns = onItsSide() ? image.rows() : image.columns();
    float[] turned = new float[image.values().length];
    int size = rows * columns;
    for (int row = 0; row < image.rows(); row++) {
      for (int column = 0; column < image.columns(); column++) {
        double x = column + 0.5;
        double y = row + 0.5;
        int toColumn = (int) shownX(x, y, image.columns(), image.rows());
        int toRow = (int) shownY(x, y, image.columns(), image.rows());
        for (int channel = 0; channel < ColourImage.CHANNELS; channel++) {
          turned[channel * size + toRow * columns + toColumn] =
              image.values()[channel * size + row * image.columns() + column];
        }
      }
    }
    return new ColourImage(rows, columns, turned);
  }
}
