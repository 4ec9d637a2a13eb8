package io.github.convoscope.data;

import io.github.convoscope.work.Message;
import io.github.convoscope.work.Problem;
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

  /** Writes a file through something that needs a path rather than a stream. */
  public static void fill(Path file, Filler filler) {
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
