package io.github.convoscope.ui.neuron;

import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.Typeface;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Shows a table of terms, each with a bar in the colour of its sign. Hovering a row highlights its
 * neuron, a click or Enter follows it, and arrow keys move between rows. The table is one canvas,
 * as its texts change with every frame. JavaFX thread.
 */
public final class TermTable extends Region {
  private static final double BAR = 3;
  private static final double PAD = 4;
  private static final int NONE = -1;

  /** Where a row's number begins, as a part of its width. */
  private static final double NUMBER_FROM = 0.76;

  /** The width of a letter in the mean. */
  private static final double LETTER_EMS = 0.54;

  private final WidgetStyle style;
  private final Canvas canvas = new Canvas();
  private final Consumer<@Nullable Neuron> hover;
  private final Consumer<Neuron> follow;
  private List<TermRow> rows = List.of();
  private double fullBar = 1;
  private int cursor = NONE;
  private @Nullable Neuron highlighted;
  private int marked = NONE;

  /** True where a row has its detail below its name. */
  private boolean broken;

  /**
   * An empty table.
   *
   * @param hover called with the neuron of the row under the pointer, or null
   * @param follow called with the neuron of a row that was clicked or chosen with Enter
   */
  public TermTable(WidgetStyle style, Consumer<@Nullable Neuron> hover, Consumer<Neuron> follow) {
    this.style = style;
    this.hover = hover;
    this.follow = follow;
    getStyleClass().add("terms");
    getChildren().add(canvas);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(rowAt(event.getY())));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(NONE));
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          requestFocus();
          choose(rowAt(event.getY()));
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    focusedProperty()
        .addListener(
            (observed, before, now) -> {
              if (!now) {
                point(NONE);
              }
            });
  }

  /**
   * Shows rows.
   *
   * @param largest the magnitude whose bar has the full width
   */
  public void show(List<TermRow> next, double largest) {
    boolean resized = next.size() != rows.size();
    rows = next;
    fullBar = largest;
    boolean breaks = breaks();
    if (resized || breaks) {
      resize();
    } else {
      draw();
    }
  }

  /**
   * Gives every row a second line once one of them has no room for all its text. It keeps them, as
   * the numbers change with every frame.
   */
  private boolean breaks() {
    double width = canvas.getWidth();
    if (broken || width == 0) {
      return false;
    }
    for (TermRow row : rows) {
      double text = LETTER_EMS * (row.name().length() + Typeface.SMALL * row.detail().length());
      broken |= !row.detail().isEmpty() && (text + 2) * style.em() > width * NUMBER_FROM;
    }
    return broken;
  }

  /** Marks a row, such as that of the neuron's own class; −1 for none. */
  public void mark(int row) {
    marked = row;
  }

  /** Highlights the row of a neuron that is hovered somewhere else; null for none. */
  public void highlight(@Nullable Neuron neuron) {
    highlighted = neuron;
    draw();
  }

  private double pitch() {
    return Math.rint(style.em() * (broken ? 2.8 : 1.65)) + BAR;
  }

  private void resize() {
    double height = rows.size() * pitch();
    setMinHeight(height);
    setPrefHeight(height);
    setMaxHeight(height);
    canvas.setHeight(height);
    requestLayout();
    draw();
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth()) {
      canvas.setWidth(getWidth());
      if (breaks()) {
        resize();
      }
      draw();
    }
  }

  private int rowAt(double y) {
    int row = (int) (y / pitch());
    return y >= 0 && row < rows.size() ? row : NONE;
  }

  private void point(int row) {
    if (row == cursor) {
      return;
    }
    cursor = row;
    hover.accept(row == NONE ? null : rows.get(row).neuron());
    setAccessibleText(row == NONE ? null : accessibleText(rows.get(row)));
    draw();
  }

  private static String accessibleText(TermRow row) {
    String computed = row.detail().isEmpty() ? "" : row.detail() + " = ";
    return row.name() + ": " + computed + row.text();
  }

  private void choose(int row) {
    Neuron neuron = row == NONE || row >= rows.size() ? null : rows.get(row).neuron();
    if (neuron != null) {
      follow.accept(neuron);
    }
  }

  private void pressed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || rows.isEmpty()) {
      return;
    }
    switch (event.getCode()) {
      case UP -> point(Math.max(0, cursor - 1));
      case DOWN -> point(Math.min(rows.size() - 1, cursor + 1));
      case ENTER -> choose(cursor);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void draw() {
    GraphicsContext to = canvas.getGraphicsContext2D();
    to.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    to.setTextBaseline(VPos.CENTER);
    double pitch = pitch();
    for (int i = 0; i < rows.size(); i++) {
      draw(to, rows.get(i), i * pitch, pitch, i);
    }
  }

  /** Room for a row's name: what its number leaves where nothing stands between. */
  private double longestName(TermRow row, double width) {
    return width * (broken || row.detail().isEmpty() ? 0.72 : 0.4);
  }

  /**
   * Width of a row's name with the space after it; long names are compressed to fit their share of
   * the row.
   */
  private double nameWidth(String name, double width) {
    return PAD + Math.min(width * 0.4, name.length() * 0.62 * style.em()) + style.em();
  }

  private void draw(GraphicsContext to, TermRow row, double top, double pitch, int index) {
    double width = canvas.getWidth();
    double middle = top + (pitch - BAR) * (broken ? 0.29 : 0.5);
    boolean bright = index == cursor || (highlighted != null && highlighted.equals(row.neuron()));
    if (bright) {
      to.setGlobalAlpha(0.18);
      to.setFill(style.colours().accent());
      to.fillRoundRect(0, top, width, pitch - 1, 6, 6);
      to.setGlobalAlpha(1);
    }
    to.setTextAlign(TextAlignment.LEFT);
    to.setFont(style.font());
    to.setFill(index == marked ? style.colours().accent() : style.colours().text());
    to.fillText(row.name(), PAD, middle, longestName(row, width));
    to.setTextAlign(TextAlignment.RIGHT);
    to.setFont(style.strongFont());
    to.setFill(row.value() == 0 ? style.colours().muted() : style.sign(row.value()));
    to.fillText(row.text(), width - PAD, middle, width * 0.24);
    to.setFont(style.smallFont());
    to.setFill(style.colours().muted());
    if (broken) {
      to.setTextAlign(TextAlignment.LEFT);
      to.fillText(row.detail(), PAD, top + (pitch - BAR) * 0.73, width - 2 * PAD);
    } else {
      // The number may fill its share of the row, up to the padding.
      double end = width * NUMBER_FROM - PAD - 0.4 * style.em();
      to.fillText(row.detail(), end, middle, end - nameWidth(row.name(), width));
    }
    bar(to, row, top + pitch - BAR - 1, width);
  }

  private void bar(GraphicsContext to, TermRow row, double top, double width) {
    double length = fullBar == 0 ? 0 : Math.min(1, Math.abs(row.value()) / fullBar);
    to.setGlobalAlpha(0.75);
    to.setFill(style.sign(row.value()));
    to.fillRect(PAD, top, length * (width - 2 * PAD), BAR - 1);
    to.setGlobalAlpha(1);
  }
}
