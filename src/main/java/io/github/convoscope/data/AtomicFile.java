package io.github.convoscope.data;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file completely or not at all: first under another name in the same folder, then it is
 * moved into place.
 */
public final class AtomicFile {
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
        });
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
    check(file);
    Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
    try {
      Files.createDirectories(folder);
      // A temporary file of the system would be readable by its owner only, and so would the
      // result.
      Path beside = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
      try {
        Files.createFile(beside);
        filler.fill(beside);
        move(beside, file);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw Problem.work(Message.of("data.cannot-write", file, reason(e)), e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "");
  }
}
