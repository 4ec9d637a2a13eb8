package io.github.convoscope.ui.pad;

import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.ui.Colours;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ClassSearch;
import io.github.convoscope.ui.neuron.PrintedPercentages;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Paints the rows of {@link ProbabilityBars} for one frame: a name, a bar, a number. */
final class BarPainter {
  /**
   * What all rows share.
   *
   * @param ink colours of the theme
   * @param unit an em, pixels
   * @param height of a row
   * @param left where bars begin
   * @param width of a row
   * @param part of its length that every bar has; below 1 no bar has a number, and none wins
   * @param target the class that is explained, or null
   * @param against the class that it is compared with, or null
   * @param names of the classes
   * @param normal font of numbers
   * @param bold font of names
   */
  record Look(
      Colours ink,
      double unit,
      double height,
      double left,
      double width,
      float part,
      @Nullable Integer target,
      @Nullable Integer against,
      ClassSearch names,
      Font normal,
      Font bold) {}

  /** Everything that a row's look depends on, apart from the window's own look. */
  record Said(
      int label,
      int permille,
      boolean wins,
      Verdict.@Nullable Kind kind,
      boolean blank,
      float part) {}

  private final GraphicsContext context;
  private final LiveFrame now;
  private final Look look;
  private final Colours ink;
  private final double unit;
  private final int answer;
  private final boolean blank;
  private final int[] tenths;

  BarPainter(GraphicsContext context, LiveFrame now, Look look) {
    this.context = context;
    this.now = now;
    this.look = look;
    ink = look.ink();
    unit = look.unit();
    answer = now.answered() && look.part() >= 1 ? now.answer() : -1;
    blank = now.blank();
    tenths = PrintedPercentages.tenths(now.probabilities());
  }

  /** Everything that the look of a class's row depends on now. */
  Said said(int label) {
    boolean wins = label == answer;
    return new Said(
        label, tenths[label], wins, wins ? now.verdict().kind() : null, blank, look.part());
  }

  /** The middle of capitals is that of the row, unless the next row would cut g, p and y. */
  private double base(int index) {
    double height = look.height();
    return index * height + Math.min(height / 2 + unit * 0.36, height - unit * 0.3);
  }

  /** Paints the name of a class. */
  void paintName(int index, Said said) {
    context.setFont(look.bold());
    context.setTextAlign(TextAlignment.LEFT);
    context.setFill(nameColour(said.label, said.wins));
    context.fillText(cut(look.names().brief(said.label)), 0.25 * unit, base(index));
  }

  /** A name that is too wide ends with an ellipsis. */
  private String cut(String name) {
    Text text = new Text(name);
    text.setFont(look.bold());
    double room = look.left() - ProbabilityBars.NAME_MARGIN_EMS * unit + 1;
    int length = name.length();
    while (text.getLayoutBounds().getWidth() > room && length > 1) {
      length--;
      text.setText(name.substring(0, length).strip() + "…");
    }
    return text.getText();
  }

  /**
   * Paints the bar of a class and its number.
   *
   * @param marked true for the row that keys act on
   */
  void paintNumber(int index, Said said, boolean marked) {
    int label = said.label;
    boolean wins = said.wins;
    double top = index * look.height();
    double right = look.width() - 4.3 * unit;
    if (marked) {
      context.setStroke(ink.accent());
      context.setLineWidth(1);
      context.strokeRoundRect(0.5, top + 0.5, look.width() - 1, look.height() - 1, 6, 6);
    }
    double thick = Math.round(look.height() * 0.42);
    double y = top + Math.round((look.height() - thick) / 2);
    context.setFill(ink.raised());
    context.fillRoundRect(look.left(), y, right - look.left(), thick, 4, 4);
    if (blank) {
      return;
    }
    double length = (right - look.left()) * Math.min(1, now.probabilities()[label]) * look.part();
    if (length >= 0.5) {
      context.setFill(barColour(label, wins));
      context.fillRoundRect(look.left(), y, Math.max(2, length), thick, 4, 4);
    }
    if (look.part() < 1) {
      return;
    }
    context.setFont(wins ? look.bold() : look.normal());
    context.setTextAlign(TextAlignment.RIGHT);
    context.setFill(wins ? ink.text() : ink.muted());
    context.fillText(
        ProbabilityBars.percent(said.permille), look.width() - 0.2 * unit, base(index));
  }

  private static boolean isChosen(@Nullable Integer chosen, int label) {
    return chosen != null && chosen == label;
  }

  private Color nameColour(int label, boolean wins) {
    if (isChosen(look.target(), label)) {
      return ink.speaksFor();
    }
    if (isChosen(look.against(), label)) {
      return ink.against();
    }
    return wins ? ink.text() : ink.muted();
  }

  private Color barColour(int label, boolean wins) {
    if (isChosen(look.target(), label)) {
      return ink.speaksFor();
    }
    if (isChosen(look.against(), label)) {
      return ink.against();
    }
    if (!wins) {
      return ink.muted();
    }
    Verdict verdict = now.verdict();
    return verdict.kind() == Verdict.Kind.SURE
        ? ink.good()
        : verdict.kind() == Verdict.Kind.UNSURE ? ink.accent() : ink.muted();
  }
}
