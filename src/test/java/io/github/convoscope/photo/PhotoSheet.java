package io.github.convoscope.photo;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Photographs sheets of paper with a phone. Unlike {@link PhotoScene}, which sizes everything by
 * the digit, sizes here are those of things, in millimetres: rules, pens, and how much of a sheet
 * is in the picture. So a digit may be small, its stroke thick, and its paper finely squared.
 *
 * <pre>{@code
 * BufferedImage photo = PhotoSheet.by(random).photograph(drawing, random);
 * }</pre>
 */
final class PhotoSheet {
  private static final int[][] PENS = {{28, 45, 140}, {30, 30, 35}, {185, 35, 40}, {25, 110, 60}};
  private static final int[][] RULES = {
    {150, 180, 215}, {170, 170, 175}, {190, 215, 225}, {215, 175, 185}, {130, 130, 140}
  };

  private final int width;
  private final int height;

  /** Pixels for a millimetre. */
  private final double scale;

  private final double digit;
  private final double pen;
  private final double[] middle;
  private final double[] map;
  private final double[] sheet;
  private final Color paper;
  private final Color ink;
  private final Color rule;
  private final double gap;
  private final double ruleWidth;
  private final boolean lined;
  private final boolean squared;
  private final double margin;

  private PhotoSheet(SplittableRandom random) {
    boolean large = random.nextInt(12) == 0;
    int longer = large ? 2400 + random.nextInt(1600) : 640 + random.nextInt(1000);
    int shorter = (int) (longer * (random.nextBoolean() ? 0.75 : 0.5625));
    boolean upright = random.nextInt(3) > 0;
    width = upright ? shorter : longer;
    height = upright ? longer : shorter;
    double shown = 45 + 150 * random.nextDouble() * random.nextDouble();
    scale = shorter / shown;
    double part = 0.14 + 0.5 * random.nextDouble();
    digit = part * shown;
    // From a ball pen to a marker, as a share of the picture.
    double share = 0.008 + 0.05 * random.nextDouble() * random.nextDouble();
    pen = Math.min(0.16 * digit, Math.max(0.035 * digit, share * shown));
    double slackX = width / scale - 1.4 * digit;
    double slackY = height / scale - 1.4 * digit;
    middle =
        new double[] {
          Math.max(0, slackX) * 0.8 * (random.nextDouble() - 0.5),
          Math.max(0, slackY) * 0.8 * (random.nextDouble() - 0.5)
        };
    double turn = Math.toRadians(20 * (random.nextDouble() - 0.5));
    map =
        new double[] {
          Math.cos(turn),
          Math.sin(turn),
          0.3 * (random.nextDouble() - 0.5),
          0.3 * (random.nextDouble() - 0.5)
        };
    int white = 205 + random.nextInt(50);
    paper =
        switch (random.nextInt(5)) {
          case 0 -> new Color(white, white - 6, white - 28);
          case 1 -> new Color(white - 12, white - 8, white);
          default -> new Color(white, white, white - random.nextInt(8));
        };
    int[] colour = PENS[random.nextInt(PENS.length)];
    ink = new Color(vary(colour[0], random), vary(colour[1], random), vary(colour[2], random));
    int[] printed = RULES[random.nextInt(RULES.length)];
    double strong = 0.35 + 0.65 * random.nextDouble();
    rule =
        new Color(
            mixed(paper.getRed(), printed[0], strong),
            mixed(paper.getGreen(), printed[1], strong),
            mixed(paper.getBlue(), printed[2], strong));
    int kind = random.nextInt(3);
    lined = kind == 1;
    squared = kind == 2;
    gap = squared ? 4 + 1.5 * random.nextDouble() : 6.5 + 3.5 * random.nextDouble();
    ruleWidth = 0.15 + 0.3 * random.nextDouble();
    margin = random.nextInt(3) == 0 ? -digit * (0.7 + random.nextDouble()) : Double.NaN;
    double far = 4.0 * Math.max(width, height) / scale;
    sheet = new double[] {-far, -far, far, far};
    if (random.nextInt(3) == 0) {
      for (int side = 0; side < 4; side++) {
        if (random.nextInt(2) == 0) {
          double near = digit * (0.75 + 0.8 * random.nextDouble());
          sheet[side] = middle[side % 2] + (side < 2 ? -near : near);
        }
      }
    }
  }

  /** A sheet, a pen and a phone by chance. */
  static PhotoSheet by(SplittableRandom random) {
    return new PhotoSheet(random);
  }

  private static int vary(int level, SplittableRandom random) {
    return Math.max(0, Math.min(255, level + random.nextInt(36) - 18));
  }

  private static int mixed(int paper, int printed, double strong) {
    return (int) Math.min(paper, paper + strong * (printed - paper));
  }

  /** Where a point of the sheet, in millimetres from the picture's middle, is in the picture. */
  private double[] at(double x, double y) {
    double size = Math.max(width, height) / scale;
    double w = 1 + (map[2] * x + map[3] * y) / size;
    return new double[] {
      width / 2.0 + scale * (map[0] * x - map[1] * y) / w,
      height / 2.0 + scale * (map[1] * x + map[0] * y) / w
    };
  }

