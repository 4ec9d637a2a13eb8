package io.github.convoscope.drawing.photo;

import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.drawing.StrokeRenderer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A picture as shapes, each a line of text, the first one lowest. It is 100 units wide and high; y
 * grows downwards.
 *
 * <pre>
 * back #e8f0d0
 * ellipse #ff5040>#a00000@40,40,60 50 50 30 25
 * path #202020 M 20 50 C 20 20 80 20 80 50 L 50 60 Z
 * line #404040 2.5 10 10 90 20 90 80
 * </pre>
 *
 * <p>An ellipse has its centre, its two radii and, where it is turned, an angle in degrees. A path
 * has absolute M, L, Q, C and Z as in SVG, and is filled by the even-odd rule. A line has its
 * width, then its points. {@link VectorPaint} says how colours are written. Immutable.
 */
final class VectorPicture {
  private static final double SIZE = 100;

  /** Points of an ellipse. */
  private static final int AROUND = 96;

  /** Straight pieces of a curve. */
  private static final int PIECES = 16;

  private final List<String[]> shapes;

  private VectorPicture(List<String[]> shapes) {
    this.shapes = shapes;
  }

  /** Reads a picture's lines; empty ones and those that begin with # say nothing. */
  static VectorPicture parse(List<String> lines) {
    return new VectorPicture(
        lines.stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(line -> line.split("\\s+"))
            .toList());
  }

  /** Draws it, so many pixels wide and high. */
  ColourImage draw(int side) {
    ColourImage image = new ColourImage(side, side, new float[ColourImage.CHANNELS * side * side]);
    for (String[] shape : shapes) {
      paint(coverage(shape, side), VectorPaint.parse(shape[1]), image);
    }
    return image;
  }

  private static float[] coverage(String[] shape, int side) {
    double unit = side / SIZE;
    return switch (shape[0]) {
      case "back" -> {
        float[] all = new float[side * side];
        Arrays.fill(all, 1);
        yield all;
      }
      case "ellipse" ->
          new PolygonFiller(side).fill(List.of(ellipse(numbers(shape, 2, shape.length), unit)));
      case "path" -> new PolygonFiller(side).fill(path(shape, unit));
      case "line" -> {
        float[] ink = new float[side * side];
        double[] points = numbers(shape, 3, shape.length);
        double width = unit * Double.parseDouble(shape[2]);
        new StrokeRenderer(side, side)
            .render(Drawing.of(Stroke.of(points)), unit, 0, 0, width, ink);
        yield ink;
      }
      default -> throw new IllegalArgumentException("no shape is called " + shape[0]);
    };
  }

  private static void paint(float[] coverage, VectorPaint paint, ColourImage into) {
    int side = into.rows();
    double unit = side / SIZE;
    for (int i = 0; i < coverage.length; i++) {
      float part = Math.min(1, coverage[i]);
      if (part > 0) {
        double x = (i % side + 0.5) / unit;
        double y = (i / side + 0.5) / unit;
        for (int channel = 0; channel < ColourImage.CHANNELS; channel++) {
          int at = channel * coverage.length + i;
          into.values()[at] += part * (paint.light(channel, x, y) - into.values()[at]);
        }
      }
    }
  }

  private static double[] numbers(String[] words, int from, int to) {
    double[] numbers = new double[to - from];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Double.parseDouble(words[from + i]);
    }
    return numbers;
  }

  private static double[] ellipse(double[] shape, double unit) {
    double angle = shape.length > 4 ? Math.toRadians(shape[4]) : 0;
    double[] points = new double[2 * AROUND];
    for (int i = 0; i < AROUND; i++) {
      double across = shape[2] * Math.cos(2 * Math.PI * i / AROUND);
      double down = shape[3] * Math.sin(2 * Math.PI * i / AROUND);
      points[2 * i] = unit * (shape[0] + across * Math.cos(angle) - down * Math.sin(angle));
      points[2 * i + 1] = unit * (shape[1] + across * Math.sin(angle) + down * Math.cos(angle));
    }
    return points;
  }

  /** The polygons of a path, its curves as straight pieces. */
  private static List<double[]> path(String[] words, double unit) {
    List<double[]> polygons = new ArrayList<>();
    List<Double> points = new ArrayList<>();
    int at = 2;
    while (at < words.length) {
      String command = words[at];
      int count =
          switch (command) {
            case "M", "L" -> 2;
            case "Q" -> 4;
            case "C" -> 6;
            case "Z" -> 0;
            default -> throw new IllegalArgumentException("in a path: " + command);
          };
      double[] numbers = numbers(words, at + 1, at + 1 + count);
      if (command.equals("M")) {
        close(points, polygons, unit);
      }
      curve(points, numbers);
      at += 1 + count;
    }
    close(points, polygons, unit);
    return polygons;
  }

  private static void close(List<Double> points, List<double[]> polygons, double unit) {
    if (!points.isEmpty()) {
      polygons.add(points.stream().mapToDouble(value -> unit * value).toArray());
      points.clear();
    }
  }

  /** Adds a Bézier curve of any degree from the last point on, by de Casteljau's construction. */
  private static void curve(List<Double> points, double[] numbers) {
    if (numbers.length == 2) {
      points.add(numbers[0]);
      points.add(numbers[1]);
      return;
    }
    double startX = numbers.length == 0 ? 0 : points.get(points.size() - 2);
    double startY = numbers.length == 0 ? 0 : points.get(points.size() - 1);
    for (int piece = 1; piece <= PIECES && numbers.length > 0; piece++) {
      double part = (double) piece / PIECES;
      double[] control = new double[numbers.length + 2];
      control[0] = startX;
      control[1] = startY;
      System.arraycopy(numbers, 0, control, 2, numbers.length);
      for (int left = control.length - 2; left > 0; left -= 2) {
        for (int i = 0; i < left; i++) {
          control[i] += part * (control[i + 2] - control[i]);
        }
      }
      points.add(control[0]);
      points.add(control[1]);
    }
  }
}
