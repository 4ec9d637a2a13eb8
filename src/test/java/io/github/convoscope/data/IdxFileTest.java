package io.github.convoscope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.message.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
  @TempDir private Path folder;

  @Test
  void readsPlainAndGzippedFiles() throws IOException {
    byte[] bytes = idx(new int[] {2, 2, 3}, 12);
    Path plain = write("plain", bytes);
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    }
    Path gzipped = write("zipped.gz", zipped.toByteArray());
    for (Path file : new Path[] {plain, gzipped}) {
      IdxFile.Content content = IdxFile.read(file, 3);
      assertArrayEquals(new int[] {2, 2, 3}, content.extents());
      assertArrayEquals(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, content.values());
    }
  }

  @Test
  void refusesBrokenFiles() throws IOException {
    Path file = write("broken", idx(new int[] {2, 2, 3}, 11));
    assertTrue(Problems.sentence("broken", () -> IdxFile.read(file, 3)).contains("too early"));
    write("broken", idx(new int[] {2, 2, 3}, 13));
    Problems.sentence("broken", () -> IdxFile.read(file, 3));
    write("broken", new byte[0]);
    Problems.sentence("broken", () -> IdxFile.read(file, 3));
    write("broken", new byte[] {0x1f, (byte) 0x8b, 1, 2, 3});
    Problems.sentence("broken", () -> IdxFile.read(file, 3));
    write("broken", idx(new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, 9}, 20));
    assertTrue(Problems.sentence("broken", () -> IdxFile.read(file, 3)).contains("too large"));
    write("broken", idx(new int[] {-1, 2, 3}, 20));
    Problems.sentence("broken", () -> IdxFile.read(file, 3));
    write("broken", idx(new int[] {4}, 4));
    Problems.sentence("broken", () -> IdxFile.read(file, 3));
    Problems.sentence("nowhere", () -> IdxFile.read(folder.resolve("nowhere"), 1));
  }

  @Test
  void splitsOffTheLastFiveThousand() throws IOException {
    mnist(5003, 5003);
    Mnist mnist = new Mnist(folder);
    assertEquals(3, mnist.read(Mnist.Split.TRAIN).count());
    DigitImages validation = mnist.read(Mnist.Split.VALIDATION);
    assertEquals(5000, validation.count());
    assertEquals(3 % 10, validation.label(0));
    assertEquals(12 / 255f, validation.image(0)[0]);
    assertTrue(!mnist.hasTest());
  }

  @Test
  void namesFilesThatAreMissingOrDoNotMatch() throws IOException {
    Problems.sentence("train-images", () -> new Mnist(folder).read(Mnist.Split.TRAIN));
    mnist(5, 4);
    Problems.sentence("train-images", () -> new Mnist(folder).read(Mnist.Split.TRAIN));
    Problems.sentence("nowhere", () -> new Mnist(folder.resolve("nowhere")));
    mnist(2, 2);
    write("train-labels-idx1-ubyte", ByteBuffer.allocate(10).putInt(0x801).putInt(2).array());
    assertEquals(2, new Mnist(folder).read(Mnist.Split.VALIDATION).count());
    byte[] labels = ByteBuffer.allocate(10).putInt(0x801).putInt(2).put((byte) 17).array();
    write("train-labels-idx1-ubyte", labels);
    assertThrows(Problem.class, () -> new Mnist(folder).read(Mnist.Split.VALIDATION));
  }

  private void mnist(int images, int labels) throws IOException {
    write("train-images-idx3-ubyte", idx(new int[] {images, 2, 2}, images * 4));
    byte[] bytes = idx(new int[] {labels}, labels);
    for (int i = 0; i < labels; i++) {
      bytes[8 + i] = (byte) (i % 10);
    }
    write("train-labels-idx1-ubyte", bytes);
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] idx(int[] extents, int values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * extents.length + values);
    bytes.putInt(0x800 + extents.length);
    for (int extent : extents) {
      bytes.putInt(extent);
    }
    for (int i = 0; i < values; i++) {
      bytes.put((byte) i);
    }
    return bytes.array();
  }
}
