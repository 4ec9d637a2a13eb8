package io.github.convoscope.data;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Lists the picture files of a folder and its subfolders. */
public final class PictureFiles {
  /** Most files that are listed. */
  public static final int MOST = 200_000;

  /** Deepest subfolders that are looked into. */
  private static final int DEEPEST = 8;

  private PictureFiles() {}

  /**
   * The pictures, by the names of folders and files; hidden ones are passed over.
   *
   * @return at least one file, at most {@value #MOST}
   * @throws Problem if it is no folder that can be read, or has no pictures
   */
  public static List<Path> below(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw Problem.input(Message.of("data.no-folder", folder));
    }
    try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
      List<Path> found =
          files
              .filter(file -> visible(folder.relativize(file)) && Files.isRegularFile(file))
              .filter(PictureDecoder::recognises)
              .limit(MOST)
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw Problem.input(Message.of("data.no-pictures-below", folder));
      }
      return found;
    } catch (IOException | UncheckedIOException e) {
      throw Problem.input(Message.of("data.cannot-read", folder), e);
    }
  }

  private static boolean visible(Path below) {
    for (Path part : below) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }
}
