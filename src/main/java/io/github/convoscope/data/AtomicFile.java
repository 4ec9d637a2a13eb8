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

/** Writes a file whole or not at all: beside its place first, then moved there. */
public final class AtomicFile {
  private AtomicFile() {}

  /** What writes the bytes. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; the stream is closed by the caller. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** What fills a file of that name by itself. */
  @FunctionalInterface
  public interface Filler {
    /** Writes the file at this path, which already exists and is empty. */
    void fill(Path beside) throws IOException;
  }

  /**
   * Writes a file; missing folders are made.
   *
   * @throws Problem when it can't be written; the old file is as it was
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
   * Makes sure, before long work, that a file could stand there as far as its path goes. Nothing is
   * made or changed.
   *
   * @throws Problem when a folder already has that name, or a file stands where a folder is needed
   */
  public static void check(Path file) {
    if (Files.isDirectory(file)) {
      throw Problem.input(Message.of("data.is-a-folder", file));
    }
    checkFolder(file.toAbsolutePath().getParent());
  }

  /**
   * Makes sure that a folder is there or could be made.
   *
   * @throws Problem when a file stands where a folder is needed
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

  /** Writes a file through something that needs a path rather than a stream. */
  public static void fill(Path file, Filler filler) {
    check(file);
    Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
    try {
      Files.createDirectories(folder);
      // Not a temporary file of the system's: those can't be read by others, and so couldn't the
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
