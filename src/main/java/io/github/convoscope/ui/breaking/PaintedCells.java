package io.github.convoscope.ui.breaking;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.ui.neuron.CellGrid;
import io.github.convoscope.ui.neuron.HeatMapPane;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.BitSet;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * Shows numbers as coloured cells on which the user paints: the left button adds, the right one
 * takes away; with keys, Enter adds and Backspace takes away. JavaFX thread.
 */
final class PaintedCells {
  /** Receives what the user does. */
  interface Brush {
    /**
     * Paints a cell; called once for each cell that the pointer enters while it is down.
     *
     * @param sign 1 to add, −1 to take away
     */
    void paint(int cell, int sign);

    /** Ends a stroke: the pointer is up again. */
    void lift();
  }

  private final HeatMapPane pane;
  private final Brush brush;
  private final int size;
  private final int cells;
  private int last = CellGrid.NONE;
  private int cursor = CellGrid.NONE;
  private int sign;

  /**
   * A pane without numbers yet.
   *
   * @param rows rows of cells
   * @param columns columns of cells
   * @param size how many of the cells have a number; the others are empty
   * @param side of a cell in pixels
   * @param name what screen readers say
   */
  PaintedCells(
      WidgetStyle style, int rows, int columns, int size, double side, String name, Brush brush) {
    this.brush = brush;
    this.size = size;
    cells = rows * columns;
    pane = new HeatMapPane(style);
    pane.arrange(CellGrid.square(1, rows, columns, 1, side, 0));
    BitSet empty = new BitSet();
    empty.set(size, cells);
    pane.setEmpty(empty);
    pane.setAccessibleText(name);
    pane.onHover(cell -> cursor = cell);
    pane.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    pane.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> released());
    pane.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
  }

  HeatMapPane pane() {
    return pane;
  }

  /** Shows numbers from a place of an array on. */
  void show(float[] values, int from, ColourScale scale) {
    float[] shown = new float[cells];
    System.arraycopy(values, from, shown, 0, size);
    pane.paint(shown, 0, scale);
  }

  private void pressed(MouseEvent event) {
    if (event.getButton() == MouseButton.MIDDLE) {
      return;
    }
    sign = event.getButton() == MouseButton.SECONDARY ? -1 : 1;
    last = CellGrid.NONE;
    dragged(event);
    event.consume();
  }

  private void dragged(MouseEvent event) {
    int cell = pane.grid().at(event.getX(), event.getY());
    if (sign != 0 && cell != last) {
      last = cell;
      paint(cell);
    }
  }

  private void paint(int cell) {
    if (cell >= 0 && cell < size) {
      brush.paint(cell, sign);
    }
  }

  private void released() {
    if (sign != 0) {
      sign = 0;
      brush.lift();
    }
  }

  private void typed(KeyEvent event) {
    boolean adds = event.getCode() == KeyCode.ENTER;
    if ((adds || event.getCode() == KeyCode.BACK_SPACE) && !event.isShortcutDown()) {
      sign = adds ? 1 : -1;
      paint(cursor);
      released();
      event.consume();
    }
  }
}