  /** Photographs a drawing on the sheet. */
  BufferedImage photograph(Drawing drawing, SplittableRandom random) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    int v = 45 + random.nextInt(120);
    g.setColor(new Color(v + 25, v + 10, v));
    g.fillRect(0, 0, width, height);
    g.setColor(paper);
    double[][] corners = {
      {sheet[0], sheet[1]}, {sheet[2], sheet[1]}, {sheet[2], sheet[3]}, {sheet[0], sheet[3]}
    };
    Path2D outline = path(corners);
    outline.closePath();
    g.fill(outline);
    g.setClip(outline);
    print(g, random);
    g.setClip(null);
    write(g, drawing);
    g.dispose();
    light(image, random);
    double blur = Math.min(2.2, 1.3 * random.nextDouble() * Math.max(width, height) / 1200);
    // Phones smooth noise away: one picture of six has none.
    PhotoCamera.sense(image, blur, Math.max(0, 6 * random.nextDouble() - 1), random);
    return PhotoCamera.jpeg(image, 0.4f + 0.55f * (float) random.nextDouble());
  }

  private void print(Graphics2D g, SplittableRandom random) {
    double far = 1.5 * Math.max(width, height) / scale;
    g.setColor(rule);
    g.setStroke(new BasicStroke((float) Math.max(1, ruleWidth * scale)));
    double offset = gap * random.nextDouble();
    for (double y = -far + offset; (lined || squared) && y < far; y += gap) {
      g.draw(path(new double[][] {{-far, y}, {far, y}}));
    }
    for (double x = -far + offset; squared && x < far; x += gap) {
      g.draw(path(new double[][] {{x, -far}, {x, far}}));
    }
    if (lined && !Double.isNaN(margin)) {
      g.setColor(new Color(225, 130, 135));
      double x = middle[0] + margin;
      g.draw(path(new double[][] {{x, -far}, {x, far}}));
    }
  }

  private void write(Graphics2D g, Drawing drawing) {
    Drawing.Box box = Objects.requireNonNull(drawing.box());
    double size = digit / Math.max(1, Math.max(box.width(), box.height()));
    g.setColor(ink);
    g.setStroke(
        new BasicStroke(
            (float) Math.max(1.5, pen * scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (Stroke stroke : drawing.strokes()) {
      double[][] points = new double[stroke.size() + 1][];
      for (int i = 0; i < stroke.size(); i++) {
        points[i] =
            new double[] {
              middle[0] + size * (stroke.x(i) - box.centreX()),
              middle[1] + size * (stroke.y(i) - box.centreY())
            };
      }
      int last = stroke.size() - 1;
      points[stroke.size()] = new double[] {points[last][0] + 0.01, points[last][1]};
      g.draw(path(points));
    }
  }

  private Path2D path(double[][] points) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < points.length; i++) {
      double[] p = at(points[i][0], points[i][1]);
      if (i == 0) {
        path.moveTo(p[0], p[1]);
      } else {
        path.lineTo(p[0], p[1]);
      }
    }
    return path;
  }

  /** A lamp's colour, light that falls off to one side and to the corners, a hand's shadow. */
  private void light(BufferedImage image, SplittableRandom random) {
    double fall = 0.45 * random.nextDouble();
    double angle = 2 * Math.PI * random.nextDouble();
    double corners = 0.5 * random.nextDouble() * random.nextDouble();
    double warm = 0.2 * (random.nextDouble() - 0.4);
    int fingers = random.nextInt(5) < 2 ? 1 + random.nextInt(4) : 0;
    double[][] hand = new double[fingers][];
    double from = 2 * Math.PI * random.nextDouble();
    for (int i = 0; i < fingers; i++) {
      double away = 0.25 + 0.3 * random.nextDouble();
      double side = 0.16 * (i - fingers / 2.0);
      hand[i] =
          new double[] {
            away * Math.cos(from) - side * Math.sin(from),
            away * Math.sin(from) + side * Math.cos(from),
            0.05 + (fingers == 1 ? 0.25 : 0.06) * random.nextDouble(),
            0.2 + 0.2 * random.nextDouble()
          };
    }
    double deep = 0.2 + 0.35 * random.nextDouble();
    double soft = 0.06 + 0.5 * random.nextDouble();
    for (int y = 0; y < height; y++) {
      double b = (y - height / 2.0) / Math.max(width, height);
      for (int x = 0; x < width; x++) {
        double a = (x - width / 2.0) / Math.max(width, height);
        double level = 1 - fall * (0.5 + a * Math.cos(angle) + b * Math.sin(angle));
        level *= 1 - corners * 2.5 * (a * a + b * b);
        double least = 1e9;
        for (double[] finger : hand) {
          double along = (a - finger[0]) * Math.cos(from) + (b - finger[1]) * Math.sin(from);
          double across = (b - finger[1]) * Math.cos(from) - (a - finger[0]) * Math.sin(from);
          least = Math.min(least, Math.hypot(along / finger[3], across / finger[2]));
        }
        level *= 1 - deep / (1 + Math.exp((least - 1) / (0.25 * soft)));
        int rgb = image.getRGB(x, y);
        int red = level(rgb >> 16 & 0xff, level * Math.min(1, 1 + warm));
        int green = level(rgb >> 8 & 0xff, level);
        int blue = level(rgb & 0xff, level * Math.min(1, 1 - warm));
        image.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
  }

  private static int level(int level, double light) {
    return (int) Math.max(0, Math.min(255, Math.round(level * light)));
  }
}
