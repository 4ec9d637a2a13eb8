package io.github.convoscope.data;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file completely or not at all: first under another name in the same folder, then it is
 * moved into place. Where the path is a symbolic link, the file that it points to is written. What
 * is no file, such as a pipe or {@code /dev/stdout}, receives all bytes once they are complete.
 */
public final class AtomicFile {
  private static final int MOST_LINKS = 40;

  /** Nanoseconds: what took longer is not written again to tell how much space it needs. */
  private static final long QUICK = 2_000_000_000L;

  private AtomicFile() {}

  /** Writes the bytes of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all bytes; the caller closes the stream. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes a file by its path. */
  @FunctionalInterface
  public interface Filler {
    /** Writes to this file, which exists and is empty. */
    void fill(Path beside) throws IOException;
  }

  /**
   * Writes a file and creates missing folders.
   *
   * @throws Problem when it can't be written; an old file is unchanged then
   */
  public static void write(Path file, Content content) {
    fill(
        file,
        beside -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
            content.writeTo(out);
          }
        },
        content);
  }

  /** Writes a text in UTF-8. */
  public static void write(Path file, String text) {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Checks, before long work, that a path can be a file. Nothing is created or changed.
   *
   * @throws Problem when the path is a folder, or a file is in the place of one of its folders
   */
  public static void check(Path file) {
    if (Files.isDirectory(file)) {
      throw Problem.input(Message.of("data.is-a-folder", file));
    }
    checkFolder(file.toAbsolutePath().getParent());
  }

  /**
   * Checks, before long work, that a path can be a file in a folder that exists already: where the
   * user names one picture, a folder that is not there is most likely misspelt.
   *
   * @throws Problem when the folder does not exist, or the path cannot be a file
   */
  public static void checkInFolder(Path file) {
    check(file);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw Problem.input(Message.of("data.folder-missing", file, folder));
    }
  }

  /**
   * Checks that a folder exists or can be created.
   *
   * @throws Problem when a file is in the place of the folder or of one above it
   */
  public static void checkFolder(@Nullable Path folder) {
    Path there = folder;
    while (there != null && !Files.exists(there)) {
      there = there.toAbsolutePath().getParent();
    }
    if (there != null && !Files.isDirectory(there)) {
      throw Problem.input(Message.of("data.no-folder", there));
    }
  }

  /** Writes a file with code that needs a path instead of a stream. */
  public static void fill(Path file, Filler filler) {
    fill(file, filler, null);
  }

  private static void fill(Path file, Filler filler, @Nullable Content content) {
    check(file);
    boolean stream = isStream(file);
    Path written = file;
    long start = System.nanoTime();
    try {
      written = stream ? file : target(file);
      Path folder =
          stream
              ? Path.of(System.getProperty("java.io.tmpdir"))
              : Objects.requireNonNullElse(written.toAbsolutePath().getParent(), written);
      Files.createDirectories(folder);
      // A temporary file of the system would be readable by its owner only, and so would the
      // result.
      Path beside = folder.resolve("." + written.getFileName() + "." + UUID.randomUUID() + ".part");
      try {
        Files.createFile(beside);
        filler.fill(beside);
        if (stream) {
          try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
            Files.copy(beside, out);
          }
        } else {
          move(beside, written);
        }
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException | UncheckedIOException e) {
      boolean quick = System.nanoTime() - start < QUICK;
      throw WriteProblem.of(file, written, e, quick ? content : null);
    }
  }

  /**
   * Whether a path is no file to be replaced: a device, a pipe, or an open file of this process,
   * whose name {@code /dev/stdout} may be.
   */
  public static boolean isStream(Path file) {
    Path path = file.toAbsolutePath().normalize();
    return path.startsWith("/dev")
        || path.startsWith("/proc")
        || (Files.exists(file) && !Files.isRegularFile(file));
  }

  /** The file that a chain of symbolic links ends at, which may not be there yet. */
  private static Path target(Path file) throws IOException {
    Path target = file;
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemLoopException(file.toString());
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
