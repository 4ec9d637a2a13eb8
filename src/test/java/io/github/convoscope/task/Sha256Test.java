package io.github.convoscope.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.convoscope.message.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checksums are those of the standard's examples (FIPS 180-4, as NIST publishes them). */
class Sha256Test {
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @TempDir private Path folder;

  @Test
  void theSameBytesHaveTheSameChecksumFromWhereverTheyCome() throws IOException {
    byte[] abc = "abc".getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve("abc");
    Files.write(file, abc);
    assertEquals(ABC, Sha256.ofBytes(abc));
    assertEquals(ABC, Sha256.ofText("abc"));
    assertEquals(ABC, Sha256.ofStream(new ByteArrayInputStream(abc)));
    assertEquals(ABC, Sha256.ofFile(file, Progress.NONE));
    assertEquals(NOTHING, Sha256.ofBytes(new byte[0]));
    assertEquals(NOTHING, Sha256.ofFiles(List.of(), Progress.NONE));
  }

  @Test
  void severalFilesAreReadOneAfterTheOther() throws IOException {
    byte[] large = new byte[200_000];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) (i * 31);
    }
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    Files.write(first, Arrays.copyOf(large, 70_000));
    Files.write(second, Arrays.copyOfRange(large, 70_000, large.length));
    assertEquals(Sha256.ofBytes(large), Sha256.ofFiles(List.of(first, second), Progress.NONE));
  }

  @Test
  void aFileThatIsNotThereOrNoLongerWantedIsNotRead() throws IOException {
    assertThrows(
        NoSuchFileException.class, () -> Sha256.ofFile(folder.resolve("none"), Progress.NONE));
    Path file = folder.resolve("some");
    Files.write(file, new byte[10]);
    Progress cancelled =
        new Progress() {
          @Override
          public void report(double fraction, Message doing) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThrows(CancelledException.class, () -> Sha256.ofFile(file, cancelled));
  }
}
