package io.github.convoscope.training;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Plots the validation errors of a run over its epochs, on a logarithmic scale, as an SVG picture.
 */
public final class TrainingCurves {
  private static final double LEFT = 60;
  private static final double TOP = 20;
  private static final double WIDTH = 560;
  private static final double HEIGHT = 260;
  private static final double LEAST = 0.2;
  private static final double MOST = 5;
  private static final double[] MARKS = {0.2, 0.5, 1, 2, 5};
  private static final String[] COLOURS = {"#0072b2", "#d55e00"};

  private TrainingCurves() {}

  /**
   * The SVG text of a run.
   *
   * @param names of the validation sets
   */
  public static String svg(List<EpochResult> results, List<String> names) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 660 330\" font-family=\"sans-serif\""
            + " font-size=\"13\">\n<rect width=\"660\" height=\"330\" fill=\"#ffffff\"/>\n");
    for (double mark : MARKS) {
      append(svg, "<path d=\"M%.1f %.1fh%.1f\" stroke=\"#cccccc\"/>%n", LEFT, y(mark), WIDTH);
      append(
          svg,
          "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%s %%</text>%n",
          LEFT - 6,
          y(mark) + 4,
          Double.toString(mark).replace(".0", ""));
    }
    int last = Math.max(1, results.size() - 1);
    for (int epoch = 0; epoch <= last; epoch += Math.max(1, last / 8)) {
      append(
          svg,
          "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%d</text>%n",
          x(epoch, last),
          TOP + HEIGHT + 18,
          epoch);
    }
    append(
        svg, "<text x=\"%.1f\" y=\"318\" text-anchor=\"middle\">epoch</text>%n", LEFT + WIDTH / 2);
    for (int set = 0; set < names.size(); set++) {
      int its = set;
      line(
          svg,
          results,
          result -> 100 * (1 - result.accuracies().get(its)),
          COLOURS[set % COLOURS.length],
          names.get(set) + ", validation error",
          40 + 20 * set);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void line(
      StringBuilder svg,
      List<EpochResult> results,
      ToDoubleFunction<EpochResult> error,
      String colour,
      String name,
      double legend) {
    append(svg, "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"", colour);
    for (EpochResult result : results) {
      double at = x(result.epoch(), Math.max(1, results.size() - 1));
      append(svg, "%.1f,%.1f ", at, y(error.applyAsDouble(result)));
    }
    append(svg, "\"/>%n<text x=\"400\" y=\"%.0f\" fill=\"%s\">%s</text>%n", legend, colour, name);
  }

  private static double x(double epoch, double last) {
    return LEFT + WIDTH * epoch / last;
  }

  private static double y(double percent) {
    double part =
        Math.log(Math.max(LEAST, Math.min(MOST, percent)) / LEAST) / Math.log(MOST / LEAST);
    return TOP + HEIGHT * (1 - part);
  }

  private static void append(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values).replace("\r", ""));
  }
}
