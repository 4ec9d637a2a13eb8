package io.github.convoscope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.drawing.GreyImage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFileTest {
  @TempDir private Path folder;

  @Test
  void inkIsTheDifferenceFromTheBackground() throws IOException {
    GreyImage darkOnBright = ImageFile.read(square("a.png", Color.WHITE, Color.BLACK, 40));
    GreyImage brightOnDark = ImageFile.read(square("b.png", Color.BLACK, Color.WHITE, 40));
    GreyImage pencil = ImageFile.read(square("c.png", new Color(230, 220, 200), Color.GRAY, 40));
    assertArrayEquals(darkOnBright.ink(), brightOnDark.ink(), 1e-6f);
    assertArrayEquals(darkOnBright.ink(), pencil.ink(), 1e-6f);
    assertEquals(1, darkOnBright.ink()[20 * 40 + 20]);
    assertEquals(0, darkOnBright.ink()[0]);
  }

  @Test
  void readsJpegs() throws IOException {
    BufferedImage image = picture(Color.WHITE, Color.BLACK, 40, BufferedImage.TYPE_INT_RGB);
    Path file = folder.resolve("a.jpg");
    assertTrue(ImageIO.write(image, "jpg", file.toFile()));
    GreyImage ink = ImageFile.read(file);
    assertTrue(ink.ink()[20 * 40 + 20] > 0.95f);
    assertTrue(ink.ink()[0] < 0.05f);
  }

  @Test
  void transparentPixelsAreBackground() throws IOException {
    for (Color pen : new Color[] {Color.BLACK, Color.WHITE}) {
      GreyImage ink = ImageFile.read(square("t.png", new Color(0, 0, 0, 0), pen, 40));
      assertEquals(1, ink.ink()[20 * 40 + 20]);
      assertEquals(0, ink.ink()[0]);
    }
  }

  @Test
  void aPictureOf28PixelsKeepsItsGreys() throws IOException {
    BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(5, 6, 0, 100);
    Path file = folder.resolve("digit.png");
    ImageIO.write(image, "png", file.toFile());
    assertEquals(100 / 255f, ImageFile.read(file).ink()[6 * 28 + 5]);
  }

  @Test
  void aUniformPictureHasNoInk() throws IOException {
    for (float ink : ImageFile.read(square("e.png", Color.GRAY, Color.GRAY, 40)).ink()) {
      assertEquals(0, ink);
    }
  }

  /** Light that falls off over clean paper is no stroke, nor is one level beside the next. */
  @Test
  void aSlopeOfLightIsDoubtful() {
    for (int steps : new int[] {60, 1}) {
      BufferedImage image = new BufferedImage(200, 300, BufferedImage.TYPE_INT_RGB);
      for (int y = 0; y < 300; y++) {
        for (int x = 0; x < 200; x++) {
          int level = 220 - steps * y / 200;
          image.setRGB(x, y, level * 0x10101);
        }
      }
      assertNotNull(ImageFile.ink(image).doubt());
    }
  }

  @Test
  void refusesAHugePictureBeforeUnpackingIt() throws IOException {
    Path file = Files.write(folder.resolve("huge.png"), pngHeader(30_000, 30_000));
    assertTrue(Problems.sentence("huge.png", () -> ImageFile.read(file)).contains("too large"));
    Path wide = Files.write(folder.resolve("wide.png"), pngHeader(2_000_000_000, 1));
    Problems.sentence("wide.png", () -> ImageFile.read(wide));
  }

  @Test
  void refusesOtherFiles() throws IOException {
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    Problems.sentence("text.png", () -> ImageFile.read(text));
    Path empty = Files.write(folder.resolve("empty.png"), new byte[0]);
    Problems.sentence("empty.png", () -> ImageFile.read(empty));
    Path cut = Files.write(folder.resolve("cut.png"), pngHeader(100, 100));
    Problems.sentence("cut.png", () -> ImageFile.read(cut));
    Problems.sentence("nowhere.png", () -> ImageFile.read(folder.resolve("nowhere.png")));
    Problems.sentence(folder.getFileName().toString(), () -> ImageFile.read(folder));
  }

  private Path square(String name, Color ground, Color pen, int side) throws IOException {
    Path file = folder.resolve(name);
    ImageIO.write(picture(ground, pen, side, BufferedImage.TYPE_INT_ARGB), "png", file.toFile());
    return file;
  }

  private static BufferedImage picture(Color ground, Color pen, int side, int type) {
    BufferedImage image = new BufferedImage(side, side, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setBackground(ground);
    graphics.clearRect(0, 0, side, side);
    graphics.setColor(pen);
    graphics.fillRect(side / 4, side / 4, side / 2, side / 2);
    graphics.dispose();
    return image;
  }

  private static byte[] pngHeader(int width, int height) throws IOException {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(chunk);
    data.write("IHDR".getBytes(StandardCharsets.US_ASCII));
    data.writeInt(width);
    data.writeInt(height);
    data.write(new byte[] {8, 0, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(chunk.toByteArray());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(file);
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    out.writeInt(13);
    out.write(chunk.toByteArray());
    out.writeInt((int) crc.getValue());
    return file.toByteArray();
  }
}
