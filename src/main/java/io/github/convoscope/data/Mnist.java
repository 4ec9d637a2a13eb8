package io.github.convoscope.data;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads MNIST from a folder with its usual files, gzipped or not, and splits it. */
public final class Mnist {
  /** SHA-256 of the original files, unpacked. */
  public static final Map<String, String> SHA256 =
      Map.of(
          "train-images-idx3-ubyte",
          "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
          "train-labels-idx1-ubyte",
          "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
          "t10k-images-idx3-ubyte",
          "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
          "t10k-labels-idx1-ubyte",
          "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

  /** The number of training digits, the last ones, for validation. */
  public static final int VALIDATION = 5000;

  private final Path folder;

  /**
   * MNIST in a folder.
   *
   * @throws Problem when there is no such folder
   */
  public Mnist(Path folder) {
    this.folder = folder;
    if (!Files.isDirectory(folder)) {
      throw Problem.input(Message.of("data.no-folder", folder));
    }
  }

  /** Names the parts of the digits. */
  public enum Split {
    /** The training digits without the last 5,000. */
    TRAIN,
    /** The last 5,000 training digits. */
    VALIDATION,
    /** The t10k files. */
    TEST
  }

  /** True when the training files exist. */
  public boolean hasTrain() {
    return find("train-images-idx3-ubyte") != null;
  }

  /** True when the t10k files exist. */
  public boolean hasTest() {
    return find("t10k-images-idx3-ubyte") != null;
  }

  /**
   * Reads a part.
   *
   * @throws Problem when files are missing, broken, empty or do not match
   */
  public DigitImages read(Split split) {
    if (split == Split.TEST) {
      return read("t10k");
    }
    DigitImages all = read("train");
    int border = Math.max(0, all.count() - VALIDATION);
    return split == Split.TRAIN ? all.range(0, border) : all.range(border, all.count());
  }

  /** The names of the files that a part is read from. */
  public static List<String> names(Split split) {
    String stem = split == Split.TEST ? "t10k" : "train";
    return List.of(stem + "-images-idx3-ubyte", stem + "-labels-idx1-ubyte");
  }

  private DigitImages read(String stem) {
    Path images = file(stem + "-images-idx3-ubyte");
    Path labels = file(stem + "-labels-idx1-ubyte");
    IdxFile.Content pixels = IdxFile.read(images, 3);
    IdxFile.Content classes = IdxFile.read(labels, 1);
    if (pixels.extents()[0] != classes.extents()[0]) {
      throw Problem.input(
          Message.of("data.counts-differ", images, pixels.extents()[0], classes.extents()[0]));
    }
    if (pixels.extents()[0] == 0) {
      throw Problem.input(Message.of("data.no-digits", images));
    }
    for (byte label : classes.values()) {
      if (label < 0 || label > 9) {
        throw Problem.input(Message.of("data.no-digit-label", labels, label & 0xff));
      }
    }
    return new DigitImages(
        pixels.extents()[1], pixels.extents()[2], pixels.values(), classes.values());
  }

  /**
   * Finds one of the files.
   *
   * @param name without {@code .gz}
   * @throws Problem when it does not exist
   */
  public Path file(String name) {
    Path found = find(name);
    if (found == null) {
      throw Problem.input(Message.of("data.no-file-in", name, folder));
    }
    return found;
  }

  private @Nullable Path find(String name) {
    List<Path> candidates = new ArrayList<>();
    for (String suffix : List.of("", ".gz")) {
      candidates.add(folder.resolve(name + suffix));
      candidates.add(folder.resolve(name.replace("-idx", ".idx") + suffix));
    }
    return candidates.stream().filter(Files::isRegularFile).findFirst().orElse(null);
  }
}
