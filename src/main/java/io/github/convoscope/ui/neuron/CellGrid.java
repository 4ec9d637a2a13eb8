package io.github.convoscope.ui.neuron;

/**
 * Where the cells of some small pictures stand: pictures in a grid, cells in a picture, all in
 * reading order. Pixels.
 *
 * @param pictures how many
 * @param rows cells of a picture downwards
 * @param columns cells of a picture to the right
 * @param across pictures side by side
 * @param width of a cell
 * @param height of a cell
 * @param gap between pictures
 */
public record CellGrid(
    int pictures, int rows, int columns, int across, double width, double height, double gap) {
  /** Stands for "no cell". */
  public static final int NONE = -1;

  /** Pictures of square cells. */
  public static CellGrid square(
      int pictures, int rows, int columns, int across, double side, double gap) {
    return new CellGrid(pictures, rows, columns, Math.min(across, pictures), side, side, gap);
  }

  public int cells() {
    return pictures * rows * columns;
  }

  int down() {
    return (pictures + across - 1) / across;
  }

  double pictureWidth() {
    return columns * width;
  }

  double pictureHeight() {
    return rows * height;
  }

  double fullWidth() {
    return across * (pictureWidth() + gap) - gap;
  }

  double fullHeight() {
    return down() * (pictureHeight() + gap) - gap;
  }

  /** Left edge of a picture. */
  double pictureLeft(int picture) {
    return picture % across * (pictureWidth() + gap);
  }

  /** Upper edge of a picture. */
  double pictureTop(int picture) {
    return picture / across * (pictureHeight() + gap);
  }

  /** Left edge of a cell. */
  double left(int cell) {
    return pictureLeft(cell / (rows * columns)) + cell % columns * width;
  }

  /** Upper edge of a cell. */
  double top(int cell) {
    return pictureTop(cell / (rows * columns)) + cell / columns % rows * height;
  }

  /** The cell at a place, or {@link #NONE}. */
  int at(double x, double y) {
    if (x < 0 || y < 0) {
      return NONE;
    }
    int pictureColumn = (int) (x / (pictureWidth() + gap));
    int pictureRow = (int) (y / (pictureHeight() + gap));
    int column = (int) ((x - pictureColumn * (pictureWidth() + gap)) / width);
    int row = (int) ((y - pictureRow * (pictureHeight() + gap)) / height);
    int picture = pictureRow * across + pictureColumn;
    boolean inside = pictureColumn < across && picture < pictures && column < columns && row < rows;
    return inside ? (picture * rows + row) * columns + column : NONE;
  }

  /** The cell that lies so many cells down and to the right of another, or that other itself. */
  int moved(int cell, int down, int right) {
    double x = left(cell) + width / 2 + right * width;
    double y = top(cell) + height / 2 + down * height;
    int next = at(x, y);
    if (next == NONE) {
      // Jumps over the gap into the neighbouring picture.
      next = at(x + right * gap, y + down * gap);
    }
    return next == NONE ? cell : next;
  }
}
