package io.github.convoscope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.convoscope.message.Problem;
import io.github.convoscope.task.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10FetchTest {
  private static final List<String> NAMES =
      List.of(
          "readme.html",
          "batches.meta.txt",
          "data_batch_1.bin",
          "data_batch_2.bin",
          "data_batch_3.bin",
          "data_batch_4.bin",
          "data_batch_5.bin",
          "test_batch.bin");

  @TempDir private Path folder;

  @Test
  void theArchiveIsUnpacked() throws Exception {
    Path into = folder.resolve("data");
    fetch(archive(NAMES, "cifar-10-batches-bin/")).fetch(into, Progress.NONE);
    assertArrayEquals(
        content("data_batch_3.bin"), Files.readAllBytes(into.resolve("data_batch_3.bin")));
    assertFalse(Files.exists(into.resolve("readme.html")));
    assertFalse(Files.exists(into.resolve("cifar-10-binary.tar.gz")));
    assertEquals(7, into.toFile().list().length);
  }

  @Test
  void nothingLeavesTheFolder() throws Exception {
    Path into = folder.resolve("data");
    fetch(archive(NAMES, "../../")).fetch(into, Progress.NONE);
    assertEquals(List.of("archive.tar.gz", "data"), List.of(sorted(folder.toFile().list())));
  }

  @Test
  void anArchiveWithoutAFileIsRefused() throws Exception {
    Cifar10Fetch fetch = fetch(archive(NAMES.subList(0, 5), "x/"));
    Path into = folder.resolve("data");
    Problem problem = assertThrows(Problem.class, () -> fetch.fetch(into, Progress.NONE));
    assertEquals("data.cannot-unpack", problem.what().key());
  }

  private static String[] sorted(String[] names) {
    java.util.Arrays.sort(names);
    return names;
  }

  private static byte[] content(String name) {
    return name.repeat(99).getBytes(StandardCharsets.US_ASCII);
  }

  private Cifar10Fetch fetch(byte[] archive) throws Exception {
    Path file = Files.write(folder.resolve("archive.tar.gz"), archive);
    String sum = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(archive));
    return new Cifar10Fetch(
        new VerifiedFetch(
            "cifar-10-binary.tar.gz",
            List.of(file.toUri().toString()),
            "MD5",
            sum,
            archive.length));
  }

  private static byte[] archive(List<String> names, String place) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      for (String name : names) {
        byte[] bytes = content(name);
        byte[] header = new byte[512];
        put(header, 0, place + name);
        put(header, 124, String.format("%011o", bytes.length));
        header[156] = '0';
        out.write(header);
        out.write(bytes);
        out.write(new byte[(512 - bytes.length % 512) % 512]);
      }
      out.write(new byte[1024]);
    }
    return packed.toByteArray();
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
