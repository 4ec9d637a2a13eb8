package io.github.convoscope.ui.training;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Colours;
import io.github.convoscope.ui.PaintedRegion;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Typeface;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/**
 * Draws how loss and accuracies changed over the steps, and where the shown moment is. Steps grow
 * to the right by factors, as a network learns most at the beginning. JavaFX thread.
 */
final class LearningChart extends PaintedRegion {
  private static final double HEIGHT_EMS = 8.5;
  private static final double GAP = 0.4;

  private final Shell shell;
  private List<LearningPoint> points = List.of();
  private long at;

  LearningChart(Shell shell) {
    super(shell.em(), HEIGHT_EMS);
    this.shell = shell;
    setAccessibleText(Messages.text("room.chart"));
    shell.colours().addListener(changed -> paint());
  }

  /**
   * Shows these moments.
   *
   * @param steps of the shown moment
   */
  void show(List<LearningPoint> all, long steps) {
    points = all;
    at = steps;
    paint();
  }

  /** The moments that are shown. */
  List<LearningPoint> points() {
    return points;
  }

  @Override
  protected void paint(GraphicsContext to, double width, double height) {
    double em = em();
    Colours colours = shell.colours().get();
    if (width < 4 * em) {
      return;
    }
    Font font = Font.font(Typeface.FAMILY, Math.ceil(Typeface.SMALL * em));
    to.setFont(font);
    double left = 3 * em;
    double right = width - 3 * em;
    double top = 1.6 * em;
    double bottom = height - 1.5 * em;
    to.setLineWidth(1);
    to.setTextBaseline(VPos.CENTER);
    for (int percent = 0; percent <= 100; percent += 50) {
      double y = bottom - (bottom - top) * percent / 100;
      to.setStroke(colours.border());
      to.strokeLine(left, y, right, y);
      to.setFill(colours.muted());
      to.setTextAlign(TextAlignment.RIGHT);
      to.fillText(percent + " %", left - GAP * em, y);
    }
    long last = Math.max(1, points.isEmpty() ? 1 : points.get(points.size() - 1).steps());
    last = Math.max(last, at);
    double most =
        points.stream().mapToDouble(LearningPoint::loss).filter(Double::isFinite).max().orElse(1);
    most = Math.max(1e-3, most);
    Axes axes = new Axes(left, right, top, bottom, last, em);
    steps(to, axes, colours);
    line(to, axes, LearningPoint::loss, most, colours.speaksFor());
    line(to, axes, LearningPoint::training, 1, colours.against());
    line(to, axes, LearningPoint::validation, 1, colours.good());
    double x = axes.x(at);
    to.setStroke(colours.accent());
    to.setLineWidth(Math.max(1.5, 0.1 * em));
    to.strokeLine(x, top, x, bottom);
    to.setFill(colours.speaksFor());
    to.setTextAlign(TextAlignment.LEFT);
    to.fillText(Messages.text("room.number", most), right + GAP * em, top);
    to.fillText("0", right + GAP * em, bottom);
    names(to, em, colours);
  }

  /**
   * Where values stand in the chart, pixels.
   *
   * @param last number of steps at the right
   */
  private record Axes(double left, double right, double top, double bottom, long last, double em) {
    double x(long steps) {
      return left + (right - left) * Math.log(steps + 1.0) / Math.log(last + 1.0);
    }

    double y(double share) {
      return bottom - (bottom - top) * Math.max(0, Math.min(1, share));
    }
  }

  private static void steps(GraphicsContext to, Axes axes, Colours colours) {
    to.setFill(colours.muted());
    to.setTextAlign(TextAlignment.CENTER);
    double em = axes.em();
    double free = axes.left() - em;
    for (long step = 0; step <= axes.last(); step = step == 0 ? 1 : step * 10) {
      double x = axes.x(step);
      if (x >= free) {
        String text = Messages.text("room.whole", step);
        to.fillText(text, x, axes.bottom() + 0.9 * em);
        free = x + (text.length() * 0.6 + 1) * em;
      }
    }
  }

  private void line(
      GraphicsContext to,
      Axes axes,
      ToDoubleFunction<LearningPoint> value,
      double most,
      Color colour) {
    double em = axes.em();
    to.setStroke(colour);
    to.setFill(colour);
    to.setLineWidth(Math.max(1.5, 0.12 * em));
    to.beginPath();
    boolean begun = false;
    for (LearningPoint point : points) {
      double share = value.applyAsDouble(point) / most;
      if (Double.isFinite(share)) {
        double x = axes.x(point.steps());
        double y = axes.y(share);
        if (begun) {
          to.lineTo(x, y);
        } else {
          to.moveTo(x, y);
          to.fillOval(x - 0.15 * em, y - 0.15 * em, 0.3 * em, 0.3 * em);
        }
        begun = true;
      }
    }
    to.stroke();
  }

  private void names(GraphicsContext to, double em, Colours colours) {
    to.setTextAlign(TextAlignment.LEFT);
    double x = 0;
    double y = 0.6 * em;
    boolean both = points.stream().anyMatch(point -> Double.isFinite(point.training()));
    x = name(to, "room.loss", colours.speaksFor(), x, y, em);
    if (both) {
      x = name(to, "room.learnt", colours.against(), x, y, em);
    }
    name(to, "room.others", colours.good(), x, y, em);
  }

  private static double name(
      GraphicsContext to, String key, Color colour, double x, double y, double em) {
    String text = Messages.text(key);
    to.setFill(colour);
    to.fillText(text, x, y);
    Text measured = new Text(text);
    measured.setFont(to.getFont());
    return x + measured.getLayoutBounds().getWidth() + em;
  }
}
