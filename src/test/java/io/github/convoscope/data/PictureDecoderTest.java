package io.github.convoscope.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureDecoderTest {
  private static final int RGB = BufferedImage.TYPE_INT_RGB;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "1, WKRB", "2, KWBR", "3, BRKW", "4, RBWK", "5, WRKB", "6, RWBK", "7, BKRW", "8, KBWR"
  })
  void turnsAPictureUpright(int orientation, String quarters) throws IOException {
    byte[] jpeg = PictureBytes.jpeg(PictureBytes.quarters(96, 64, RGB), orientation);
    BufferedImage upright = read("turned.jpg", jpeg);
    assertEquals(orientation > 4 ? 64 : 96, upright.getWidth());
    assertEquals(quarters, quarters(upright));
  }

  @Test
  void readsEveryKindOfPicture() throws IOException {
    for (Map.Entry<String, byte[]> each : kinds().entrySet()) {
      BufferedImage picture = read(each.getKey(), each.getValue());
      assertEquals(480, picture.getWidth(), each.getKey());
      assertEquals("WKRB", quarters(picture), each.getKey());
    }
    BufferedImage webp = read("a.webp", PictureBytes.webp(blackAndWhite()));
    assertEquals(50, webp.getWidth());
    assertEquals(0xffffffff, webp.getRGB(5, 5));
    assertEquals(0xff000000, webp.getRGB(45, 35));
  }

  @Test
  void refusesWhatEndsTooEarly() throws IOException {
    Map<String, byte[]> whole = kinds();
    whole.put("a.webp", PictureBytes.webp(blackAndWhite()));
    for (Map.Entry<String, byte[]> each : whole.entrySet()) {
      for (double part : new double[] {0.75, 0.95}) {
        byte[] bytes = each.getValue();
        byte[] cut = Arrays.copyOf(bytes, (int) (part * bytes.length));
        String name = "cut-" + part + "-" + each.getKey();
        Path file = Files.write(folder.resolve(name), cut);
        String sentence = Problems.sentence(name, () -> PictureDecoder.read(file));
        assertTrue(sentence.contains("incomplete"), sentence);
      }
    }
  }

  @Test
  void bytesBetweenThePartsOfAPictureDoNoHarm() throws IOException {
    byte[] jpeg = PictureBytes.of(PictureBytes.quarters(96, 64, RGB), "jpg");
    byte[] longer = Arrays.copyOf(jpeg, jpeg.length + 5);
    System.arraycopy(jpeg, jpeg.length - 2, longer, longer.length - 2, 2);
    Arrays.fill(longer, jpeg.length - 2, longer.length - 2, (byte) 0);
    assertEquals("WKRB", quarters(read("phone.jpg", longer)));
  }

  @Test
  void readsALargePictureSmaller() throws IOException {
    BufferedImage large = PictureBytes.quarters(9000, 5000, BufferedImage.TYPE_BYTE_GRAY);
    BufferedImage smaller = read("large.png", PictureBytes.of(large, "png"));
    assertTrue((long) smaller.getWidth() * smaller.getHeight() <= PictureDecoder.MOST_KEPT);
    assertEquals(9000.0 / 5000, (double) smaller.getWidth() / smaller.getHeight(), 0.01);
    assertEquals(255, smaller.getRaster().getSample(10, 10, 0));
    assertEquals(0, smaller.getRaster().getSample(smaller.getWidth() - 10, 10, 0));
  }

  @Test
  void readsALargeProgressivePictureFromItsFirstScans() throws IOException {
    BufferedImage large = PictureBytes.quarters(6000, 4000, RGB);
    Graphics2D graphics = large.createGraphics();
    graphics.setColor(Color.BLACK);
    graphics.fillRect(1000, 500, 12, 1000);
    graphics.dispose();
    byte[] jpeg = PictureBytes.progressive(large);
    Path file = Files.write(folder.resolve("large.jpg"), jpeg);
    JpegScans scans = JpegScans.of(file);
    assertEquals(10, scans.scans().size());
    assertEquals(2, scans.needed(3.5));
    assertEquals(5, scans.needed(2.1));
    BufferedImage smaller = PictureDecoder.read(file);
    assertTrue((long) smaller.getWidth() * smaller.getHeight() <= PictureDecoder.MOST_KEPT);
    assertEquals("WKRB", quarters(smaller));
    double scale = smaller.getWidth() / 6000.0;
    int row = (int) (1000 * scale);
    assertTrue(new Color(smaller.getRGB((int) (1006 * scale), row)).getGreen() < 40);
    assertTrue(new Color(smaller.getRGB((int) (1030 * scale), row)).getGreen() > 235);
    Path cut = Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(jpeg, jpeg.length * 19 / 20));
    String sentence = Problems.sentence("cut.jpg", () -> PictureDecoder.read(cut));
    assertTrue(sentence.contains("incomplete"), sentence);
  }

  @Test
  void averagesWhatItLeavesOut() throws IOException {
    BufferedImage lines = new BufferedImage(3000, 3000, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < 3000; y++) {
      for (int x = 0; x < 3000; x += 2) {
        lines.setRGB(x, y, x < 1500 ? 0xff204060 : y % 2 == 0 ? 0xffffffff : 0xff000000);
      }
    }
    BufferedImage smaller = read("lines.png", PictureBytes.of(lines, "png"));
    assertEquals(1500, smaller.getWidth());
    Color seeThrough = new Color(smaller.getRGB(100, 100), true);
    assertEquals(new Color(0x20, 0x40, 0x60, 127), seeThrough);
    assertEquals(128, new Color(smaller.getRGB(1000, 100)).getRed());
    BufferedImage pasted = PictureDecoder.reduced(lines);
    assertEquals(DataBuffer.TYPE_INT, pasted.getRaster().getTransferType());
    assertEquals(smaller.getRGB(100, 100), pasted.getRGB(100, 100));
    assertEquals(smaller.getRGB(1000, 100), pasted.getRGB(1000, 100));
  }

  @Test
  void convertsColoursOfAnotherProfile() throws IOException {
    ColorModel linear =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB),
            false,
            false,
            ColorModel.OPAQUE,
            DataBuffer.TYPE_BYTE);
    BufferedImage image =
        new BufferedImage(linear, linear.createCompatibleWritableRaster(9, 9), false, null);
    image.getRaster().setPixel(4, 4, new int[] {55, 55, 55});
    BufferedImage converted = PictureChange.inSrgb(image);
    assertTrue(converted.getColorModel().getColorSpace().isCS_sRGB());
    assertEquals(128, converted.getRaster().getSample(4, 4, 0), 3);
  }

  @Test
  void namesWhatItDoesNotRead() throws IOException {
    Map<String, String> heads =
        Map.of(
            "IMG_1.HEIC", "\0\0\0\30ftypheic\0\0\0\0",
            "a.avif", "\0\0\0\34ftypavif\0\0\0\0",
            "b.jxl", "\0\0\0\14JXL \r\n\207\n",
            "c.jp2", "\0\0\0\14jP  \r\n\207\n",
            "d.psd", "8BPS\0\1\0\0\0\0\0\0",
            "e.svg", "<svg xmlns=\"http\"></svg>");
    for (Map.Entry<String, String> each : heads.entrySet()) {
      byte[] bytes = each.getValue().getBytes(StandardCharsets.ISO_8859_1);
      Path file = Files.write(folder.resolve(each.getKey()), bytes);
      String sentence = Problems.sentence(each.getKey(), () -> PictureDecoder.read(file));
      assertTrue(sentence.contains("export it as JPEG or PNG"), sentence);
      assertTrue(PictureDecoder.recognises(file));
    }
  }

  @Test
  void anUnreadableOrientationIsNone() throws IOException {
    for (int orientation : List.of(0, 9, 65535)) {
      byte[] jpeg = PictureBytes.jpeg(PictureBytes.quarters(96, 64, RGB), orientation);
      assertEquals("WKRB", quarters(read("odd.jpg", jpeg)));
    }
  }

  @Test
  void aPictureNeedsNoName() throws IOException {
    byte[] png = PictureBytes.of(PictureBytes.quarters(96, 64, RGB), "png");
    assertTrue(PictureDecoder.recognises(Files.write(folder.resolve("download"), png)));
    Path other = Files.writeString(folder.resolve("notes"), "no picture");
    assertFalse(PictureDecoder.recognises(other));
    assertFalse(PictureDecoder.recognises(folder));
  }

  @Test
  void aDrawingIsNoPicture() {
    assertFalse(PictureDecoder.recognises(Path.of("drawing.json")));
    assertTrue(PictureDecoder.recognises(Path.of("Scan.TIFF")));
  }

  private static Map<String, byte[]> kinds() throws IOException {
    BufferedImage colours = PictureBytes.quarters(480, 320, RGB);
    Map<String, byte[]> kinds = new LinkedHashMap<>();
    kinds.put("a.png", PictureBytes.of(colours, "png"));
    kinds.put("a.jpg", PictureBytes.of(colours, "jpg"));
    kinds.put("a.bmp", PictureBytes.of(colours, "bmp"));
    kinds.put("a.tif", PictureBytes.of(colours, "tif"));
    kinds.put("cmyk.jpg", PictureBytes.cmyk(colours));
    BufferedImage palette = PictureBytes.quarters(480, 320, BufferedImage.TYPE_BYTE_INDEXED);
    kinds.put("palette.png", PictureBytes.of(palette, "png"));
    kinds.put("palette.gif", PictureBytes.of(palette, "gif"));
    BufferedImage clear = PictureBytes.quarters(480, 320, BufferedImage.TYPE_INT_ARGB);
    kinds.put("clear.png", PictureBytes.of(clear, "png"));
    ColorModel sixteen =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            ColorModel.OPAQUE,
            DataBuffer.TYPE_USHORT);
    BufferedImage deep =
        new BufferedImage(sixteen, sixteen.createCompatibleWritableRaster(480, 320), false, null);
    deep.createGraphics().drawImage(colours, 0, 0, null);
    kinds.put("deep.png", PictureBytes.of(deep, "png"));
    return kinds;
  }

  private static BufferedImage blackAndWhite() {
    BufferedImage image = new BufferedImage(50, 40, RGB);
    for (int i = 0; i < 50 * 40; i++) {
      image.setRGB(i % 50, i / 50, i % 50 < 25 && i / 50 < 20 ? 0xffffff : 0);
    }
    return image;
  }

  private BufferedImage read(String name, byte[] bytes) throws IOException {
    return PictureDecoder.read(Files.write(folder.resolve(name), bytes));
  }

  /** The four quarters from the upper left: white, black (K), red, blue. */
  private static String quarters(BufferedImage image) {
    StringBuilder quarters = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      int x = image.getWidth() * (1 + i % 2 * 2) / 4;
      int y = image.getHeight() * (1 + i / 2 * 2) / 4;
      Color colour = new Color(image.getRGB(x, y));
      boolean red = colour.getRed() > 150;
      boolean blue = colour.getBlue() > 110;
      quarters.append(red && blue ? 'W' : red ? 'R' : blue ? 'B' : 'K');
    }
    return quarters.toString();
  }
}
