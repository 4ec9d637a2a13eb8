package io.github.convoscope.ui.neuron;

import io.github.convoscope.colour.ColourScale;
import java.util.BitSet;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * Small pictures, one colour a cell: patches, kernels, weights. An update writes pixels and
 * allocates nothing. JavaFX thread.
 */
public final class Mosaic extends CellPane {
  private static final double LINES_FROM = 7;

  private int[] pixels = new int[1];
  private int[] colours = new int[1];
  private WritableImage image = new WritableImage(1, 1);
  private @Nullable BitSet empty;

  public Mosaic(WidgetStyle ink) {
    super(ink);
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

  /** Cells that hold nothing, such as padding; null for none. */
  public void setEmpty(@Nullable BitSet cells) {
    empty = cells;
  }

  /** Shows values, picture after picture, from a place in an array on. */
  public void paint(float[] values, int from, ColourScale scale) {
    CellGrid grid = grid();
    scale.paint(values, from, colours.length, colours, 0);
    int wide = grid.across() * grid.columns();
    int at = 0;
    for (int picture = 0; picture < grid.pictures(); picture++) {
      int corner =
          picture / grid.across() * grid.rows() * wide + picture % grid.across() * grid.columns();
      for (int row = 0; row < grid.rows(); row++) {
        System.arraycopy(colours, at, pixels, corner + row * wide, grid.columns());
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
    to.setStroke(ink().ground());
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
    to.setFill(ink().ground());
    to.setStroke(ink().colours().muted());
    to.setLineWidth(0.6);
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      double left = grid.left(cell);
      double top = grid.top(cell);
      to.fillRect(left, top, grid.width(), grid.height());
      to.strokeLine(left + 1, top + grid.height() - 1, left + grid.width() - 1, top + 1);
    }
  }
}
