package io.github.convoscope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyFileTest {
  @TempDir private Path folder;

  @Test
  void writtenFilesAreReadBack() {
    float[] values = {1, -2.5f, Float.MIN_VALUE, Float.MAX_VALUE, 0, -0f};
    for (int[] shape : new int[][] {{6}, {2, 3}, {1, 2, 3}, {6, 1, 1}}) {
      Path file = folder.resolve("array.npy");
      NpyFile.write(file, shape, values);
      NpyFile.Array read = NpyFile.read(file);
      assertArrayEquals(shape, read.shape());
      assertArrayEquals(values, read.values(), 0);
    }
  }

  @Test
  void theHeaderIsAsNumpyWritesIt() throws IOException {
    Path file = folder.resolve("array.npy");
    NpyFile.write(file, new int[] {2}, new float[] {1, 2});
    byte[] bytes = Files.readAllBytes(file);
    assertEquals(0, (bytes.length - 8) % 64, "data begins at a multiple of 64");
    String header = new String(bytes, 10, bytes.length - 18, StandardCharsets.US_ASCII);
    assertTrue(header.startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }"));
    assertTrue(header.endsWith("\n"));
    assertEquals(
        header.length(), ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort(8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }",
        "{'descr': '>f4', 'fortran_order': False, 'shape': (2,), }",
        "{'descr': '|O', 'fortran_order': False, 'shape': (2,), }",
        "{'descr': '<f4', 'fortran_order': True, 'shape': (1, 2), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999, 99999, 99999), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (-2,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,2), }",
        "{'fortran_order': False, 'shape': (2,), }",
        "",
      })
  void refusesOtherArrays(String header) throws IOException {
    Path file = folder.resolve("given.npy");
    ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + 8).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.putShort((short) header.length());
    bytes.put(header.getBytes(StandardCharsets.US_ASCII));
    Files.write(file, bytes.array());
    Problems.sentence("given.npy", () -> NpyFile.read(file));
  }

  @Test
  void refusesBrokenFiles() throws IOException {
    Path file = folder.resolve("given.npy");
    for (int length : new int[] {0, 5, 11, 40}) {
      Files.write(file, new byte[length]);
      Problems.sentence("given.npy", () -> NpyFile.read(file));
    }
    byte[] promising = new byte[40];
    ByteBuffer.wrap(promising)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, 127});
    Files.write(file, promising);
    Problems.sentence("given.npy", () -> NpyFile.read(file));
    Problems.sentence("nowhere", () -> NpyFile.read(folder.resolve("nowhere")));
  }
}
