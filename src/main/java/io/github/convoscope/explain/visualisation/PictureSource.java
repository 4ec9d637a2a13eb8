package io.github.convoscope.explain.visualisation;

import io.github.convoscope.data.ImageFile;
import io.github.convoscope.data.PictureFiles;
import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.drawing.photo.ReadyPictures;
import io.github.convoscope.task.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A list of pictures that are read one at a time. Any thread. */
public interface PictureSource {
  /** Names of the pictures, in order: those of the program's own, or paths below a folder. */
  List<String> names();

  /**
   * Reads a picture.
   *
   * @throws io.github.convoscope.message.Problem if it can't be read
   */
  ColourImage read(int index);

  /** Differs where other pictures are in the list, or one of them has changed. */
  String fingerprint();

  /** The pictures that come with the program. */
  static PictureSource ready() {
    List<String> names = ReadyPictures.names();
    return new PictureSource() {
      @Override
      public List<String> names() {
        return names;
      }

      @Override
      public ColourImage read(int index) {
        return ReadyPictures.draw(names.get(index), ExamplePictures.READY_SIDE);
      }

      @Override
      public String fingerprint() {
        return Sha256.ofText(String.join("\n", names));
      }
    };
  }

  /**
   * The pictures in a folder and its subfolders.
   *
   * @throws io.github.convoscope.message.Problem if it has none, or can't be read
   */
  static PictureSource folder(Path folder) {
    List<Path> files = PictureFiles.below(folder);
    List<String> names = files.stream().map(file -> folder.relativize(file).toString()).toList();
    StringBuilder facts = new StringBuilder(folder.toAbsolutePath().toString());
    for (Path file : files) {
      facts.append('\n').append(file).append(' ').append(stamp(file));
    }
    String fingerprint = Sha256.ofText(facts.toString());
    return new PictureSource() {
      @Override
      public List<String> names() {
        return names;
      }

      @Override
      public ColourImage read(int index) {
        return ImageFile.readColours(files.get(index));
      }

      @Override
      public String fingerprint() {
        return fingerprint;
      }
    };
  }

  private static String stamp(Path file) {
    try {
      return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
