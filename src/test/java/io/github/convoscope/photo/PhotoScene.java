package io.github.convoscope.photo;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Photographs a drawing: a sheet on a table, a board, a screen. No camera took these pictures:
 * paper, ink, light and lens are drawn by chance, so that a test can have thousands whose digit is
 * known.
 *
 * <pre>{@code
 * PhotoScene scene = PhotoScene.of(PhotoScene.Kind.LINED, random);
 * BufferedImage photo = scene.photograph(drawing, random);
 * }</pre>
 */
final class PhotoScene {
  /** What the drawing is on. */
  enum Kind {
    PLAIN,
    LINED,
    SQUARED,
    PENCIL,
    COLOURED,
    CHALK,
    WHITEBOARD,
    SCREENSHOT,
    CANVAS,
    FRAMED,
    TABLE
  }

  final Kind kind;
  private final int width;
  private final int height;
  private final double[] map;
  private final Color ground;
  private final Color ink;
  private final double digitSize;
  private final double centreX;
  private final double centreY;
  private final double penWidth;

  private PhotoScene(Kind kind, SplittableRandom random) {
    this.kind = kind;
    boolean screen = kind == Kind.SCREENSHOT || kind == Kind.CANVAS || kind == Kind.FRAMED;
    int longer = screen ? 120 + random.nextInt(700) : 420 + random.nextInt(600);
    double ratio = 0.62 + 0.38 * random.nextDouble();
    boolean wide = random.nextBoolean();
    width = wide ? longer : (int) (longer * ratio);
    height = wide ? (int) (longer * ratio) : longer;
    boolean light = kind == Kind.CHALK || kind == Kind.CANVAS;
    ground = ground(kind, random);
    ink = light ? chalk(random) : ink(kind, ground, random);
    double least = kind == Kind.TABLE ? 0.18 : 0.2;
    double most = kind == Kind.TABLE ? 0.4 : 0.72;
    digitSize = Math.min(width, height) * (least + (most - least) * random.nextDouble());
    double slack = kind == Kind.TABLE ? 0.1 : 0.9;
    centreX = width / 2.0 + slack * (random.nextDouble() - 0.5) * (width - 1.35 * digitSize);
    centreY = height / 2.0 + slack * (random.nextDouble() - 0.5) * (height - 1.35 * digitSize);
    double part = screen ? 0.04 + 0.1 * random.nextDouble() : 0.022 + 0.07 * random.nextDouble();
    penWidth = Math.max(screen ? 1.5 : 2.2, digitSize * part);
    map = screen ? flat() : tilted(random);
  }

  /** A scene of a kind, the rest by chance. */
  static PhotoScene of(Kind kind, SplittableRandom random) {
    return new PhotoScene(kind, random);
  }

  /** A scene, two of three of them of paper. */
  static PhotoScene any(SplittableRandom random) {
    int draw = random.nextInt(100);
    int[] upTo = {16, 38, 58, 68, 73, 80, 84, 89, 93, 96, 100};
    int at = 0;
    while (draw >= upTo[at]) {
      at++;
    }
    return of(Kind.values()[at], random);
  }

  private static Color ground(Kind kind, SplittableRandom random) {
    int v = 185 + random.nextInt(70);
    return switch (kind) {
      case CHALK ->
          random.nextBoolean()
              ? new Color(25 + random.nextInt(30), 50 + random.nextInt(40), 40 + random.nextInt(30))
              : new Color(
                  35 + random.nextInt(35), 35 + random.nextInt(35), 38 + random.nextInt(35));
      case CANVAS -> new Color(0, 0, 0);
      case SCREENSHOT, FRAMED -> new Color(255, 255, 255);
      case COLOURED ->
          Color.getHSBColor(
              (float) random.nextDouble(),
              (float) (0.25 + 0.5 * random.nextDouble()),
              (float) (0.55 + 0.45 * random.nextDouble()));
      default -> new Color(v, v - random.nextInt(10), v - random.nextInt(28));
    };
  }

