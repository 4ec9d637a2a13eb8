package io.github.convoscope.ui.neuron;

import java.util.function.IntConsumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/**
 * Shows a grid of cells on a canvas. The user hovers and chooses cells with the pointer, or with
 * arrow keys and Enter. Subclasses draw the content of the cells. JavaFX thread.
 */
public abstract class CellPane extends Region {
  private final WidgetStyle style;
  private final Canvas canvas = new Canvas();
  private CellGrid grid = CellGrid.square(1, 1, 1, 1, 1, 0);
  private int ringed = CellGrid.NONE;
  private int highlighted = CellGrid.NONE;
  private int cursor = CellGrid.NONE;
  private IntConsumer hover = none -> {};
  private IntConsumer choose = none -> {};

  CellPane(WidgetStyle style) {
    this.style = style;
    getStyleClass().add("cells");
    getChildren().add(canvas);
    setFocusTraversable(true);
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(grid.at(event.getX(), event.getY())));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(CellGrid.NONE));
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    focusedProperty()
        .addListener(
            (observed, before, now) -> {
              if (!now) {
                point(CellGrid.NONE);
              }
            });
  }

  final WidgetStyle style() {
    return style;
  }

  /** The places of the cells. */
  public final CellGrid grid() {
    return grid;
  }

  /** Sets size and number of the cells; removes ring and highlight. */
  public void arrange(CellGrid next) {
    grid = next;
    canvas.setWidth(grid.fullWidth());
    canvas.setHeight(grid.fullHeight());
    setMinSize(grid.fullWidth(), grid.fullHeight());
    setPrefSize(grid.fullWidth(), grid.fullHeight());
    setMaxSize(grid.fullWidth(), grid.fullHeight());
    ringed = CellGrid.NONE;
    highlighted = CellGrid.NONE;
    cursor = CellGrid.NONE;
  }

  /**
   * Sets a listener, which receives the cell under the pointer or the cursor, or {@link
   * CellGrid#NONE}.
   */
  public final void onHover(IntConsumer listener) {
    hover = listener;
  }

  /** Sets a listener, which receives the cell that was clicked or chosen with Enter. */
  public final void onChoose(IntConsumer listener) {
    choose = listener;
  }

  /** Draws a ring around a cell, such as the winner of a maximum. */
  public final void ring(int cell) {
    if (ringed != cell) {
      ringed = cell;
      draw();
    }
  }

  /** Highlights a cell whose neuron is hovered somewhere else. */
  public final void highlight(int cell) {
    if (highlighted != cell) {
      highlighted = cell;
      draw();
    }
  }

  private void clicked(MouseEvent event) {
    requestFocus();
    int cell = grid.at(event.getX(), event.getY());
    if (cell != CellGrid.NONE && event.isStillSincePress()) {
      point(cell);
      choose.accept(cell);
    }
  }

  private void point(int cell) {
    if (cursor != cell) {
      cursor = cell;
      hover.accept(cell);
      draw();
    }
  }

  private void pressed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> move(0, -1);
      case RIGHT -> move(0, 1);
      case UP -> move(-1, 0);
      case DOWN -> move(1, 0);
      case ENTER -> {
        if (cursor == CellGrid.NONE) {
          return;
        }
        choose.accept(cursor);
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(int down, int right) {
    point(cursor == CellGrid.NONE ? 0 : grid.moved(cursor, down, right));
  }

  /** Draws everything again. */
  final void draw() {
    GraphicsContext to = canvas.getGraphicsContext2D();
    to.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    drawCells(to);
    // Black and white together are visible on every colour.
    frame(to, ringed, Color.BLACK, 4);
    frame(to, ringed, Color.WHITE, 2);
    frame(to, highlighted, style.colours().accent(), 2);
    frame(to, cursor, style.colours().accent(), 2);
  }

  /** Draws the content of the cells. */
  abstract void drawCells(GraphicsContext to);

  private void frame(GraphicsContext to, int cell, Paint paint, double line) {
    if (cell >= 0 && cell < grid.cells()) {
      to.setLineWidth(line);
      to.setStroke(paint);
      to.strokeRect(
          grid.left(cell) + line / 2,
          grid.top(cell) + line / 2,
          Math.max(1, grid.width() - line),
          Math.max(1, grid.height() - line));
    }
  }
}
