package io.github.convoscope.data;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads labelled pictures from a folder that has a folder for each class. */
public final class PictureFolders {
  private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");

  private PictureFolders() {}

  /**
   * The names of the classes: of the folders in a folder, in alphabetical order.
   *
   * @throws Problem when there is no such folder, or no folder in it
   */
  public static List<String> names(Path folder) {
    List<String> names =
        entries(folder).stream()
            .filter(Files::isDirectory)
            .map(path -> path.getFileName().toString())
            .filter(name -> !name.startsWith("."))
            .toList();
    if (names.isEmpty()) {
      throw Problem.input(Message.of("data.no-class-folders", folder));
    }
    return names;
  }

  /**
   * Reads all pictures of these classes, those of each class in alphabetical order. A picture of
   * another size is scaled and its middle cut out.
   *
   * @throws Problem when a class has no pictures or a picture can't be read
   */
  public static LabelledPictures read(Path folder, List<String> names, int rows, int columns) {
    List<Path> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int label = 0; label < names.size(); label++) {
      Path of = folder.resolve(names.get(label));
      int before = files.size();
      entries(of).stream().filter(PictureFolders::isPicture).forEach(files::add);
      if (files.size() == before) {
        throw Problem.input(Message.of("data.no-pictures", of));
      }
      while (labels.size() < files.size()) {
        labels.add(label);
      }
    }
    int plane = rows * columns;
    int size = LabelledPictures.CHANNELS * plane;
    byte[] pixels = new byte[Math.multiplyExact(files.size(), size)];
    int[] line = new int[plane];
    for (int i = 0; i < files.size(); i++) {
      picture(files.get(i), rows, columns).getRGB(0, 0, columns, rows, line, 0, columns);
      for (int channel = 0; channel < LabelledPictures.CHANNELS; channel++) {
        for (int p = 0; p < plane; p++) {
          pixels[i * size + channel * plane + p] = (byte) (line[p] >> 16 - 8 * channel);
        }
      }
    }
    return new LabelledPictures(
        rows, columns, names, pixels, labels.stream().mapToInt(Integer::intValue).toArray());
  }

  private static BufferedImage picture(Path file, int rows, int columns) {
    try {
      BufferedImage image = ImageFile.decode(file);
      if (image.getWidth() == columns && image.getHeight() == rows) {
        return image;
      }
      throw new IOException("size");
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw Problem.input(Message.of("data.not-an-image", file), e);
    }
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file) && ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static List<Path> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw Problem.input(Message.of("data.no-folder", folder));
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw Problem.input(Message.of("data.cannot-read", folder), e);
    }
  }
}
