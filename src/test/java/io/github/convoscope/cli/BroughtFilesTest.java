package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.PictureBytes;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.model.ShippedFiles;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as people bring them, from cameras and other programs. */
class BroughtFilesTest {
  @TempDir private Path folder;

  @Test
  void aPictureIsSeenAsItsViewerShowsIt() throws IOException {
    for (int digit : List.of(2, 6, 7)) {
      BufferedImage upright = paper(sample(digit), 1000);
      // The camera was turned; the file says so.
      assertAnswer(digit, write("a.jpg", PictureBytes.jpeg(turned(upright, 3), 6)));
      assertAnswer(digit, write("b.jpg", PictureBytes.jpeg(turned(upright, 1), 8)));
      assertAnswer(digit, write("c.jpg", PictureBytes.jpeg(turned(upright, 2), 3)));
    }
  }

  @Test
  void aDigitIsReadFromEveryKindOfPicture() throws IOException {
    BufferedImage paper = paper(sample(5), 300);
    for (String format : List.of("png", "jpg", "bmp", "tif", "gif")) {
      assertAnswer(5, write("a." + format, PictureBytes.of(paper, format)));
    }
    assertAnswer(5, write("a.webp", PictureBytes.webp(paper)));
    assertAnswer(5, write("download", PictureBytes.of(paper, "png")));
  }

  @Test
  void aPictureOfManyMegapixelsIsRead() throws IOException {
    BufferedImage large = paper(sample(2), 6500);
    assertAnswer(2, write("large.jpg", PictureBytes.of(large, "jpg")));
  }

  @Test
  void anIncompletePictureIsRefused() throws IOException {
    byte[] whole = PictureBytes.of(paper(sample(8), 600), "jpg");
    byte[] cut = Arrays.copyOf(whole, whole.length * 2 / 3);
    Output output = Output.of("classify", write("cut.jpg", cut).toString());
    assertEquals(2, output.status());
    assertEquals("", output.out());
    assertTrue(output.err().contains("incomplete"), output.err());
  }

  @Test
  void drawingsOfOtherToolsAreRead() throws IOException {
    StringBuilder timed = new StringBuilder();
    StringBuilder quick = new StringBuilder();
    for (Stroke stroke : sample(5).strokes()) {
      StringBuilder points = new StringBuilder();
      StringBuilder xs = new StringBuilder();
      StringBuilder ys = new StringBuilder();
      for (int i = 0; i < stroke.size(); i++) {
        String comma = i == 0 ? "" : ",";
        points.append(
            String.format(Locale.ROOT, "%s[%f,%f,%d]", comma, stroke.x(i), stroke.y(i), i));
        xs.append(comma).append(Math.round(stroke.x(i) / 2));
        ys.append(comma).append(Math.round(stroke.y(i) / 2));
      }
      String comma = timed.length() == 0 ? "" : ",";
      timed.append(comma).append('[').append(points).append(']');
      quick.append(comma).append("[[").append(xs).append("],[").append(ys).append("]]");
    }
    Path xyt = folder.resolve("xyt.json");
    assertAnswer(5, Files.writeString(xyt, "{\"strokes\": [" + timed + "]}"));
    String line = "{\"word\": \"five\", \"drawing\": [" + quick + "]}";
    assertAnswer(5, Files.writeString(folder.resolve("quick.json"), line));
    assertAnswer(5, Files.writeString(folder.resolve("quick.ndjson"), line + "\n" + line + "\n"));
  }

  @Test
  void emptyDataIsAnError() throws IOException {
    for (String name : List.of("t10k", "train")) {
      idx(name + "-images-idx3-ubyte", 0x803, 0, 28, 28);
      idx(name + "-labels-idx1-ubyte", 0x801, 0);
    }
    Path none = Files.writeString(folder.resolve("none.json"), "[]");
    for (String[] command :
        new String[][] {
          {"evaluate", "--mnist", folder.toString()},
          {"evaluate", "--strokes", none.toString()},
          {"evaluate", "--strokes", none.toString(), "--json"}
        }) {
      Output output = Output.of(command);
      assertEquals(2, output.status(), output.err());
      assertEquals("", output.out());
      assertTrue(output.err().contains("has no digits in it"), output.err());
    }
  }

  @Test
  void outputGoesThroughLinks() throws IOException {
    Path drawing = folder.resolve("two.json");
    StrokesFile.writeOne(drawing, LabelledDrawing.of(sample(2)));
    Path target = Files.writeString(folder.resolve("target.npy"), "old");
    Path link = folder.resolve("link.npy");
    Files.createSymbolicLink(link, target.getFileName());
    Path plain = folder.resolve("plain.npy");
    assertEquals(0, Output.of("explain", drawing.toString(), "-o", link.toString()).status());
    assertEquals(0, Output.of("explain", drawing.toString(), "-o", plain.toString()).status());
    assertTrue(Files.isSymbolicLink(link));
    assertArrayEquals(Files.readAllBytes(plain), Files.readAllBytes(target));
  }

  private void idx(String name, int magic, int... extents) throws IOException {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.writeInt(magic);
      for (int extent : extents) {
        out.writeInt(extent);
      }
    }
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static void assertAnswer(int digit, Path file) {
    Output output = Output.of("classify", file.toString());
    assertEquals(0, output.status(), output.err());
    assertTrue(output.out().startsWith(file + ": " + digit + " "), output.out());
  }

  private static Drawing sample(int digit) {
    return StrokesFile.readAll(ShippedFiles.samples()).stream()
        .filter(sample -> Integer.valueOf(digit).equals(sample.label()))
        .findFirst()
        .orElseThrow()
        .drawing();
  }

  /** A drawing, black on white. */
  private static BufferedImage paper(Drawing drawing, int side) {
    BufferedImage paper = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = paper.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, side, side);
    graphics.setColor(Color.BLACK);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.scale(side / 500.0, side / 500.0);
    graphics.setStroke(new BasicStroke(30, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (Stroke stroke : drawing.strokes()) {
      Path2D path = new Path2D.Double();
      path.moveTo(stroke.x(0), stroke.y(0));
      for (int i = 0; i < stroke.size(); i++) {
        path.lineTo(stroke.x(i), stroke.y(i));
      }
      graphics.draw(path);
    }
    graphics.dispose();
    return paper;
  }

  /** A square picture turned clockwise by quarters. */
  private static BufferedImage turned(BufferedImage image, int quarters) {
    int side = image.getWidth();
    BufferedImage turned = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = turned.createGraphics();
    graphics.drawImage(
        image, AffineTransform.getQuadrantRotateInstance(quarters, side / 2.0, side / 2.0), null);
    graphics.dispose();
    return turned;
  }
}
