package io.github.convoscope.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Draws digits, letters, signs and scribbles from templates with random variation: moved points,
 * slant, rotation, stretch, a trembling pen. This is the handwriting model. No person wrote its
 * drawings, so they are never called real handwriting. The same random numbers give the same
 * drawing. Stateless.
 */
public final class Handwriting {
  private static final double STEP = 0.035;
  private static final double SMALLEST = 0.2 * Pad.SIZE;
  private static final double LARGEST = 0.8 * Pad.SIZE;

  private Handwriting() {}

  /** The styles of a digit, at least five. */
  public static List<String> styles(int digit) {
    return digits(Template.Kind.DIGIT, digit).map(Template::style).toList();
  }

  /**
   * The styles of a digit that are hard to tell from another digit, or from none. They are not used
   * in training.
   */
  public static List<String> hardStyles(int digit) {
    return digits(Template.Kind.HARD, digit).map(Template::style).toList();
  }

  /**
   * Draws a digit.
   *
   * @param digit 0 to 9
   * @param style one of {@link #styles}
   * @param variation distance from the template: 0 none, 1 as people usually write, 2 hard to read
   */
  public static Drawing digit(int digit, String style, double variation, SplittableRandom random) {
    return draw(named(Template.Kind.DIGIT, digit, style), variation, random);
  }

  /** Draws a digit in one of its {@link #hardStyles}. */
  public static Drawing hardDigit(
      int digit, String style, double variation, SplittableRandom random) {
    return draw(named(Template.Kind.HARD, digit, style), variation, random);
  }

  /** Draws a letter that does not look like a digit. */
  public static Drawing letter(SplittableRandom random) {
    return draw(any(Templates.of(Template.Kind.LETTER), random), 1, random);
  }

  /** Draws a sign that is no digit. */
  public static Drawing sign(SplittableRandom random) {
    return draw(any(Templates.of(Template.Kind.SIGN), random), 1, random);
  }

  /** Draws a scribble of one to three random strokes. */
  public static Drawing scribble(SplittableRandom random) {
    int count = 1 + random.nextInt(3);
    double restless = 0.25 + 0.6 * random.nextDouble();
    List<Stroke> strokes = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      int points = (90 + random.nextInt(160)) / count;
      double[] xy = new double[2 * points];
      double x = random.nextDouble() - 0.5;
      double y = random.nextDouble() - 0.5;
      double direction = 2 * Math.PI * random.nextDouble();
      double turn = 0;
      for (int i = 0; i < points; i++) {
        xy[2 * i] = x;
        xy[2 * i + 1] = y;
        turn = 0.8 * turn + restless * 0.6 * random.nextGaussian();
        direction += turn;
        x += 0.06 * Math.cos(direction) - 0.04 * x;
        y += 0.06 * Math.sin(direction) - 0.04 * y;
      }
      strokes.add(Stroke.of(xy));
    }
    return place(Drawing.of(strokes), random);
  }

  private static Stream<Template> digits(Template.Kind kind, int digit) {
    String name = Integer.toString(digit);
    return Templates.of(kind).stream().filter(template -> template.name().equals(name));
  }

  private static Template named(Template.Kind kind, int digit, String style) {
    return digits(kind, digit).filter(t -> t.style().equals(style)).findFirst().orElseThrow();
  }

  private static Template any(List<Template> templates, SplittableRandom random) {
    return templates.get(random.nextInt(templates.size()));
  }

  private static Drawing draw(Template template, double variation, SplittableRandom random) {
    double slant = variation * (0.12 * random.nextGaussian() + 0.08);
    double turn = variation * Math.toRadians(4) * random.nextGaussian();
    double width = template.width() * Math.exp(0.13 * variation * random.nextGaussian());
    double wander = 0.028 * variation;
    double tremble = 0.004 * variation * random.nextDouble();
    List<Stroke> strokes = new ArrayList<>();
    for (List<Template.Knot> knots : template.strokes()) {
      double[] points = points(knots, width, wander, random);
      double[] curve = curve(points, knots);
      for (int i = 0; i < curve.length; i += 2) {
        double x = curve[i] - 0.5 * width + slant * (0.5 - curve[i + 1]);
        double y = curve[i + 1] - 0.5;
        curve[i] = x * Math.cos(turn) - y * Math.sin(turn) + tremble * random.nextGaussian();
        curve[i + 1] = x * Math.sin(turn) + y * Math.cos(turn) + tremble * random.nextGaussian();
      }
      strokes.add(Stroke.of(curve));
    }
    return place(Drawing.of(strokes), random);
  }

  private static double[] points(
      List<Template.Knot> knots, double width, double wander, SplittableRandom random) {
    double[] points = new double[2 * knots.size()];
    double offX = wander * random.nextGaussian();
    double offY = wander * random.nextGaussian();
    for (int i = 0; i < knots.size(); i++) {
      points[2 * i] = knots.get(i).x() * width + offX + wander * random.nextGaussian();
      points[2 * i + 1] = knots.get(i).y() + offY + wander * random.nextGaussian();
    }
    return points;
  }

  /** A Catmull-Rom curve through the points; the number of samples grows with its length. */
  private static double[] curve(double[] points, List<Template.Knot> knots) {
    int last = knots.size() - 1;
    double[] curve = new double[16];
    int end = 0;
    for (int i = 0; i < last; i++) {
      int before = i == 0 || knots.get(i).corner() ? i : i - 1;
      int after = i + 1 == last || knots.get(i + 1).corner() ? i + 1 : i + 2;
      double length =
          Math.hypot(points[2 * i + 2] - points[2 * i], points[2 * i + 3] - points[2 * i + 1]);
      int samples = Math.max(1, (int) Math.ceil(length / STEP));
      for (int s = i == 0 ? 0 : 1; s <= samples; s++) {
        if (end + 2 > curve.length) {
          curve = Arrays.copyOf(curve, 2 * curve.length);
        }
        double t = (double) s / samples;
        for (int axis = 0; axis < 2; axis++) {
          curve[end++] =
              spline(
                  points[2 * before + axis],
                  points[2 * i + axis],
                  points[2 * i + 2 + axis],
                  points[2 * after + axis],
                  t);
        }
      }
    }
    return Arrays.copyOf(curve, end);
  }

  private static double spline(double p0, double p1, double p2, double p3, double t) {
    double a = 2 * p1;
    double b = p2 - p0;
    double c = 2 * p0 - 5 * p1 + 4 * p2 - p3;
    double d = 3 * p1 - p0 - 3 * p2 + p3;
    return 0.5 * (a + t * (b + t * (c + t * d)));
  }

  /** Puts a drawing at a random place and size on the pad; coordinates in tenths of a unit. */
  private static Drawing place(Drawing unit, SplittableRandom random) {
    Drawing.Box box = Objects.requireNonNull(unit.box());
    double size = SMALLEST + (LARGEST - SMALLEST) * random.nextDouble();
    double scale = size / Math.max(box.width(), box.height());
    double freeX = Pad.SIZE - scale * box.width() - 40;
    double freeY = Pad.SIZE - scale * box.height() - 40;
    double x = 20 + freeX * random.nextDouble() - scale * box.left();
    double y = 20 + freeY * random.nextDouble() - scale * box.top();
    List<Stroke> strokes = new ArrayList<>();
    for (Stroke stroke : unit.scaledThenMoved(scale, x, y).strokes()) {
      double[] xy = stroke.toArray();
      for (int i = 0; i < xy.length; i++) {
        xy[i] = Math.round(10 * xy[i]) / 10.0;
      }
      strokes.add(Stroke.of(xy));
    }
    return Drawing.of(strokes);
  }
}
