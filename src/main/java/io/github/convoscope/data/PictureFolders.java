package io.github.convoscope.data;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lists pictures in a folder for each class. A folder's name is a label, one of a label's parts
 * between commas, or the index of a class; where the classes have no names, the folders in
 * alphabetical order are the classes from 0 on.
 */
public final class PictureFolders {
  private PictureFolders() {}

  /**
   * A picture whose class is known; it is not read yet.
   *
   * @param file the picture
   * @param label index of its class
   */
  public record LabelledPicture(Path file, int label) {}

  /**
   * Lists the pictures, folder by folder, each in the order of the files' names.
   *
   * @param labels of the classes; numbers from 0 on where they have no names
   * @return at least one picture
   * @throws Problem if a folder is no class, or there are no pictures
   */
  public static List<LabelledPicture> read(Path folder, List<String> labels) {
    if (!Files.isDirectory(folder)) {
      throw Problem.input(Message.of("data.no-folder", folder));
    }
    List<Path> folders = list(folder).stream().filter(Files::isDirectory).toList();
    List<LabelledPicture> pictures = new ArrayList<>();
    boolean byOrder = inOrder(folders, labels);
    if (byOrder && folders.size() > labels.size()) {
      throw Problem.input(
          Message.of("data.too-many-folders", folder, folders.size(), labels.size()));
    }
    for (int i = 0; i < folders.size(); i++) {
      Path one = folders.get(i);
      int label = byOrder ? i : index(one, labels);
      list(one).stream()
          .filter(PictureDecoder::recognises)
          .forEach(file -> pictures.add(new LabelledPicture(file, label)));
    }
    if (pictures.isEmpty()) {
      throw Problem.input(Message.of("data.no-pictures", folder));
    }
    return pictures;
  }

  private static boolean inOrder(List<Path> folders, List<String> labels) {
    boolean numbered =
        labels.equals(IntStream.range(0, labels.size()).mapToObj(Integer::toString).toList());
    return numbered
        && folders.stream().anyMatch(folder -> number(name(folder)) < 0)
        && folders.stream().noneMatch(folder -> labels.contains(name(folder)));
  }

  private static int index(Path folder, List<String> labels) {
    String name = name(folder);
    List<Integer> found =
        IntStream.range(0, labels.size())
            .filter(i -> fold(labels.get(i)).equals(fold(name)))
            .boxed()
            .toList();
    if (found.isEmpty()) {
      found =
          IntStream.range(0, labels.size())
              .filter(i -> parts(labels.get(i)).contains(fold(name)))
              .boxed()
              .toList();
    }
    if (found.size() > 1) {
      throw Problem.input(
          Message.of(
              "data.folder-ambiguous",
              folder,
              found.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }
    int number = found.isEmpty() ? number(name) : found.get(0);
    if (number < 0 || number >= labels.size()) {
      throw Problem.input(Message.of("data.no-class", folder, labels.size()));
    }
    return number;
  }

  private static Set<String> parts(String label) {
    return Arrays.stream(label.split(",")).map(PictureFolders::fold).collect(Collectors.toSet());
  }

  /** Capitals and underscores for spaces make no difference. */
  private static String fold(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The number that a name is, or -1. */
  private static int number(String name) {
    return name.matches("\\d{1,9}") ? Integer.parseInt(name) : -1;
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  /** What is in a folder, by name; hidden files are passed over. */
  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !name(file).startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw Problem.input(Message.of("data.cannot-read", folder), e);
    }
  }
}
