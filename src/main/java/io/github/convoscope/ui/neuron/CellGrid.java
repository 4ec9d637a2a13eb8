package io.github.convoscope.ui.neuron;

/**
 * Computes the places of the cells of some small pictures. The pictures form a grid, and the cells
 * of a picture form a grid; both are counted in reading order, the cells over all pictures. Lengths
 * are pixels.
 *
 * <pre>{@code
 * CellGrid grid = CellGrid.square(8, 5, 5, 4, 10, 6);  // 8 kernels of 5×5, 4 side by side
 * int cell = grid.at(x, y);                            // or CellGrid.NONE
 * double left = grid.left(cell);
 * }</pre>
 *
 * @param pictures number of pictures
 * @param rows rows of cells in a picture
 * @param columns columns of cells in a picture
 * @param across number of pictures side by side
 * @param width width of a cell
 * @param height height of a cell
 * @param gap distance between pictures
 */
public record CellGrid(
    int pictures, int rows, int columns, int across, double width, double height, double gap) {
  /** No cell. */
  public static final int NONE = -1;

  /** A grid of pictures with square cells. */
  public static CellGrid square(
      int pictures, int rows, int columns, int across, double side, double gap) {
    return new CellGrid(pictures, rows, columns, Math.min(across, pictures), side, side, gap);
  }

  /** Number of cells in all pictures. */
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

  /** The cell at a point, or {@link #NONE}. */
  public int at(double x, double y) {
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

  /** The cell some cells down and to the right of another; the other cell where there is none. */
  int moved(int cell, int down, int right) {
    double x = left(cell) + width / 2 + right * width;
    double y = top(cell) + height / 2 + down * height;
    int next = at(x, y);
    if (next == NONE) {
      // Goes over the gap to the neighbouring picture.
      next = at(x + right * gap, y + down * gap);
    }
    return next == NONE ? cell : next;
  }
}
