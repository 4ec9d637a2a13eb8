package io.github.convoscope.data;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.task.Progress;
import io.github.convoscope.task.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a folder of drawings of digits, such as a user kept from the pad.
 *
 * <pre>{@code
 * List<LabelledDrawing> mine = DrawingFolder.read(Path.of("my-digits"));
 * }</pre>
 *
 * <p>Each file holds one drawing or more ({@link StrokesFile}). Which digit a drawing shows is said
 * by the file itself, or by the name of the folder that it lies in ({@code 7/first.json}), or by
 * the first letter of its name ({@code 7-first.json}).
 */
public final class DrawingFolder {
  private static final int DEPTH = 2;
  private static final int MOST_FILES = 20_000;

  private DrawingFolder() {}

  /**
   * The files with drawings, sorted by their paths.
   *
   * @throws Problem when there is no such folder, or it has none or too many
   */
  public static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw Problem.input(Message.of("data.no-folder", folder));
    }
    try (Stream<Path> all = Files.walk(folder, DEPTH)) {
      List<Path> files =
          all.filter(Files::isRegularFile)
              .filter(StrokesFile::recognises)
              .limit(MOST_FILES + 1L)
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw Problem.input(Message.of("data.no-drawings", folder));
      }
      if (files.size() > MOST_FILES) {
        throw Problem.input(Message.of("data.too-many-drawings", folder, MOST_FILES));
      }
      return files;
    } catch (IOException e) {
      throw Problem.input(Message.of("data.cannot-read", folder), e);
    }
  }

  /**
   * Reads all drawings, in the order of {@link #files}.
   *
   * @throws Problem when a file can't be read or doesn't say which digit its drawing shows
   */
  public static List<LabelledDrawing> read(Path folder) {
    List<LabelledDrawing> drawings = new ArrayList<>();
    for (Path file : files(folder)) {
      for (LabelledDrawing drawing : StrokesFile.readAll(file)) {
        Integer label = drawing.label() == null ? label(folder, file) : drawing.label();
        if (label == null || label < 0 || label > 9) {
          throw Problem.input(Message.of("data.which-digit", file));
        }
        drawings.add(
            new LabelledDrawing(label, drawing.writer(), drawing.style(), drawing.drawing()));
      }
    }
    return drawings;
  }

  private static @Nullable Integer label(Path folder, Path file) {
    Path parent = file.getParent();
    if (parent != null && !parent.equals(folder)) {
      String name = String.valueOf(parent.getFileName());
      if (name.length() == 1 && digit(name) != null) {
        return digit(name);
      }
    }
    return digit(String.valueOf(file.getFileName()));
  }

  private static @Nullable Integer digit(String name) {
    char first = name.charAt(0);
    return first >= '0' && first <= '9' ? (Integer) (first - '0') : null;
  }

  /** The SHA-256 of all files, one after the other, in hexadecimal. */
  public static String sha256(Path folder) {
    try {
      return Sha256.ofFiles(files(folder), Progress.NONE);
    } catch (IOException e) {
      throw Problem.input(Message.of("data.cannot-read", folder), e);
    }
  }
}
