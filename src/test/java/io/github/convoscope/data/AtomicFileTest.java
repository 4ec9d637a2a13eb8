package io.github.convoscope.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.message.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  @Test
  void createsMissingFolders() throws IOException {
    Path file = folder.resolve("a/b/text");
    AtomicFile.write(file, "one");
    AtomicFile.write(file, "two");
    assertEquals("two", Files.readString(file));
  }

  @Test
  void keepsTheOldFileWhereWritingFails() throws IOException {
    Path file = folder.resolve("text");
    AtomicFile.write(file, "old");
    Problem problem =
        assertThrows(
            Problem.class,
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(1);
                      throw new IOException("full");
                    }));
    assertEquals(Problem.Kind.WORK, problem.kind());
    assertEquals("old", Files.readString(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count(), "nothing is left beside it");
    }
  }

  @Test
  void refusesAPictureInAFolderThatIsNotThere() throws IOException {
    Path missing = folder.resolve("pictures").resolve("scene.png");
    Problem problem = assertThrows(Problem.class, () -> AtomicFile.checkInFolder(missing));
    assertEquals("data.folder-missing", problem.what().key());
    assertTrue(Files.notExists(missing.getParent()));
    AtomicFile.checkInFolder(folder.resolve("scene.png"));
    AtomicFile.checkInFolder(Path.of("scene.png"));
  }

  @Test
  void refusesAPathThatIsTaken() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThrows(Problem.class, () -> AtomicFile.write(file.resolve("below"), "text"));
  }
}
