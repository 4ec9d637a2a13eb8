package io.github.convoscope.ui.training;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Colours;
import io.github.convoscope.ui.PaintedRegion;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Typeface;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Draws which digits get which answers: a row for each digit, a column for each answer. Right
 * answers lie on the diagonal. JavaFX thread.
 */
final class ConfusionChart extends PaintedRegion {
  private static final int CLASSES = 10;
  private static final double CELL_EMS = 1.15;

  private final Shell shell;
  private int[] counts = new int[0];

  ConfusionChart(Shell shell) {
    super(shell.em(), (CLASSES + 1) * CELL_EMS);
    this.shell = shell;
    setAccessibleText(Messages.text("room.confusion"));
    shell.colours().addListener(changed -> paint());
  }

  /** Shows these counts, [digit × 10 + answer]. */
  void show(int[] confusion) {
    counts = confusion;
    paint();
  }

  @Override
  protected double computePrefWidth(double height) {
    return computePrefHeight(0);
  }

  @Override
  protected void paint(GraphicsContext to, double width, double height) {
    double em = em();
    double cell = CELL_EMS * em;
    Colours colours = shell.colours().get();
    to.setFont(Font.font(Typeface.FAMILY, Math.ceil(Typeface.SMALL * em)));
    to.setTextAlign(TextAlignment.CENTER);
    to.setTextBaseline(VPos.CENTER);
    for (int i = 0; i < CLASSES; i++) {
      to.setFill(colours.muted());
      to.fillText(Integer.toString(i), (i + 1.5) * cell, cell / 2);
      to.fillText(Integer.toString(i), cell / 2, (i + 1.5) * cell);
    }
    if (counts.length == 0) {
      return;
    }
    for (int digit = 0; digit < CLASSES; digit++) {
      double sum = 0;
      for (int answer = 0; answer < CLASSES; answer++) {
        sum += counts[digit * CLASSES + answer];
      }
      for (int answer = 0; answer < CLASSES; answer++) {
        double share = sum == 0 ? 0 : counts[digit * CLASSES + answer] / sum;
        Color colour = digit == answer ? colours.good() : colours.speaksFor();
        // Rare errors must be seen: the root makes them brighter.
        to.setFill(colours.raised().interpolate(colour, Math.sqrt(share)));
        to.fillRect((answer + 1) * cell + 0.5, (digit + 1) * cell + 0.5, cell - 1, cell - 1);
      }
    }
  }
}
