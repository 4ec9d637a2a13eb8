package io.github.convoscope.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

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

  @Test
  void writesTheFileThatALinkPointsTo() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "old");
    Path link = link("link", Path.of("target"));
    Path further = link("further", link);
    AtomicFile.write(further, "new");
    assertEquals("new", Files.readString(target));
    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.isSymbolicLink(further));
    Path dangling = link("dangling", folder.resolve("later/file"));
    AtomicFile.write(dangling, "text");
    assertEquals("text", Files.readString(folder.resolve("later/file")));
    Path loop = link("loop", Path.of("loop"));
    assertThrows(Problem.class, () -> AtomicFile.write(loop, "text"));
  }

  private Path link(String name, Path target) throws IOException {
    try {
      return Files.createSymbolicLink(folder.resolve(name), target);
    } catch (UnsupportedOperationException | AccessDeniedException e) {
      throw new TestAbortedException("no symbolic links here", e);
    }
  }

  @Test
  void writesToAPipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(new File("/usr/bin/mkfifo").canExecute(), "no pipes here");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    CompletableFuture<String> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    AtomicFile.write(pipe, "through the pipe");
    assertEquals("through the pipe", read.get(60, TimeUnit.SECONDS));
    assertFalse(Files.isRegularFile(pipe), "it is still a pipe");
  }

  @Test
  void saysThatADiskIsFullAndHowMuchWasNeeded() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "no disk here that is always full");
    Problem problem =
        assertThrows(
            Problem.class, () -> AtomicFile.write(full, out -> out.write(new byte[3 << 20])));
    String sentence = Messages.text(problem.what(), Locale.ENGLISH);
    assertTrue(sentence.contains("no space left on /dev"), sentence);
    assertTrue(sentence.contains("it needs 3.0\u00a0MB, and "), sentence);
    Problem small =
        assertThrows(Problem.class, () -> AtomicFile.write(full, out -> out.write(new byte[168])));
    String smaller = Messages.text(small.what(), Locale.ENGLISH);
    assertTrue(smaller.contains("it needs 1\u00a0kB"), smaller);
  }

  @Test
  void saysOfADiskThatFillsUpMeanwhileWhatIsNeeded() {
    Path file = folder.resolve("picture.png");
    boolean[] tried = new boolean[1];
    Problem problem =
        assertThrows(
            Problem.class,
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[1 << 20]);
                      if (!tried[0]) {
                        tried[0] = true;
                        throw new IOException(
                            "wrapped", new IOException("No space left on device"));
                      }
                    }));
    String sentence = Messages.text(problem.what(), Locale.ENGLISH);
    assertTrue(sentence.contains("it needs 1.0\u00a0MB"), sentence);
    assertFalse(Files.exists(file));
  }
}