  private static Color chalk(SplittableRandom random) {
    int v = 195 + random.nextInt(60);
    return random.nextInt(4) > 0 ? new Color(v, v, v) : new Color(v, v, 110 + random.nextInt(80));
  }

  private static Color ink(Kind kind, Color ground, SplittableRandom random) {
    if (kind == Kind.PENCIL) {
      int drop = 38 + random.nextInt(50);
      return new Color(
          ground.getRed() - drop, ground.getGreen() - drop, ground.getBlue() - drop + 4);
    }
    if (kind == Kind.COLOURED) {
      float[] hsb = Color.RGBtoHSB(ground.getRed(), ground.getGreen(), ground.getBlue(), null);
      return Color.getHSBColor(
          hsb[0] + 0.3f + 0.4f * (float) random.nextDouble(),
          (float) (0.7 + 0.3 * random.nextDouble()),
          (float) (0.2 + 0.6 * random.nextDouble()));
    }
    return switch (random.nextInt(6)) {
      case 0, 1 ->
          new Color(20 + random.nextInt(30), 30 + random.nextInt(50), 120 + random.nextInt(80));
      case 2, 3 ->
          new Color(15 + random.nextInt(50), 15 + random.nextInt(50), 20 + random.nextInt(50));
      case 4 ->
          new Color(160 + random.nextInt(60), 20 + random.nextInt(40), 30 + random.nextInt(40));
      default ->
          new Color(10 + random.nextInt(40), 90 + random.nextInt(50), 40 + random.nextInt(40));
    };
  }

  private static double[] flat() {
    return new double[] {1, 0, 0, 1, 0, 0};
  }

  /** A turn, and the two terms of perspective. */
  private static double[] tilted(SplittableRandom random) {
    double turn = Math.toRadians(7) * Math.max(-1.7, Math.min(1.7, random.nextGaussian()));
    double tilt = 0.12;
    return new double[] {
      Math.cos(turn),
      -Math.sin(turn),
      Math.sin(turn),
      Math.cos(turn),
      tilt * (random.nextDouble() - 0.5),
      tilt * (random.nextDouble() - 0.5)
    };
  }

  /** A point of the sheet, relative to the digit's middle, in pixels of the photograph. */
  private double[] at(double x, double y) {
    double u = x / Math.max(width, height);
    double v = y / Math.max(width, height);
    double w = 1 + map[4] * u + map[5] * v;
    return new double[] {
      centreX + (map[0] * x + map[1] * y) / w, centreY + (map[2] * x + map[3] * y) / w
    };
  }

  /**
   * Photographs a drawing.
   *
   * @param drawing what is on the sheet; null leaves it empty
   */
  BufferedImage photograph(@Nullable Drawing drawing, SplittableRandom random) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    boolean pixels = kind == Kind.SCREENSHOT && random.nextBoolean();
    g.setRenderingHint(
        RenderingHints.KEY_ANTIALIASING,
        pixels ? RenderingHints.VALUE_ANTIALIAS_OFF : RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    paintGround(g, random);
    if (drawing != null) {
      paint(g, drawing, random);
    }
    g.dispose();
    boolean camera = kind != Kind.SCREENSHOT && kind != Kind.CANVAS && kind != Kind.FRAMED;
    if (camera) {
      PhotoCamera.expose(image, random);
    }
    boolean png = !camera && random.nextBoolean();
    return png ? image : PhotoCamera.jpeg(image, 0.4f + 0.55f * (float) random.nextDouble());
  }

