package io.github.convoscope.ui.pad;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/**
 * Lays out the left column in the height that it has. The tools come first, so that they stay in
 * place whatever else changes. Where there is room, drawing, the network's input, answer and
 * probabilities stand one below the other. In a low window the answer and the input stand beside
 * the drawing. Folded, above a panel, only tools, drawing and answer are left. JavaFX thread.
 */
final class PadColumn extends Region {
  private static final double GAP_EMS = 0.62;

  /** Height below which the column is folded. */
  private static final double FOLDED_BELOW_EMS = 27;

  /** Height from which the drawing has a heading. */
  private static final double SPACIOUS_EMS = 44;

  /** Side of the drawing in the folded column. */
  private static final double FOLDED_PAD_EMS = 10.5;

  /** The same where room is short. */
  private static final double LEAST_PAD_EMS = 9;

  /** The drawing takes the column's whole width if its side is at least this long. */
  private static final double WIDE_PAD_EMS = 15;

  /** Room beside the drawing for the answer, at least. */
  private static final double ANSWER_EMS = 8.5;

  /** Height of the answer beside the drawing: digit, verdict and second guess. */
  private static final double ANSWER_HIGH_EMS = 5.7;

  /** Height of an answer that is a name, and of the words below it. */
  private static final double NAMED_ANSWER_EMS = 6.6;

  /** Rows of probabilities may be this much higher than they must be before the drawing grows. */
  private static final double LOOSE = 1.1;

  private final Parts parts;
  private final ObservableValue<Number> em;

  /**
   * The parts of the column.
   *
   * @param title heading of the drawing
   * @param pad the drawing
   * @param tools the line of buttons above it
   * @param options what can be set of the chosen tool; left out where it is not managed
   * @param seenTitle heading of the network's input
   * @param seen the network's input
   * @param answer the answer
   * @param barsTitle heading of the probabilities
   * @param bars the probabilities
   */
  record Parts(
      Region title,
      Region pad,
      Region tools,
      Region options,
      Region seenTitle,
      Region seen,
      Region answer,
      Region barsTitle,
      Region bars) {}

  PadColumn(Parts parts, ObservableValue<Number> em) {
    this.parts = parts;
    this.em = em;
    getChildren()
        .addAll(
            List.of(
                parts.title,
                parts.pad,
                parts.tools,
                parts.options,
                parts.seenTitle,
                parts.seen,
                parts.answer,
                parts.barsTitle,
                parts.bars));
    getStyleClass().add("left-column");
    em.addListener(changed -> requestLayout());
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  /** The height of the folded column where room is short. */
  @Override
  protected double computeMinHeight(double width) {
    return foldedHeight(Math.min(foldedSide(width), LEAST_PAD_EMS * unit()));
  }

  /** The height of the folded column. */
  @Override
  protected double computePrefHeight(double width) {
    return foldedHeight(foldedSide(width));
  }

  private double foldedHeight(double side) {
    return side + gap() + parts.tools.prefHeight(-1);
  }

  @Override
  protected double computePrefWidth(double height) {
    return FOLDED_PAD_EMS * unit();
  }

  private double unit() {
    return em.getValue().doubleValue();
  }

  private double gap() {
    return Math.round(GAP_EMS * unit());
  }

  private double foldedSide(double width) {
    double side = Math.min(FOLDED_PAD_EMS * unit(), width - ANSWER_EMS * unit() - gap());
    return Math.floor(Math.max(side, width / 3));
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double room = getHeight();
    boolean folded = room < FOLDED_BELOW_EMS * unit();
    boolean spacious = room > SPACIOUS_EMS * unit();
    double bars = LOOSE * parts.bars.minHeight(width);
    double fixed =
        (spacious ? high(parts.title) : 0)
            + high(parts.tools)
            + options()
            + high(parts.seenTitle)
            + parts.seen.prefHeight(-1)
            + gap()
            + high(parts.barsTitle);
    double side = Math.min(width, Math.floor(room - fixed - bars - gap()));
    boolean stacked = !folded && side >= Math.min(width, WIDE_PAD_EMS * unit());
    parts.title.setVisible(stacked && spacious);
    parts.seenTitle.setVisible(stacked);
    parts.seen.setVisible(!folded);
    parts.options.setVisible(!folded && parts.options.isManaged());
    parts.barsTitle.setVisible(!folded);
    parts.bars.setVisible(!folded);
    double y = stacked ? layoutStacked(width, side, spacious) : layoutBeside(width, room, folded);
    if (!folded) {
      y = place(parts.barsTitle, 0, y, width);
      double most = parts.bars.maxHeight(width);
      parts.bars.resizeRelocate(0, y, width, Math.max(0, Math.min(most, room - y)));
    }
  }

  /** Everything one below the other; returns where the probabilities begin. */
  private double layoutStacked(double width, double side, boolean spacious) {
    double y = placeTools(width, false);
    y = spacious ? place(parts.title, 0, y, width) : y;
    parts.pad.resizeRelocate(0, y, width, side);
    y = place(parts.seenTitle, 0, y + side + gap(), width);
    double seen = parts.seen.prefHeight(-1);
    parts.seen.resizeRelocate(0, y, seen, seen);
    double beside = seen + 1.5 * gap();
    parts.answer.resizeRelocate(beside, y, Math.max(1, width - beside), seen);
    return y + seen + gap();
  }

  /** The answer beside the drawing, and the input below it; returns where the rest begins. */
  private double layoutBeside(double width, double room, boolean folded) {
    double tools = high(parts.tools) + (folded ? 0 : options());
    double bars = folded ? 0 : high(parts.barsTitle) + LOOSE * parts.bars.minHeight(width);
    double widest = width - ANSWER_EMS * unit() - gap();
    double fits = room - tools - bars;
    // A folded drawing becomes smaller where it is given less height than it prefers.
    double least = folded ? Math.min(foldedSide(width), fits) : foldedSide(width);
    double side = Math.floor(Math.max(least, Math.min(widest, fits)));
    double y = placeTools(width, folded);
    parts.pad.resizeRelocate(0, y, side, side);
    double x = side + gap();
    // Names of things are longer than digits.
    double answer = (parts.options.isManaged() ? NAMED_ANSWER_EMS : ANSWER_HIGH_EMS) * unit();
    double most = Math.max(0, Math.min(side - answer, width - x));
    double seen = folded ? 0 : Math.min(parts.seen.prefHeight(-1), most);
    parts.answer.resizeRelocate(x, y, Math.max(1, width - x), side - seen);
    parts.seen.resizeRelocate(x, y + side - seen, seen, seen);
    return y + side + gap();
  }

  /** The tools and, unless the column is folded, their options; returns where the rest begins. */
  private double placeTools(double width, boolean folded) {
    double below = place(parts.tools, 0, 0, width);
    return folded || !parts.options.isManaged() ? below : place(parts.options, 0, below, width);
  }

  private double options() {
    return parts.options.isManaged() ? high(parts.options) : 0;
  }

  private double high(Region part) {
    return Math.ceil(part.prefHeight(-1)) + gap();
  }

  /** Places a part and returns where the next one begins. */
  private double place(Region part, double x, double y, double width) {
    double height = Math.ceil(part.prefHeight(-1));
    part.resizeRelocate(x, y, width, height);
    return y + height + gap();
  }
}
