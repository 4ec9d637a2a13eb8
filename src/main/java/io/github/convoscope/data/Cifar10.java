package io.github.convoscope.data;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Reads CIFAR-10 (Krizhevsky 2009): its official binary files, or its pictures in a folder a class.
 * A record of the binary files is a byte with the label and 3,072 bytes of red, green and blue, 32
 * rows of 32 pixels each.
 */
public final class Cifar10 {
  /** Height and width of a picture. */
  public static final int SIDE = 32;

  /** The classes, in the order of their labels. */
  public static final List<String> NAMES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private static final int PIXELS = LabelledPictures.CHANNELS * SIDE * SIDE;
  private static final int RECORD = 1 + PIXELS;
  private static final long MOST_BYTES = 1L << 28;
  private static final List<String> BATCHES =
      IntStream.rangeClosed(1, 5).mapToObj(n -> "data_batch_" + n + ".bin").toList();

  private Cifar10() {}

  /**
   * Reads the training pictures of a folder.
   *
   * @param folder has the files {@code data_batch_1.bin} to {@code data_batch_5.bin}, or a folder a
   *     class, or a folder {@code cifar-10-batches-bin} or {@code train} with them
   * @throws Problem when neither is there, or a file is broken
   */
  public static LabelledPictures train(Path folder) {
    Path place = place(folder);
    return Files.exists(place.resolve(BATCHES.get(0)))
        ? binary(BATCHES.stream().map(place::resolve).toList())
        : LabelledPictures.read(place, NAMES, SIDE, SIDE);
  }

  /**
   * Looks whether a folder has what {@link #train} reads, without reading it.
   *
   * @throws Problem when it has not
   */
  public static void check(Path folder) {
    place(folder);
  }

  /** The folder with the binary files or the folders of the classes. */
  private static Path place(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw Problem.input(Message.of("data.no-folder", folder));
    }
    for (Path place : List.of(folder, folder.resolve("cifar-10-batches-bin"))) {
      if (Files.exists(place.resolve(BATCHES.get(0)))) {
        return place;
      }
    }
    for (Path place : List.of(folder, folder.resolve("train"))) {
      if (NAMES.stream().allMatch(name -> Files.isDirectory(place.resolve(name)))) {
        return place;
      }
    }
    throw Problem.input(Message.of("data.no-cifar", folder));
  }

  /**
   * Reads binary files, one after the other.
   *
   * @throws Problem when one is missing, has no whole number of records or a label above 9
   */
  public static LabelledPictures binary(List<Path> files) {
    List<byte[]> contents = new ArrayList<>();
    int count = 0;
    for (Path file : files) {
      byte[] content = content(file);
      contents.add(content);
      count += content.length / RECORD;
    }
    byte[] pixels = new byte[count * PIXELS];
    int[] labels = new int[count];
    int at = 0;
    for (int f = 0; f < files.size(); f++) {
      byte[] content = contents.get(f);
      for (int from = 0; from < content.length; from += RECORD) {
        labels[at] = content[from] & 0xff;
        if (labels[at] >= NAMES.size()) {
          throw Problem.input(
              Message.of("data.no-cifar-label", files.get(f), from / RECORD, labels[at]));
        }
        System.arraycopy(content, from + 1, pixels, at * PIXELS, PIXELS);
        at++;
      }
    }
    return new LabelledPictures(SIDE, SIDE, NAMES, pixels, labels);
  }

  private static byte[] content(Path file) {
    if (!Files.isRegularFile(file)) {
      throw Problem.input(Message.of("data.no-file", file));
    }
    try {
      long size = Files.size(file);
      if (size == 0 || size > MOST_BYTES || size % RECORD != 0) {
        throw Problem.input(
            Message.of("data.no-cifar-file", file, String.format(Locale.ROOT, "%d", size), RECORD));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw Problem.input(Message.of("data.cannot-read", file), e);
    }
  }
}
