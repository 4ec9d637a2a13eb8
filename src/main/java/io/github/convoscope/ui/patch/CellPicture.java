package io.github.convoscope.ui.patch;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.explain.contribution.InputGroups;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.CellGrid;
import io.github.convoscope.ui.neuron.CellPane;
import io.github.convoscope.ui.neuron.HeatMapPane;
import io.github.convoscope.ui.neuron.NumberGrid;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.BitSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A small picture of numbers, which are written in the cells where these are large enough. JavaFX
 * thread.
 */
final class CellPicture {
  /** The longer side of a picture with numbers. */
  static final double LARGE_EMS = 9.6;

  /** The longer side of a picture whose cells are too many for numbers. */
  static final double PLAIN_EMS = 7.7;

  /** Width of a cell in which a number can be read. */
  private static final double READABLE_EMS = 1.85;

  private static final double LARGEST_CELL_EMS = 3.2;

  private final @Nullable NumberGrid numbers;
  private final @Nullable HeatMapPane colours;
  private final BitSet padding;

  /**
   * A picture of the size of a group of inputs.
   *
   * @param side its longer side at most, in ems
   * @param padded true where cells in the padding are left empty
   */
  CellPicture(InputGroups groups, WidgetStyle style, double side, boolean padded) {
    padding = padded ? groups.padding() : new BitSet();
    double em = style.em();
    int longest = Math.max(groups.rows(), groups.columns());
    boolean readable = side >= longest * READABLE_EMS;
    double room = readable ? side : Math.min(side, PLAIN_EMS);
    double cell = Math.max(2, Math.floor(Math.min(LARGEST_CELL_EMS, room / longest) * em));
    CellGrid grid = CellGrid.square(1, groups.rows(), groups.columns(), 1, cell, 0);
    if (readable) {
      numbers = new NumberGrid(style);
      colours = null;
      numbers.arrange(grid);
    } else {
      colours = new HeatMapPane(style);
      numbers = null;
      colours.arrange(grid);
      colours.setEmpty(padding);
    }
    pane().setFocusTraversable(false);
  }

  /**
   * A number for a cell. An exact 0 has no decimals: a patch has many, and the others stand out.
   */
  static String text(double value) {
    return value == 0 ? "0" : ArithmeticNumbers.brief(value);
  }

  /** Its node. */
  CellPane pane() {
    if (numbers != null) {
      return numbers;
    }
    if (colours != null) {
      return colours;
    }
    throw new IllegalStateException();
  }

  /**
   * Shows numbers.
   *
   * @param from index of the first cell's number
   * @param text what is written in a cell that is no padding
   */
  void show(float[] values, int from, ColourScale scale, IntFunction<String> text) {
    if (numbers != null) {
      numbers.show(
          values,
          from,
          scale,
          cell -> new String[] {padding.get(cell) ? "" : text.apply(from + cell)});
    } else if (colours != null) {
      colours.paint(values, from, scale);
    }
  }
}
