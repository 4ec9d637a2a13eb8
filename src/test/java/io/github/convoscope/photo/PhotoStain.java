package io.github.convoscope.photo;

import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * What cups, glasses and drops leave on paper. It takes light away as coloured water does (by
 * Lambert and Beer), so it is never darker than its ground lets it be, and its darkness, width and
 * outline change along it.
 *
 * <pre>{@code
 * PhotoStain.of(PhotoStain.Kind.RING, radius, random).paint(sheet, x, y);
 * }</pre>
 */
final class PhotoStain {
  /** Its shape. */
  enum Kind {
    /** A ring with soft edges. */
    RING,
    /** A ring whose outer edge is sharp and darkest: where a drop dries first. */
    RIM,
    /** A ring with a gap. */
    ARC,
    /** Two rings that overlap. */
    TWO_RINGS,
    /** A dried drop with a dark rim. */
    DROP
  }

  private static final double[][] DRINKS = {
    {0.45, 0.85, 1.5}, {0.2, 0.5, 1.3}, {0.7, 1.0, 1.3}, {0.5, 1.4, 1.0}, {0.8, 0.9, 1.0}
  };

  private final Kind kind;
  private final double radius;
  private final double[] drink;
  private final double deep;
  private final double width;
  private final double flat;
  private final double turn;
  private final double uneven;
  private final double gap;
  private final double[] phases = new double[6];
  private final double wobble;
  private final double film;
  private final double[] shift;
  private final double[][] drops;

  private PhotoStain(Kind kind, double radius, SplittableRandom random) {
    this.kind = kind;
    this.radius = radius;
    int draw = random.nextInt(10);
    drink = DRINKS[draw < 5 ? 0 : draw < 7 ? 1 : draw - 5];
    deep = 0.12 + 0.75 * random.nextDouble() * random.nextDouble() + 0.1 * random.nextDouble();
    width = 0.03 + 0.09 * random.nextDouble();
    flat = 1 - 0.22 * random.nextDouble();
    turn = Math.PI * random.nextDouble();
    uneven = 0.1 + 0.6 * random.nextDouble();
    gap = 0.4 + 1.6 * random.nextDouble();
    for (int i = 0; i < phases.length; i++) {
      phases[i] = 2 * Math.PI * random.nextDouble();
    }
    wobble = 0.03 * random.nextDouble() + (kind == Kind.DROP ? 0.04 : 0);
    film = random.nextInt(3) == 0 ? 0.15 * random.nextDouble() : 0;
    double away = 0.15 + 0.9 * random.nextDouble();
    shift = new double[] {away * Math.cos(phases[5]), away * Math.sin(phases[5])};
    drops = new double[random.nextInt(2) * random.nextInt(5)][];
    for (int i = 0; i < drops.length; i++) {
      double angle = 2 * Math.PI * random.nextDouble();
      double far = 1.15 + 0.5 * random.nextDouble();
      drops[i] =
          new double[] {
            far * Math.cos(angle), far * Math.sin(angle), 0.02 + 0.06 * random.nextDouble()
          };
    }
  }

  /** A stain of a kind, the rest by chance. */
  static PhotoStain of(Kind kind, double radius, SplittableRandom random) {
    return new PhotoStain(kind, radius, random);
  }

  /** A stain, most of them rings. */
  static PhotoStain any(double radius, SplittableRandom random) {
    Kind[] kinds = Kind.values();
    return of(kinds[Math.max(0, random.nextInt(kinds.length + 2) - 2)], radius, random);
  }

  /** Stains a sheet, with the stain's middle at this pixel. */
  void paint(BufferedImage sheet, double x0, double y0) {
    double cos = Math.cos(turn);
    double sin = Math.sin(turn);
    for (int y = 0; y < sheet.getHeight(); y++) {
      for (int x = 0; x < sheet.getWidth(); x++) {
        double u = (x + 0.5 - x0) / radius;
        double v = (y + 0.5 - y0) / radius;
        double along = u * cos + v * sin;
        double across = (v * cos - u * sin) / flat;
        double density = density(along, across);
        if (kind == Kind.TWO_RINGS) {
          density += 0.8 * density(along - shift[0], across - shift[1]);
        }
        for (double[] drop : drops) {
          density += 0.7 * step((drop[2] - Math.hypot(along - drop[0], across - drop[1])) * radius);
        }
        if (density > 0.004) {
          int rgb = sheet.getRGB(x, y);
          int stained = 0;
          for (int c = 0; c < 3; c++) {
            int level = rgb >> 16 - 8 * c & 0xff;
            stained |= (int) Math.round(level * Math.exp(-deep * density * drink[c])) << 16 - 8 * c;
          }
          sheet.setRGB(x, y, stained);
        }
      }
    }
  }

  /** How much of the drink there is, 1 being usual in the ring. */
  private double density(double u, double v) {
    double angle = Math.atan2(v, u);
    double r =
        Math.hypot(u, v)
            / (1
                + wobble * Math.sin(3 * angle + phases[0])
                + 0.6 * wobble * Math.sin(5 * angle + phases[1]));
    double wide = width * (1 + 0.45 * Math.sin(angle + phases[2]));
    double much = 1 + uneven * Math.sin(angle + phases[3]) + 0.15 * Math.sin(4 * angle + phases[4]);
    double inside = film * step((1 - r) * radius);
    double ring =
        switch (kind) {
          case RING, TWO_RINGS -> Math.exp(-0.5 * (r - 1) * (r - 1) / (wide * wide));
          case RIM, DROP -> step((1 - r) * radius) * Math.exp(-(1 - r) / (1.3 * wide));
          case ARC -> {
            double apart = Math.abs(Math.IEEEremainder(angle - phases[3], 2 * Math.PI));
            double open = step((apart - gap / 2) * 0.4 * radius * 0.3);
            yield open * Math.exp(-0.5 * (r - 1) * (r - 1) / (wide * wide));
          }
        };
    double body = kind == Kind.DROP ? 0.3 * step((1 - r) * radius) : 0;
    return Math.max(0, much) * ring + inside + body;
  }

  /** 0 to 1 within a pixel and a half. */
  private static double step(double pixels) {
    return Math.max(0, Math.min(1, pixels / 1.5 + 0.5));
  }
}