  private void paintGround(Graphics2D g, SplittableRandom random) {
    if (kind == Kind.CANVAS) {
      g.setColor(new Color(246, 247, 249));
      g.fillRect(0, 0, width, height);
      g.setColor(ground);
      double half = digitSize * (0.6 + 0.1 * random.nextDouble());
      g.fillRect(
          (int) (centreX - half), (int) (centreY - half), (int) (2 * half), (int) (2 * half));
      return;
    }
    if (kind == Kind.TABLE) {
      int v = 40 + random.nextInt(90);
      g.setColor(new Color(v + 30, v + 10, v));
      g.fillRect(0, 0, width, height);
      for (int i = 0; i < 30; i++) {
        g.setColor(new Color(v + 20 + random.nextInt(20), v + 5 + random.nextInt(12), v, 90));
        int y = random.nextInt(height);
        g.drawLine(0, y, width, y + random.nextInt(20) - 10);
      }
      double w = digitSize * (0.85 + 0.35 * random.nextDouble());
      double h = digitSize * (0.85 + 0.35 * random.nextDouble());
      g.setColor(ground);
      g.fill(polygon(-w, -h, w, -h, w, h, -w, h));
      if (random.nextBoolean()) {
        rule(g, random, random.nextBoolean(), w, h);
      }
      return;
    }
    g.setColor(ground);
    g.fillRect(0, 0, width, height);
    switch (kind) {
      case LINED -> rule(g, random, false, 3.0 * width, 3.0 * height);
      case SQUARED -> rule(g, random, true, 3.0 * width, 3.0 * height);
      case PENCIL -> {
        if (random.nextInt(3) == 0) {
          rule(g, random, random.nextBoolean(), 3.0 * width, 3.0 * height);
        }
      }
      case FRAMED -> {
        g.setColor(random.nextBoolean() ? Color.BLACK : new Color(40, 60, 90));
        int thick = 1 + random.nextInt(Math.max(2, (int) (0.05 * Math.min(width, height))));
        int in = random.nextInt(2) * random.nextInt(Math.max(1, thick));
        g.setStroke(new BasicStroke(thick));
        g.drawRect(in + thick / 2, in + thick / 2, width - 2 * in - thick, height - 2 * in - thick);
      }
      case SCREENSHOT -> {
        if (random.nextBoolean()) {
          int bar = Math.max(6, height / 14);
          g.setColor(new Color(60 + random.nextInt(150), 90 + random.nextInt(120), 170));
          g.fillRect(0, 0, width, Math.min(bar, (int) (centreY - 0.55 * digitSize)));
        }
      }
      case CHALK -> {
        for (int i = 0; i < 14; i++) {
          g.setColor(new Color(255, 255, 255, 3 + random.nextInt(9)));
          g.setStroke(new BasicStroke((float) (digitSize * (0.2 + 0.3 * random.nextDouble()))));
          g.drawLine(
              random.nextInt(width),
              random.nextInt(height),
              random.nextInt(width),
              random.nextInt(height));
        }
      }
      default -> {
        if (random.nextInt(8) == 0) {
          edge(g, random);
        }
      }
    }
  }

  /** The edge of the page, and the table beside it. */
  private void edge(Graphics2D g, SplittableRandom random) {
    double far = digitSize * 0.75;
    double end = 4.0 * Math.max(width, height);
    int v = 30 + random.nextInt(120);
    g.setColor(new Color(v + 20, v + 8, v));
    if (random.nextBoolean()) {
      g.fill(polygon(far, -end, end, -end, end, end, far, end));
    } else {
      g.fill(polygon(-end, far, end, far, end, end, -end, end));
    }
  }

