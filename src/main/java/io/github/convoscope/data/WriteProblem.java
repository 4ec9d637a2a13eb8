package io.github.convoscope.data;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says why a file cannot be written, in words, as far as the system tells. */
final class WriteProblem {
  private static final double KILOBYTE = 1 << 10;
  private static final double MEGABYTE = 1 << 20;

  private WriteProblem() {}

  /**
   * The problem.
   *
   * @param file what the user called it
   * @param written where it is
   * @param thrown what went wrong
   * @param content writes it again, to measure how much space it needs; null where that is not
   *     possible
   */
  static Problem of(
      Path file, Path written, Exception thrown, AtomicFile.@Nullable Content content) {
    String reason = null;
    for (Throwable cause = thrown; cause != null && reason == null; cause = cause.getCause()) {
      reason = reason(cause);
    }
    if ("full".equals(reason)) {
      return full(file, written, thrown, content);
    }
    String words =
        reason == null
            ? innermost(thrown).getClass().getSimpleName().replace("Exception", "")
            : Messages.text("data.reason." + reason);
    return Problem.work(Message.of("data.cannot-write", file, words), thrown);
  }

  private static @Nullable String reason(Throwable thrown) {
    String said = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
    if (said.contains("no space left") || said.contains("not enough space")) {
      return "full";
    }
    if (said.contains("quota")) {
      return "quota";
    }
    if (said.contains("read-only")) {
      return "read-only";
    }
    return thrown instanceof AccessDeniedException ? "denied" : null;
  }

  private static Throwable innermost(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause instanceof IOException ? innermost(cause) : thrown;
  }

  private static Problem full(
      Path file, Path written, Exception thrown, AtomicFile.@Nullable Content content) {
    Path folder = written.toAbsolutePath().getParent();
    String system;
    long free;
    try {
      var store = Files.getFileStore(folder == null ? written : folder);
      system = store.toString();
      free = store.getUsableSpace();
    } catch (IOException unknown) {
      system = String.valueOf(folder);
      free = 0;
    }
    long needed = content == null ? 0 : size(content);
    Message words =
        needed > 0
            ? Message.of("data.full-needs", file, system, bytes(needed), bytes(free))
            : Message.of("data.full", file, system, bytes(free));
    return Problem.work(words, thrown);
  }

  private static Message bytes(long count) {
    return count < MEGABYTE
        ? Message.of("data.kilobytes", Math.ceil(count / KILOBYTE))
        : Message.of("data.megabytes", count / MEGABYTE);
  }

  /** The number of bytes, 0 if it can't be told. */
  private static long size(AtomicFile.Content content) {
    long[] count = new long[1];
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int value) {
            count[0]++;
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            count[0] += length;
          }
        };
    try {
      content.writeTo(counting);
      return count[0];
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }
}
