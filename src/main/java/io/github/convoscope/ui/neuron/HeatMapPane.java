package io.github.convoscope.ui.neuron;

import io.github.convoscope.colour.ColourScale;
import java.util.BitSet;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * Shows heat maps of patches, kernels or weights side by side: each number is a cell in its colour.
 * An update writes pixels and allocates nothing. JavaFX thread.
 *
 * <pre>{@code
 * HeatMapPane kernels = new HeatMapPane(style);
 * kernels.arrange(CellGrid.square(8, 5, 5, 4, 10, 6));
 * kernels.paint(weights, 0, ColourScale.symmetric(palette.weights(), 1));
 * }</pre>
 */
public final class HeatMapPane extends CellPane {
  /** Cells of this width or more have lines between them. */
  private static final double LINES_FROM = 7;

  private int[] pixels = new int[1];
  private int[] colours = new int[1];
  private WritableImage image = new WritableImage(1, 1);
  private @Nullable BitSet empty;

  /** An empty pane. */
  public HeatMapPane(WidgetStyle style) {
    super(style);
  }

  @Override
  public void arrange(CellGrid next) {
    super.arrange(next);
    int wide = next.across() * next.columns();
    int high = next.down() * next.rows();
    pixels = new int[wide * high];
    colours = new int[next.cells()];
    image = new WritableImage(wide, high);
  }

  /** Marks cells that have no number, such as padding; null for none. */
  public void setEmpty(@Nullable BitSet cells) {
    empty = cells;
  }

  /**
   * Shows numbers, picture after picture.
   *
   * @param from index of the first number in the array
   */
  public void paint(float[] values, int from, ColourScale scale) {
    scale.paint(values, from, colours.length, colours, 0);
    paint(colours);
  }

  /**
   * Shows colours, picture after picture.
   *
   * @param packed an opaque colour for each cell, as 0xffrrggbb
   */
  public void paint(int[] packed) {
    CellGrid grid = grid();
    int wide = grid.across() * grid.columns();
    int at = 0;
    for (int picture = 0; picture < grid.pictures(); picture++) {
      int corner =
          picture / grid.across() * grid.rows() * wide + picture % grid.across() * grid.columns();
      for (int row = 0; row < grid.rows(); row++) {
        System.arraycopy(packed, at, pixels, corner + row * wide, grid.columns());
        at += grid.columns();
      }
    }
    image
        .getPixelWriter()
        .setPixels(
            0, 0, wide, pixels.length / wide, PixelFormat.getIntArgbPreInstance(), pixels, 0, wide);
    draw();
  }

  @Override
  void drawCells(GraphicsContext to) {
    CellGrid grid = grid();
    to.setImageSmoothing(false);
    for (int picture = 0; picture < grid.pictures(); picture++) {
      double left = grid.pictureLeft(picture);
      double top = grid.pictureTop(picture);
      to.drawImage(
          image,
          picture % grid.across() * grid.columns(),
          picture / grid.across() * grid.rows(),
          grid.columns(),
          grid.rows(),
          left,
          top,
          grid.pictureWidth(),
          grid.pictureHeight());
      if (grid.width() >= LINES_FROM) {
        lines(to, grid, left, top);
      }
    }
    if (empty != null) {
      cross(to, grid, empty);
    }
  }

  private void lines(GraphicsContext to, CellGrid grid, double left, double top) {
    to.setStroke(style().background());
    to.setLineWidth(1);
    for (int column = 1; column < grid.columns(); column++) {
      double x = left + column * grid.width();
      to.strokeLine(x, top, x, top + grid.pictureHeight());
    }
    for (int row = 1; row < grid.rows(); row++) {
      double y = top + row * grid.height();
      to.strokeLine(left, y, left + grid.pictureWidth(), y);
    }
  }

  private void cross(GraphicsContext to, CellGrid grid, BitSet cells) {
    to.setFill(style().background());
    to.setStroke(style().colours().muted());
    to.setLineWidth(0.6);
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      double left = grid.left(cell);
      double top = grid.top(cell);
      to.fillRect(left, top, grid.width(), grid.height());
      to.strokeLine(left + 1, top + grid.height() - 1, left + grid.width() - 1, top + 1);
    }
  }
}
