package io.github.convoscope.data;

import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.task.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds labelled colour pictures of one size, one byte for each pixel and colour.
 *
 * @param rows height of a picture in pixels
 * @param columns width of a picture in pixels
 * @param names the classes' names; a label is an index into them
 * @param pixels all pictures one after the other, each as planes of red, green and blue, unsigned
 *     bytes; not to be changed
 * @param labels the label of each picture; not to be changed
 */
public record LabelledPictures(
    int rows, int columns, List<String> names, byte[] pixels, int[] labels) {
  /** Red, green and blue. */
  public static final int CHANNELS = 3;

  /** Checks that sizes agree. */
  public LabelledPictures {
    names = List.copyOf(names);
    if (pixels.length != (long) labels.length * CHANNELS * rows * columns) {
      throw new IllegalArgumentException(
          pixels.length + " pixels for " + labels.length + " labels");
    }
  }

  /**
   * The names of the folders in a folder, in alphabetical order; each is a class.
   *
   * @throws Problem when there is no such folder, or none in it
   */
  public static List<String> classes(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw Problem.input(Message.of("data.no-folder", folder));
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<String> names =
          entries
              .filter(Files::isDirectory)
              .map(entry -> String.valueOf(entry.getFileName()))
              .filter(name -> !name.startsWith("."))
              .sorted()
              .toList();
      if (names.isEmpty()) {
        throw Problem.input(Message.of("data.no-class-folders", folder));
      }
      return names;
    } catch (IOException e) {
      throw Problem.input(Message.of("data.cannot-read", folder), e);
    }
  }

  /**
   * Reads all pictures of a folder that has a folder for each class. A picture of another size is
   * scaled, and its middle cut out.
   *
   * @param names of the classes, as {@link PictureFolders} finds them
   * @throws Problem when a folder is no class or a picture can't be read
   */
  public static LabelledPictures read(Path folder, List<String> names, int rows, int columns) {
    List<PictureFolders.LabelledPicture> files = PictureFolders.read(folder, names);
    int size = CHANNELS * rows * columns;
    byte[] pixels = new byte[Math.multiplyExact(files.size(), size)];
    int[] labels = new int[files.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = files.get(i).label();
      float[] light = fitted(ImageFile.readColours(files.get(i).file()), rows, columns).values();
      for (int p = 0; p < size; p++) {
        pixels[i * size + p] = (byte) Math.round(255 * Math.max(0, Math.min(1, light[p])));
      }
    }
    return new LabelledPictures(rows, columns, names, pixels, labels);
  }

  private static ColourImage fitted(ColourImage image, int rows, int columns) {
    if (image.rows() == rows && image.columns() == columns) {
      return image;
    }
    double scale = Math.max((double) rows / image.rows(), (double) columns / image.columns());
    return image.scaled(rows, columns, scale, 0);
  }

  /** The number of pictures. */
  public int count() {
    return labels.length;
  }

  /** The number of bytes of a picture. */
  public int size() {
    return CHANNELS * rows * columns;
  }

  /** The SHA-256 of all pixels, in hexadecimal. */
  public String sha256() {
    return Sha256.ofBytes(pixels);
  }

  /** The pictures with these indices, in their order. */
  public LabelledPictures chosen(int[] indices) {
    int size = size();
    byte[] chosen = new byte[Math.multiplyExact(indices.length, size)];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(pixels, indices[i] * size, chosen, i * size, size);
    }
    return new LabelledPictures(
        rows, columns, names, chosen, Arrays.stream(indices).map(i -> labels[i]).toArray());
  }

  /**
   * The indices of the last pictures of each class, or of all others, in ascending order.
   *
   * @param share part of each class that counts as its last, 0 to 1; at least one picture
   * @param last whether the last ones are asked for, or the others
   */
  public int[] split(double share, boolean last) {
    int[] sizes = new int[names.size()];
    for (int label : labels) {
      sizes[label]++;
    }
    int[] seen = new int[names.size()];
    int[] indices = new int[labels.length];
    int count = 0;
    for (int i = 0; i < labels.length; i++) {
      int kept = Math.max(1, (int) Math.round(share * sizes[labels[i]]));
      if (seen[labels[i]]++ >= sizes[labels[i]] - kept == last) {
        indices[count++] = i;
      }
    }
    return Arrays.copyOf(indices, count);
  }
}
