package io.github.convoscope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10Test {
  private static final int RECORD = 3073;

  @TempDir private Path folder;

  @Test
  void readsTheOfficialBinaryFiles() throws IOException {
    byte[][] batches = new byte[5][];
    for (int b = 0; b < 5; b++) {
      batches[b] = batch(b, 3);
      Files.write(folder.resolve("data_batch_" + (b + 1) + ".bin"), batches[b]);
    }
    LabelledPictures pictures = Cifar10.train(folder);
    assertEquals(15, pictures.count());
    assertEquals(Cifar10.NAMES, pictures.names());
    for (int i = 0; i < 15; i++) {
      byte[] batch = batches[i / 3];
      int from = i % 3 * RECORD;
      assertEquals(batch[from], pictures.labels()[i]);
      assertArrayEquals(
          Arrays.copyOfRange(batch, from + 1, from + RECORD),
          Arrays.copyOfRange(pictures.pixels(), i * 3072, (i + 1) * 3072));
    }
  }

  @Test
  void findsTheFilesInTheFolderOfTheArchive() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("cifar-10-batches-bin"));
    for (int b = 1; b <= 5; b++) {
      Files.write(inner.resolve("data_batch_" + b + ".bin"), batch(b, 1));
    }
    assertEquals(5, Cifar10.train(folder).count());
    Files.delete(inner.resolve("data_batch_4.bin"));
    assertTold("data_batch_4.bin");
  }

  @Test
  void refusesBrokenFilesInOneSentence() throws IOException {
    assertTold(folder.getFileName().toString());
    for (int b = 1; b <= 5; b++) {
      Files.write(folder.resolve("data_batch_" + b + ".bin"), batch(b, 2));
    }
    Path third = folder.resolve("data_batch_3.bin");
    Files.write(third, Arrays.copyOf(batch(3, 2), 2 * RECORD - 1));
    assertTold("6145");
    Files.write(third, new byte[0]);
    assertTold("data_batch_3.bin");
    byte[] wrong = batch(3, 2);
    wrong[RECORD] = 10;
    Files.write(third, wrong);
    assertTold("record 1");
  }

  @Test
  void readsPicturesInAFolderAClass() throws IOException {
    for (int label = 0; label < 10; label++) {
      Path of = Files.createDirectories(folder.resolve("train").resolve(Cifar10.NAMES.get(label)));
      for (int i = 0; i < 2; i++) {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        image.setRGB(5, 7, 0x10203 * (label + 1));
        ImageIO.write(image, "png", of.resolve("000" + (1 - i) + ".png").toFile());
      }
      Files.writeString(of.resolve("notes.txt"), "no picture");
    }
    LabelledPictures pictures = Cifar10.train(folder);
    assertEquals(20, pictures.count());
    for (int i = 0; i < 20; i++) {
      assertEquals(i / 2, pictures.labels()[i]);
      int at = i * 3072 + 7 * 32 + 5;
      assertEquals(i / 2 + 1, pictures.pixels()[at]);
      assertEquals(2 * (i / 2 + 1), pictures.pixels()[at + 1024]);
      assertEquals(3 * (i / 2 + 1), pictures.pixels()[at + 2048]);
    }
  }

  @Test
  void theLastOfEachClassAreSetAside() {
    int[] labels = {0, 0, 1, 1, 0, 1, 0, 1, 1, 1};
    LabelledPictures pictures = new LabelledPictures(1, 1, List.of("a", "b"), new byte[30], labels);
    assertArrayEquals(new int[] {4, 6, 8, 9}, pictures.split(0.4, true));
    assertArrayEquals(new int[] {0, 1, 2, 3, 5, 7}, pictures.split(0.4, false));
    assertArrayEquals(new int[] {6, 9}, pictures.split(0.01, true));
    assertArrayEquals(new int[] {1, 1}, pictures.chosen(new int[] {8, 9}).labels());
  }

  private void assertTold(String named) {
    Problems.sentence(named, () -> Cifar10.train(folder));
  }

  private static byte[] batch(int seed, int records) {
    byte[] bytes = new byte[records * RECORD];
    Random random = new Random(seed);
    random.nextBytes(bytes);
    for (int r = 0; r < records; r++) {
      bytes[r * RECORD] = (byte) random.nextInt(10);
    }
    return bytes;
  }
}
