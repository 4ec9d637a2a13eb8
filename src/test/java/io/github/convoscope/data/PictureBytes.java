package io.github.convoscope.data;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Makes files of pictures as cameras and other programs write them. */
public final class PictureBytes {
  private PictureBytes() {}

  /** A picture whose four quarters differ: white, black / red, blue, from the upper left. */
  static BufferedImage quarters(int columns, int rows, int type) {
    BufferedImage image = new BufferedImage(columns, rows, type);
    Graphics2D graphics = image.createGraphics();
    Color[] colours = {Color.WHITE, Color.BLACK, Color.RED, Color.BLUE};
    for (int i = 0; i < 4; i++) {
      graphics.setColor(colours[i]);
      graphics.fillRect(
          i % 2 * columns / 2, i / 2 * rows / 2, columns - columns / 2, rows - rows / 2);
    }
    graphics.dispose();
    return image;
  }

  /** A picture in one of Java's formats. */
  public static byte[] of(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, out)) {
      throw new IllegalArgumentException("no writer for " + format);
    }
    return out.toByteArray();
  }

  /** A JPEG with an orientation, as cameras write it. */
  public static byte[] jpeg(BufferedImage image, int orientation) throws IOException {
    ByteArrayOutputStream exif = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(exif);
    data.write("Exif\0\0MM".getBytes(StandardCharsets.ISO_8859_1));
    data.writeShort(42);
    data.writeInt(8);
    data.writeShort(1);
    data.writeShort(0x0112);
    data.writeShort(3);
    data.writeInt(1);
    data.writeShort(orientation);
    data.writeShort(0);
    data.writeInt(0);
    return withSegment(of(image, "jpg"), 0xe1, exif.toByteArray());
  }

  /** A JPEG that is sent coarse first, then finer. */
  static byte[] progressive(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** A JPEG of inverted CMYK, as programs for print write it. */
  static byte[] cmyk(BufferedImage image) throws IOException {
    WritableRaster inks =
        Raster.createInterleavedRaster(0, image.getWidth(), image.getHeight(), 4, null);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        Color colour = new Color(image.getRGB(x, y));
        // Inverted inks without black are red, green and blue.
        inks.setPixel(x, y, new int[] {colour.getRed(), colour.getGreen(), colour.getBlue(), 255});
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(new IIOImage(inks, null, null));
    } finally {
      writer.dispose();
    }
    byte[] adobe = "Adobe\0d\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    return withSegment(out.toByteArray(), 0xee, adobe);
  }

  private static byte[] withSegment(byte[] jpeg, int marker, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(out);
    data.write(jpeg, 0, 2);
    data.write(new byte[] {(byte) 0xff, (byte) marker});
    data.writeShort(content.length + 2);
    data.write(content);
    data.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  /**
   * A WebP file of black and white pixels, without loss: one bit for each of red, green and blue
   * (RFC 9649).
   */
  public static byte[] webp(BufferedImage image) throws IOException {
    Bits bits = new Bits();
    bits.add(image.getWidth() - 1, 14);
    bits.add(image.getHeight() - 1, 14);
    bits.add(0, 1 + 3);
    // No transform, no cache of colours, one set of codes.
    bits.add(0, 3);
    for (int channel = 0; channel < 3; channel++) {
      // A simple code of the two symbols 0 and 255.
      bits.add(0b011, 3);
      bits.add(0, 1);
      bits.add(255, 8);
    }
    // Opacity has the one symbol 255, distance the one symbol 0.
    bits.add(0b101, 3);
    bits.add(255, 8);
    bits.add(0b001, 3);
    bits.add(0, 1);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        bits.add((image.getRGB(x, y) & 0xff) > 127 ? 0b111 : 0, 3);
      }
    }
    byte[] pixels = bits.bytes();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(out);
    int length = pixels.length + 1;
    int padded = length + length % 2;
    data.writeBytes("RIFF");
    data.writeInt(Integer.reverseBytes(4 + 8 + padded));
    data.writeBytes("WEBPVP8L");
    data.writeInt(Integer.reverseBytes(length));
    data.write(0x2f);
    data.write(pixels);
    data.write(new byte[padded - length]);
    return out.toByteArray();
  }

  /** Bits in the order of WebP: the lowest bit of a number, and of a byte, first. */
  private static final class Bits {
    private final BitSet bits = new BitSet();
    private int count;

    void add(int number, int length) {
      for (int i = 0; i < length; i++) {
        bits.set(count++, (number >> i & 1) == 1);
      }
    }

    byte[] bytes() {
      byte[] bytes = new byte[(count + 7) / 8];
      byte[] filled = bits.toByteArray();
      System.arraycopy(filled, 0, bytes, 0, filled.length);
      return bytes;
    }
  }
}