  private Path2D polygon(double... xy) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < xy.length; i += 2) {
      double[] p = at(xy[i], xy[i + 1]);
      if (i == 0) {
        path.moveTo(p[0], p[1]);
      } else {
        path.lineTo(p[0], p[1]);
      }
    }
    path.closePath();
    return path;
  }

  private void rule(Graphics2D g, SplittableRandom random, boolean squares, double w, double h) {
    double gap =
        digitSize * (squares ? 0.22 + 0.5 * random.nextDouble() : 0.4 + 0.8 * random.nextDouble());
    int drop = 18 + random.nextInt(50);
    Color line =
        random.nextBoolean()
            ? new Color(
                Math.max(0, ground.getRed() - drop - 20),
                Math.max(0, ground.getGreen() - drop),
                Math.max(0, ground.getBlue() - drop / 3))
            : new Color(ground.getRed() - drop, ground.getGreen() - drop, ground.getBlue() - drop);
    g.setColor(line);
    g.setStroke(
        new BasicStroke((float) Math.max(1, penWidth * (0.25 + 0.4 * random.nextDouble()))));
    double offset = gap * random.nextDouble();
    for (double y = -h + offset; y < h; y += gap) {
      line(g, -w, y, w, y);
    }
    offset = gap * random.nextDouble();
    for (double x = -w + offset; squares && x < w; x += gap) {
      line(g, x, -h, x, h);
    }
    if (!squares && random.nextInt(3) == 0) {
      g.setColor(new Color(215, 110, 115));
      line(g, -0.8 * digitSize, -h, -0.8 * digitSize, h);
    }
  }

  private void line(Graphics2D g, double x0, double y0, double x1, double y1) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i <= 8; i++) {
      double[] p = at(x0 + (x1 - x0) * i / 8, y0 + (y1 - y0) * i / 8);
      if (i == 0) {
        path.moveTo(p[0], p[1]);
      } else {
        path.lineTo(p[0], p[1]);
      }
    }
    g.draw(path);
  }

  private void paint(Graphics2D g, Drawing drawing, SplittableRandom random) {
    Drawing.Box box = Objects.requireNonNull(drawing.box());
    double extent = Math.max(1, Math.max(box.width(), box.height()));
    double scale = digitSize / extent;
    boolean rough = kind == Kind.CHALK || kind == Kind.PENCIL;
    g.setColor(ink);
    for (Stroke stroke : drawing.strokes()) {
      Path2D path = new Path2D.Double();
      for (int i = 0; i < stroke.size(); i++) {
        double[] p =
            at(scale * (stroke.x(i) - box.centreX()), scale * (stroke.y(i) - box.centreY()));
        if (i == 0) {
          path.moveTo(p[0], p[1]);
          path.lineTo(p[0] + 0.01, p[1]);
        } else {
          path.lineTo(p[0], p[1]);
        }
      }
      double w = penWidth * (0.9 + 0.2 * random.nextDouble());
      g.setStroke(new BasicStroke((float) w, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.draw(path);
    }
    if (rough) {
      grain(g, scale, drawing, box, random);
    }
  }

  /** Grains of the ground in chalk and pencil lines. */
  private void grain(
      Graphics2D g, double scale, Drawing drawing, Drawing.Box box, SplittableRandom random) {
    g.setColor(new Color(ground.getRed(), ground.getGreen(), ground.getBlue(), 120));
    for (Stroke stroke : drawing.strokes()) {
      for (int i = 0; i < stroke.size(); i++) {
        for (int k = 0; k < 6; k++) {
          double[] p =
              at(
                  scale * (stroke.x(i) - box.centreX()) + penWidth * (random.nextDouble() - 0.5),
                  scale * (stroke.y(i) - box.centreY()) + penWidth * (random.nextDouble() - 0.5));
          double r = 0.6 + 0.1 * penWidth * random.nextDouble();
          g.fill(new java.awt.geom.Ellipse2D.Double(p[0] - r, p[1] - r, 2 * r, 2 * r));
        }
      }
    }
  }

  /** The sheet with a stain on it, and nothing else. */
  BufferedImage stain(SplittableRandom random) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    paintGround(g, random);
    g.dispose();
    PhotoStain.any(0.5 * digitSize, random).paint(image, centreX, centreY);
    PhotoCamera.expose(image, random);
    return PhotoCamera.jpeg(image, 0.4f + 0.55f * (float) random.nextDouble());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s %dx%d digit %.0f pen %.1f", kind, width, height, digitSize, penWidth);
  }
}
