package io.github.convoscope.photo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** What light, a lens, a sensor and a JPEG file make of a scene. */
final class PhotoCamera {
  private static final float[] GAUSS = gauss();

  private PhotoCamera() {}

  /** Light that falls off, a hand's shadow, a lens that is a little soft, a sensor's noise. */
  static void expose(BufferedImage image, SplittableRandom random) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] rgb = image.getRGB(0, 0, width, height, null, 0, width);
    double fall = 0.5 * random.nextDouble();
    double angle = 2 * Math.PI * random.nextDouble();
    double noise = 8 * random.nextDouble();
    boolean shadow = random.nextInt(3) == 0;
    double deep = 0.15 + 0.35 * random.nextDouble();
    double shadowAngle = 2 * Math.PI * random.nextDouble();
    double shadowAt = 0.8 * (random.nextDouble() - 0.5);
    double soft = 0.02 + 0.2 * random.nextDouble();
    double bend = 3 * random.nextDouble();
    double blur = 1.1 * random.nextDouble();
    float[] plane = new float[rgb.length];
    int[] out = new int[rgb.length];
    for (int shift = 16; shift >= 0; shift -= 8) {
      int at = 0;
      for (int y = 0; y < height; y++) {
        double v = (double) y / height - 0.5;
        for (int x = 0; x < width; x++, at++) {
          double u = (double) x / width - 0.5;
          double light = 1 - fall * (0.5 + 0.7 * (u * Math.cos(angle) + v * Math.sin(angle)));
          if (shadow) {
            double d = u * Math.cos(shadowAngle) + v * Math.sin(shadowAngle) - shadowAt;
            d +=
                0.05 * Math.sin(9 * (u * Math.sin(shadowAngle) - v * Math.cos(shadowAngle)) + bend);
            light *= 1 - deep / (1 + Math.exp(-d / (0.25 * soft)));
          }
          plane[at] = (float) ((rgb[at] >> shift & 0xff) * light);
        }
      }
      soften(plane, width, blur);
      int start = random.nextInt(GAUSS.length);
      for (int i = 0; i < out.length; i++) {
        double value = plane[i] + noise * GAUSS[(start + i * 7 + i / 251) & GAUSS.length - 1];
        out[i] |= Math.max(0, Math.min(255, (int) Math.round(value))) << shift;
      }
    }
    image.setRGB(0, 0, width, height, out, 0, width);
  }

  /**
   * A lens that is soft, a sensor's noise.
   *
   * @param blur standard deviation, in pixels
   * @param noise standard deviation, in 255ths
   */
  static void sense(BufferedImage image, double blur, double noise, SplittableRandom random) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] rgb = image.getRGB(0, 0, width, height, null, 0, width);
    int[] out = new int[rgb.length];
    float[] plane = new float[rgb.length];
    for (int shift = 16; shift >= 0; shift -= 8) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = rgb[i] >> shift & 0xff;
      }
      for (double left = blur * blur; left > 0.09; left -= 0.8) {
        soften(plane, width, Math.sqrt(Math.min(left, 0.8)));
      }
      int start = random.nextInt(GAUSS.length);
      for (int i = 0; i < out.length; i++) {
        double value = plane[i] + noise * GAUSS[(start + i * 7 + i / 251) & GAUSS.length - 1];
        out[i] |= Math.max(0, Math.min(255, (int) Math.round(value))) << shift;
      }
    }
    image.setRGB(0, 0, width, height, out, 0, width);
  }

  private static void soften(float[] plane, int width, double sigma) {
    int height = plane.length / width;
    if (sigma < 0.3) {
      return;
    }
    float side = (float) Math.exp(-0.5 / (sigma * sigma));
    float middle = 1 / (1 + 2 * side);
    side *= middle;
    float[] copy = new float[plane.length];
    for (int i = 0; i < plane.length; i++) {
      int x = i % width;
      copy[i] =
          middle * plane[i] + side * (plane[x > 0 ? i - 1 : i] + plane[x < width - 1 ? i + 1 : i]);
    }
    for (int i = 0; i < plane.length; i++) {
      int y = i / width;
      plane[i] =
          middle * copy[i]
              + side * (copy[y > 0 ? i - width : i] + copy[y < height - 1 ? i + width : i]);
    }
  }

  /** What is left of a picture after a JPEG file of this quality, 0 to 1. */
  static BufferedImage jpeg(BufferedImage image, float quality) {
    try {
      ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      try (var out = ImageIO.createImageOutputStream(bytes)) {
        writer.setOutput(out);
        writer.write(null, new IIOImage(image, null, null), param);
      }
      writer.dispose();
      return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static float[] gauss() {
    SplittableRandom random = new SplittableRandom(5);
    float[] values = new float[1 << 16];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
